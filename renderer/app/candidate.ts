import type { Candidate } from '../../electron/contract';
import { go, holdRoute } from './router';
import { createStore } from './store';

/** A connected identity that waits for "This is my account". Nothing else can be done before. */
export const candidate = createStore<Candidate | null>(null);

/** Opens the confirmation; holds the person there until it is answered. */
export function askAccount(found: Candidate): void {
  candidate.set(found);
  go({ screen: 'connect' });
  holdRoute(true);
}

export function answerAccount(): void {
  candidate.set(null);
  holdRoute(false);
}
