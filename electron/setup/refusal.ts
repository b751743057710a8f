import type { Problem } from '../contract/common';
import type { ProblemCode, StepId } from '../contract/constants';

/** The call of each step that makes something. */
const makes: Partial<Readonly<Record<StepId, readonly string[]>>> = {
  alias: ['CreateAccountAlias'],
  user: ['CreateUser'],
  policy: ['AddUserToGroup'],
  'mfa-create': ['CreateVirtualMFADevice'],
  'mfa-phone': ['CreateVirtualMFADevice'],
  password: ['CreateLoginProfile'],
  'access-key': ['CreateAccessKey'],
};

/** Problems that say that what the step wants to make is there already and not this run's, or was not taken. */
const notMade: Partial<Readonly<Record<StepId, readonly ProblemCode[]>>> = {
  user: ['name-taken'],
  'mfa-create': ['name-taken', 'mfa-orphan'],
  'mfa-phone': ['name-taken', 'mfa-orphan'],
  password: ['password-policy'],
};

/**
 * True when AWS itself said no to the call that would have made the step's object, so that there is none.
 * A lost answer, a server error, or a refusal of another call leaves it open.
 */
export function wasRefused(step: StepId, { code, aws }: Problem): boolean {
  if (notMade[step]?.includes(code) === true) return true;
  const status = aws?.httpStatus ?? null;
  if (aws === undefined || status === null || status < 400 || status >= 500) return false;
  return makes[step]?.includes(aws.operation) === true;
}
