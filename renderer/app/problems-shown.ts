import type { Problem } from '../../electron/contract';
import { createStore } from './store';

/** The problem that no screen has a place for; the shell shows it in a dialog. */
export const shownProblem = createStore<Problem | null>(null);

export function showProblem(problem: Problem): void {
  shownProblem.set(problem);
}
