import { isAws } from '../aws/errors';
import { parseIdentity } from '../aws/identity';
import { ProblemError } from '../contract/problem';
import type { UndoContext } from './context';
import { loadKey } from './keys';
import { isDone, paramOf, type RunState } from './state';
import { userNow } from './user-now';
import type { JournalRecord } from './journal';
import type { StepId } from '../contract/constants';

/**
 * Nothing is sent before the credentials are known to be of the run's account; this also tells AWS's time.
 * @throws ProblemError `account-mismatch`
 */
export async function verifyAccount({ facts, sts }: Pick<UndoContext, 'facts' | 'sts'>): Promise<void> {
  const { output } = await sts('GetCallerIdentity', {});
  const identity = parseIdentity(output.Arn ?? '');
  if (identity?.accountId === facts.accountId && identity.partition === facts.partition) return;
  throw new ProblemError('account-mismatch', {
    params: {
      account: facts.accountId,
      ...(identity === null ? {} : { keyAccount: identity.accountId }),
    },
  });
}

/**
 * Steps whose secret is no longer where it was stored, although a later step still needs it.
 * They are made anew: a device without its seed and a key without its secret are of no use to anyone.
 */
export async function lostSteps(
  state: RunState,
  { vault, keychain }: Pick<UndoContext, 'vault' | 'keychain'>,
): Promise<readonly StepId[]> {
  if (isDone(state, 'proof')) return [];
  const lost: StepId[] = [];
  if (isDone(state, 'mfa-create') && !vault.has(paramOf(state, 'mfa-create', 'entryId')))
    lost.push('mfa-create', 'mfa-enable');
  if (isDone(state, 'access-key') && (await loadKey(keychain, state.facts.runId)) === null)
    lost.push('access-key', 'propagation');
  return lost.filter((id) => id === 'mfa-create' || id === 'access-key' || isDone(state, id));
}

/**
 * A device whose codes AWS refused twice is removed again, so that nothing half-made stays.
 * Returns what to write down.
 */
export async function removeRefused(
  context: UndoContext,
  step: 'mfa-enable' | 'mfa-phone',
): Promise<readonly JournalRecord[]> {
  const source = step === 'mfa-enable' ? 'mfa-create' : 'mfa-phone';
  const serialNumber = paramOf(context.state(), source, 'serialNumber');
  await context.iam('DeleteVirtualMFADevice', { SerialNumber: serialNumber }).catch((failed: unknown) => {
    if (!isAws(failed, 'no-such-entity')) throw failed;
  });
  await context.vault.remove(paramOf(context.state(), source, 'entryId'));
  const at = Date.now();
  return source === 'mfa-phone'
    ? [{ type: 'reset', at, step: source }]
    : [
        { type: 'reset', at, step: source },
        { type: 'reset', at, step },
      ];
}

/**
 * Before a run goes on after a rest: the user must still be the one it made.
 * @throws ProblemError `name-taken` when it is somebody else's, `not-found` when it is gone
 */
export async function verifyUser(context: UndoContext): Promise<void> {
  if (!isDone(context.state(), 'user')) return;
  const { whose } = await userNow(context);
  const params = { userName: context.facts.userName, what: 'user' };
  if (whose === 'foreign') throw new ProblemError('name-taken', { params });
  if (whose === 'nobody') throw new ProblemError('not-found', { params });
}
