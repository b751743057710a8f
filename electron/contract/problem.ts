import type { Problem } from './common';
import type { ProblemCode } from './constants';

type Extra = Partial<Pick<Problem, 'params' | 'field' | 'aws' | 'at'>>;

/**
 * The only error that rooms throw on purpose. The dispatcher turns it into `{ ok: false, problem }`;
 * anything else becomes the problem `unknown`. The message is the code alone, so that logging it leaks nothing.
 */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, extra: Extra = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'ProblemError';
    this.problem = { code, params: {}, at: Date.now(), ...extra };
  }
}

/** True when `error` is a ProblemError, of the given code if one is named. */
export function isProblem(error: unknown, code?: ProblemCode): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.problem.code === code);
}
