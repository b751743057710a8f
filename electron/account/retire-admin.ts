import { ProblemError } from '../contract';
import { isAws, type AwsError } from '../aws/errors';
import { parseIdentity } from '../aws/identity';
import type { AwsCredentials, Gateway } from '../aws/port';
import { forgetKey, loadKey, retireItem, storeKey } from './credentials';
import { freshCode } from './fresh-code';
import type { ProvenAdmin, RetireContext } from './retire-context';

/** Good answers in a row after which a new key counts as copied, one second apart. */
const answersNeeded = 3;
/** How long AWS is given to copy a new key, in seconds. */
const copySeconds = 90;
/** AWS's longest quota of keys a user may have. */
const keyQuota = 2;

/**
 * Proves the administrator: its key, an MFA code, one IAM read and the very question that will be asked at the end.
 * Uses the key that was kept; else a temporary one that root makes and that is stored before anything depends on it.
 * @throws ProblemError `root-key-unproven` when there is no key to prove with, `root-key-unknown` when root's is gone too, `quota-keys`, `mfa-code-refused`,
 *   `propagation-slow`, `account-mismatch`; AwsError
 */
export async function proveAdmin(context: RetireContext): Promise<ProvenAdmin> {
  const { credentials, temporary } = await adminKey(context);
  const { accountId } = context.summary;
  const { userName } = context.facts();
  const session = await mfaSession(context, credentials);
  const { output, evidence } = await onceCopied(context, () =>
    session.iam('GetUser', { UserName: userName }),
  );
  const keyAccount = parseIdentity(output.User?.Arn ?? '')?.accountId;
  if (keyAccount !== accountId) {
    const { nickname } = context.summary;
    throw new ProblemError('account-mismatch', {
      params: { nickname, account: accountId, ...(keyAccount === undefined ? {} : { keyAccount }) },
    });
  }
  // If the administrator may not ask this, nobody could confirm the end: better to know now.
  await session.iam('GetAccountSummary', {});
  await context.note({ event: 'proven', requestId: evidence.requestId });
  return { session, temporary, credentials };
}

type AdminKey = { readonly credentials: AwsCredentials; readonly temporary: boolean };

async function adminKey(context: RetireContext): Promise<AdminKey> {
  const stored = await loadKey(context.keychain, retireItem(context.summary.ref));
  if (stored !== null && (await isCopied(context, stored))) return { credentials: stored, temporary: true };
  const kept = stored === null ? await context.keptKey() : null;
  if (kept !== null && (await isKnown(context, kept))) return { credentials: kept, temporary: false };
  const { root } = context;
  if (root === null) throw new ProblemError('root-key-unproven');
  // Without root nobody can make a key, and without a key nobody can ask what became of root's.
  if (context.facts().sent.this && !(await stillSigns(root))) throw new ProblemError('root-key-unknown');
  const made = await makeTemporary(context, root);
  if (await isCopied(context, made)) return { credentials: made, temporary: true };
  throw new ProblemError('propagation-slow', { params: { seconds: copySeconds } });
}

async function makeTemporary(context: RetireContext, root: Gateway): Promise<AwsCredentials> {
  const { userName } = context.facts();
  for (let tried = 1; ; tried += 1) {
    await removeTemporary(context, root);
    const before = await keyIds(root, userName);
    if (before.length >= keyQuota) throw new ProblemError('quota-keys', { params: { userName } });
    await context.note({ event: 'temporary-intended', before: [...before] });
    await context.boundary('temporary:intended');
    try {
      const { output } = await root.iam('CreateAccessKey', { UserName: userName });
      await context.boundary('temporary:committed');
      const credentials = {
        accessKeyId: output.AccessKey?.AccessKeyId ?? '',
        secretAccessKey: output.AccessKey?.SecretAccessKey ?? '',
      };
      await storeKey(context.keychain, retireItem(context.summary.ref), credentials);
      await context.boundary('temporary:stored');
      await context.note({ event: 'temporary-stored', accessKeyId: credentials.accessKeyId });
      return credentials;
    } catch (error) {
      if (!isAws(error, 'no-answer', 'service-failure') || tried >= 3) throw error;
    }
  }
}

