import { callerArn, arnOf, findUser, groupsOf, userArn, type Caller } from './context';
import { wire } from './errors';
import type { Input } from './input';
import { statementsOf } from './managed-policies';
import { applies, parseDocument, type Attempt } from './policy-document';
import type { State, User } from './state';
import type { ServiceName } from './wire';

/** STS calls that need no permission. */
const FREE = ['GetCallerIdentity', 'GetSessionToken'];

const resourceOf = (state: State, caller: Caller, input: Input): string => {
  const name = input.raw('UserName');
  const user = name === undefined ? caller.user : findUser(state, name);
  if (user) return userArn(state, user);
  if (name !== undefined) return arnOf(state, `user/${name}`);
  return input.raw('SerialNumber') ?? input.raw('PolicyArn') ?? '*';
};

const statementsFor = (state: State, user: User) => [
  ...Object.values(user.inline).flatMap(parseDocument),
  ...[user.attached, ...groupsOf(state, user).map((group) => group.attached)].flat().flatMap(statementsOf),
];

const denial = (state: State, caller: Caller, attempt: Attempt, reason: string) =>
  wire.denied(
    `User: ${callerArn(state, caller)} is not authorized to perform: ${attempt.action} on resource: ${attempt.resource} ${reason}`,
  );

const attemptOf = (
  state: State,
  caller: Caller,
  service: ServiceName,
  action: string,
  input: Input,
): Attempt => ({
  action: `${service}:${action}`,
  resource: resourceOf(state, caller, input),
  userName: caller.user?.name ?? '',
  mfa: caller.session === null ? null : caller.session.mfa,
});

/** Throws AccessDenied unless the caller's policies allow the call; the root user may do everything. */
export const authorize = (
  state: State,
  caller: Caller,
  service: ServiceName,
  action: string,
  input: Input,
): void => {
  if (!caller.user || FREE.includes(action)) return;
  // The account's password policy may open this one call to everybody.
  if (action === 'ChangePassword' && state.passwordPolicy?.AllowUsersToChangePassword) return;
  const attempt = attemptOf(state, caller, service, action, input);
  const effects = statementsFor(state, caller.user)
    .filter((statement) => applies(statement, attempt))
    .map((statement) => statement.Effect);
  if (effects.includes('Deny')) {
    throw denial(state, caller, attempt, 'with an explicit deny in an identity-based policy');
  }
  if (effects.includes('Allow')) return;
  throw denial(
    state,
    caller,
    attempt,
    `because no identity-based policy allows the ${attempt.action} action`,
  );
};

/** The denial of "permission is denied": an organization's rule for root, a missing right for a user. */
export const armedDenial = (
  state: State,
  caller: Caller,
  service: ServiceName,
  action: string,
  input: Input,
) => {
  const attempt = attemptOf(state, caller, service, action, input);
  return denial(
    state,
    caller,
    attempt,
    caller.user
      ? `because no identity-based policy allows the ${attempt.action} action`
      : 'with an explicit deny in a service control policy',
  );
};
