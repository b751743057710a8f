import { ProblemError } from '../contract/problem';
import type { AuthenticatorPorts } from './ports';

type Ports = Pick<AuthenticatorPorts, 'vault' | 'confirmSecret'>;

/**
 * Unlocking once more before a secret is shown, in the way the vault is unlocked: by its passphrase where it has one,
 * else by the operating system's own question where it has one.
 * @throws ProblemError `passphrase-needed`, `passphrase-wrong` {until, when the next try has to wait}, `too-many-tries` {until}
 */
export const createUnlockAgain =
  ({ vault, confirmSecret }: Ports) =>
  async (passphrase: string | null): Promise<void> => {
    if (!vault.hasPassphrase) {
      if (!(await confirmSecret())) throw new ProblemError('passphrase-wrong');
      return;
    }
    const field = 'passphrase';
    if (passphrase === null || passphrase === '') throw new ProblemError('passphrase-needed', { field });
    if (await vault.checkPassphrase(passphrase)) return;
    const until = await vault.slowedUntil();
    throw new ProblemError('passphrase-wrong', { field, ...(until === null ? {} : { params: { until } }) });
  };