/**
 * Removes a key that was made for this retirement and is of no use any more: the one in the keychain, and one whose
 * secret never arrived (found as the newcomer since the intent was written down). Signed by root.
 */
export async function removeTemporary(context: RetireContext, root: Gateway): Promise<void> {
  const { userName, temporaryBefore, temporaryId } = context.facts();
  const item = retireItem(context.summary.ref);
  const stored = await loadKey(context.keychain, item);
  if (temporaryBefore === null && temporaryId === null && stored === null) return;
  const newcomers =
    temporaryBefore === null
      ? []
      : (await keyIds(root, userName)).filter((id) => !temporaryBefore.includes(id));
  const doomed = new Set([...newcomers, ...[temporaryId, stored?.accessKeyId].filter((id) => id != null)]);
  for (const id of doomed) await deleteUserKey(root, userName, id);
  await forgetKey(context.keychain, item);
  await context.note({ event: 'temporary-removed' });
}

/** Deletes a key of the administrator; already gone is as good. */
export async function deleteUserKey(gateway: Gateway, userName: string, accessKeyId: string): Promise<void> {
  try {
    await gateway.iam('DeleteAccessKey', { UserName: userName, AccessKeyId: accessKeyId });
  } catch (error) {
    if (!isAws(error, 'no-such-entity')) throw error;
  }
}

async function keyIds(gateway: Gateway, userName: string): Promise<readonly string[]> {
  const { output } = await gateway.iam('ListAccessKeys', { UserName: userName });
  return (output.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId: id }) => (id === undefined ? [] : [id]));
}

/** False when AWS does not know the key of this gateway (any more). */
export async function stillSigns(gateway: Gateway): Promise<boolean> {
  try {
    await gateway.sts('GetCallerIdentity', {});
    return true;
  } catch (error) {
    if (isAws(error, 'unknown-key')) return false;
    throw error;
  }
}

/** True when AWS knows this key now. */
export const isKnown = (
  { openGateway, target }: Pick<RetireContext, 'openGateway' | 'target'>,
  credentials: AwsCredentials,
): Promise<boolean> => stillSigns(openGateway(target, credentials));

/** Waits until AWS has copied a key everywhere, as far as anybody can tell: three good answers in a row. */
async function isCopied(context: RetireContext, credentials: AwsCredentials): Promise<boolean> {
  let inARow = 0;
  for (let second = 0; second < copySeconds; second += 1) {
    inARow = (await isKnown(context, credentials)) ? inARow + 1 : 0;
    if (inARow >= answersNeeded) return true;
    // A key that AWS has deleted will not come back; it is asked for a shorter while.
    if (inARow === 0 && second > 45 && context.facts().sent.this) return false;
    await context.sleep(1000);
  }
  return false;
}

async function mfaSession(context: RetireContext, credentials: AwsCredentials): Promise<Gateway> {
  const { serialNumber, entryId } = context.facts();
  const gateway = context.openGateway(context.target, credentials);
  for (let tried = 1; ; tried += 1) {
    const code = await freshCode(context.codes, entryId, context.clock, context.sleep);
    try {
      const { output } = await gateway.sts('GetSessionToken', {
        SerialNumber: serialNumber,
        TokenCode: code,
        DurationSeconds: 3600,
      });
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = output.Credentials ?? {};
      return context.openGateway(context.target, {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
      });
    } catch (error) {
      if (!isAws(error, 'mfa-code-wrong', 'no-answer', 'service-failure', 'unknown-key') || tried >= 3)
        throw error;
    }
  }
}

/** IAM may hear of a new key later than STS; until then it does not know the session either. */
async function onceCopied<T>(context: RetireContext, ask: () => Promise<T>): Promise<T> {
  let last: AwsError | null = null;
  for (let second = 0; second < copySeconds; second += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isAws(error, 'unknown-key')) throw error;
      last = error;
    }
    await context.sleep(1000);
  }
  throw new ProblemError('propagation-slow', { params: { seconds: copySeconds } }, { cause: last });
}
