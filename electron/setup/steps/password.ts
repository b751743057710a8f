import { isAws } from '../../aws/errors';
import { ProblemError } from '../../contract/problem';
import { awsCommand } from '../cli';
import { already, done, type Step, type StepContext } from '../context';
import { keychainItems } from '../facts';
import { generatePassword } from '../password';
import { readPasswordPolicy } from '../policy-read';

async function keptPassword({ facts, keychain }: StepContext): Promise<string | null> {
  const kept = await keychain.get(keychainItems(facts.runId).password);
  return kept === null ? null : Buffer.from(kept).toString('utf8');
}

/** The password is in the keychain, and read back, before AWS hears it. A typed one cannot be made anew. */
async function newPassword(context: StepContext): Promise<string> {
  const { facts, keychain } = context;
  const item = keychainItems(facts.runId).password;
  if (facts.typedPassword)
    throw new ProblemError('password-policy', { params: { reason: 'typed' }, field: 'password' });
  const policy = await readPasswordPolicy(context.iam);
  const password = generatePassword(policy);
  await keychain.put(item, Buffer.from(password, 'utf8'));
  return password;
}

async function hasPassword({ facts, iam }: StepContext): Promise<boolean> {
  try {
    await iam('GetLoginProfile', { UserName: facts.userName });
    return true;
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return false;
    throw error;
  }
}

export const passwordStep: Step = {
  id: 'password',
  mark: 'undo',
  cli: ({ userName, mustChangePassword, typedPassword }) =>
    awsCommand('iam create-login-profile', [
      ['user-name', userName],
      ['password', typedPassword ? `'<your password>'` : `'<generated password>'`],
      [mustChangePassword ? 'password-reset-required' : 'no-password-reset-required', null],
    ]),
  async apply(context) {
    const { facts, iam, resumed, boundary } = context;
    const kept = await keptPassword(context);
    if (resumed && (await hasPassword(context))) {
      // It was stored before it was sent, so a login profile that is there has this very password.
      if (kept !== null) return already();
      // Nobody knows that one any more.
      await iam('DeleteLoginProfile', { UserName: facts.userName });
    }
    let password = kept ?? (await newPassword(context));
    await boundary('password:stored');
    for (let tried = 1; ; tried += 1) {
      try {
        await iam('CreateLoginProfile', {
          UserName: facts.userName,
          Password: password,
          PasswordResetRequired: facts.mustChangePassword,
        });
        await boundary('password:committed');
        return done();
      } catch (error) {
        if (isAws(error, 'password-policy') && tried < 3) {
          password = await newPassword(context);
        } else if (isAws(error, 'no-answer', 'service-failure') && tried < 3) {
          await context.wait('no-answer', 1000);
          if (await hasPassword(context)) return done();
        } else if (
          isAws(error, 'no-such-entity', 'temporarily-unmodifiable', 'concurrent-change') &&
          tried < 10
        ) {
          await context.wait('other-change', 1000);
        } else throw error;
      }
    }
  },
};
