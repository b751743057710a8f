import { randomUUID } from 'node:crypto';
import { ProblemError } from '../contract/problem';

/** A password that nobody uses is forgotten after this, ms. */
const life = 60 * 60_000;

/** Typed passwords between the moment they are typed and the start of the run. The page knows their names alone. */
export type HeldPasswords = {
  /** Takes the place of the one before: a form has one password. */
  hold(accountRef: string, password: string): string;
  /** @throws ProblemError `not-found` with `what` `password` */
  get(accountRef: string, passwordId: string): string;
  forget(): void;
};

export function createHeldPasswords(now: () => number = Date.now): HeldPasswords {
  let held: {
    readonly id: string;
    readonly accountRef: string;
    readonly bytes: Buffer;
    readonly at: number;
  } | null = null;
  const forget = (): void => {
    held?.bytes.fill(0);
    held = null;
  };
  return {
    hold(accountRef, password) {
      forget();
      held = { id: randomUUID(), accountRef, bytes: Buffer.from(password, 'utf8'), at: now() };
      return held.id;
    },
    get(accountRef, passwordId) {
      if (held !== null && now() - held.at > life) forget();
      if (held === null || held.id !== passwordId || held.accountRef !== accountRef)
        throw new ProblemError('not-found', { field: 'password', params: { what: 'password' } });
      return held.bytes.toString('utf8');
    },
    forget,
  };
}
