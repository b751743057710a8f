import { randomInt } from 'node:crypto';
import type { PasswordPolicy } from '../contract/account';
import { limits } from '../contract/constants';

/** Without `, " ; =` and look-alikes: the file forms of the hand-over quote nothing (aws facts 10). */
const classes = {
  lowercase: 'abcdefghijkmnopqrstuvwxyz',
  uppercase: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
  numbers: '23456789',
  // Only what AWS's password policy counts as a symbol.
  symbols: '!#$%^&*_',
} as const;
const everything = Object.values(classes).join('');
const usualLength = 24;

const pick = (letters: string): string => letters.charAt(randomInt(letters.length));

/** Random order without bias (Fisher and Yates). */
function shuffled(letters: string[]): string[] {
  for (let last = letters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [letters[last], letters[other]] = [letters[other] ?? '', letters[last] ?? ''];
  }
  return letters;
}

/** At least 24 characters, all four classes whatever the policy asks, first one a letter (no formula in a spreadsheet). */
export function generatePassword(policy: Pick<PasswordPolicy, 'minimumLength'>): string {
  const length = Math.min(limits.password, Math.max(usualLength, policy.minimumLength));
  const rest = Object.values(classes).map(pick);
  while (rest.length < length - 1) rest.push(pick(everything));
  return pick(classes.lowercase + classes.uppercase) + shuffled(rest).join('');
}

/** First rule of the policy that a typed password breaks, or null. AWS allows tab, line ends and U+0020 to U+00FF. */
export function brokenRule(
  password: string,
  policy: PasswordPolicy,
): 'length' | 'lowercase' | 'uppercase' | 'numbers' | 'symbols' | 'characters' | null {
  if (!/^[\u0020-\u00FF\t\n\r]*$/.test(password)) return 'characters';
  if (password.length < policy.minimumLength || password.length > limits.password) return 'length';
  if (policy.requireLowercase && !/[a-z]/.test(password)) return 'lowercase';
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return 'uppercase';
  if (policy.requireNumbers && !/[0-9]/.test(password)) return 'numbers';
  // AWS's own list of what counts as a symbol.
  if (policy.requireSymbols && !/[!@#$%^&*()_+\-=[\]{}|']/.test(password)) return 'symbols';
  return policy.custom ? null : mixOfThree(password);
}

/** Without a policy of the account AWS asks for eight characters and three of the four classes. */
function mixOfThree(password: string): 'symbols' | null {
  const had = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(password)).length;
  return had >= 3 ? null : 'symbols';
}
