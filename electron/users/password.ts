import type { Gateway } from '../aws';
import { isAws, problemOf } from '../aws/errors';
import { ProblemError, type Evidence, type PasswordPolicy } from '../contract';
import type { Keychain } from '../keychain';
import { nextPasswordItem } from './items';

/** The setup's rules for passwords. */
export type PasswordPort = {
  /** The password that the page typed and main holds. Throws `not-found` with `what` `password`. */
  typed(accountRef: string, passwordId: string): string;
  /** The held one has been used. */
  forget(): void;
  policy(iam: Gateway['iam']): Promise<PasswordPolicy>;
  generate(policy: PasswordPolicy): string;
  /** First rule that a typed password breaks, or null. */
  brokenRule(password: string, policy: PasswordPolicy): string | null;
};

type Wanted = {
  readonly accountRef: string;
  readonly userName: string;
  readonly password: { readonly kind: 'generate' } | { readonly kind: 'typed'; readonly value: string };
  readonly mustChange: boolean;
};
type Doors = { readonly gateway: Gateway; readonly keychain: Keychain; readonly passwords: PasswordPort };

const mostTries = 3;

/**
 * Stores the new password beside the old one before AWS hears it, and in its place when AWS took it, so that at no
 * moment the only copy is on its way. Throws `password-policy`, keychain problems and AWS's refusals.
 */
export async function setPassword(doors: Doors, wanted: Wanted, item: string): Promise<Evidence> {
  const { gateway, keychain, passwords } = doors;
  const next = nextPasswordItem(wanted.accountRef, wanted.userName);
  const policy = await passwords.policy(gateway.iam).catch((error: unknown) => {
    throw problemOf(error);
  });
  if (wanted.password.kind === 'typed') {
    const broken = passwords.brokenRule(wanted.password.value, policy);
    if (broken !== null)
      throw new ProblemError('password-policy', {
        params: { reason: 'typed', rule: broken },
        field: 'password',
      });
  }
  for (let tried = 1; ; tried += 1) {
    const password = wanted.password.kind === 'typed' ? wanted.password.value : passwords.generate(policy);
    const bytes = Buffer.from(password, 'utf8');
    try {
      await keychain.put(next, bytes);
      const evidence = await tellAws(gateway, wanted, password);
      await keychain.put(item, bytes);
      await keychain.remove(next);
      return evidence;
    } catch (error) {
      const again = wanted.password.kind === 'generate' && tried < mostTries;
      // The policy may not be ours to read; another random one may fit.
      if (again && isAws(error, 'password-policy')) continue;
      // Without an answer it stays: AWS may have taken it. A refusal is certain.
      if (isAws(error) && !error.sentMaybe) await keychain.remove(next);
      throw isAws(error, 'password-policy')
        ? new ProblemError('password-policy', { params: { reason: 'typed' }, field: 'password' })
        : problemOf(error, { user: wanted.userName });
    } finally {
      bytes.fill(0);
    }
  }
}

/** Creates or changes the login profile. After a lost answer the same password is sent again, which changes nothing. */
async function tellAws({ iam }: Gateway, wanted: Wanted, password: string): Promise<Evidence> {
  const input = { UserName: wanted.userName, Password: password, PasswordResetRequired: wanted.mustChange };
  let lost = false;
  for (let tried = 1; ; tried += 1) {
    try {
      const exists = await hasLogin(iam, wanted.userName);
      const { evidence } = exists
        ? await iam('UpdateLoginProfile', input, { repeat: 'once' })
        : await iam('CreateLoginProfile', input);
      return evidence;
    } catch (error) {
      // An account that remembers old passwords refuses the one that the lost try has set already.
      if (lost && isAws(error, 'password-policy'))
        return (await iam('GetLoginProfile', { UserName: wanted.userName })).evidence;
      if (!isAws(error, 'no-answer', 'service-failure', 'already-exists') || tried >= mostTries) throw error;
      lost ||= isAws(error, 'no-answer');
    }
  }
}

async function hasLogin(iam: Gateway['iam'], UserName: string): Promise<boolean> {
  try {
    await iam('GetLoginProfile', { UserName });
    return true;
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return false;
    throw error;
  }
}
