import { wire } from './errors';
import type { PasswordPolicy } from './state';

const SYMBOL = /[!@#$%^&*()_+\-=[\]{}|']/;
const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, SYMBOL] as const;

const broken = (rule: string) => wire.passwordPolicy(`Password should have ${rule}`);

/** Without a policy of its own an account has AWS's default: 8 letters of three kinds, and not the user's name. */
const checkDefault = (password: string, userName: string): void => {
  if (password.length < 8) throw broken('a minimum length of 8');
  if (kinds.filter((kind) => kind.test(password)).length < 3) {
    throw broken('at least three of uppercase letters, lowercase letters, numbers and symbols');
  }
  if (password.toLowerCase() === userName.toLowerCase()) {
    throw wire.passwordPolicy('Password should not be identical to the user name');
  }
};

/**
 * Holds a password against the account's policy. Throws PasswordPolicyViolation; the message has no password.
 * `earlier`: the user's passwords so far, newest first.
 */
export const checkPassword = (
  policy: PasswordPolicy | null,
  password: string,
  userName: string,
  earlier: readonly string[],
): void => {
  if (!policy) {
    checkDefault(password, userName);
    return;
  }
  const rules: readonly (readonly [boolean, boolean, string])[] = [
    [policy.RequireUppercaseCharacters, /[A-Z]/.test(password), 'at least one uppercase letter'],
    [policy.RequireLowercaseCharacters, /[a-z]/.test(password), 'at least one lowercase letter'],
    [policy.RequireNumbers, /[0-9]/.test(password), 'at least one number'],
    [policy.RequireSymbols, SYMBOL.test(password), 'at least one symbol'],
  ];
  if (password.length < policy.MinimumPasswordLength) {
    throw broken(`a minimum length of ${policy.MinimumPasswordLength}`);
  }
  for (const [required, held, rule] of rules) {
    if (required && !held) throw broken(rule);
  }
  if (earlier.slice(0, policy.PasswordReusePrevention ?? 0).includes(password)) {
    throw wire.passwordPolicy(
      'Policy constraint violation with password reuse prevention during password change.',
    );
  }
};
