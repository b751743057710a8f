import * as z from 'zod';
import type { AwsCredentials } from '../aws';
import { isAws } from '../aws/errors';
import { ProblemError } from '../contract/problem';
import type { Keychain } from '../keychain/port';
import type { StepContext, UndoContext } from './context';
import { keychainItems } from './facts';

const keySchema = z.strictObject({ accessKeyId: z.string(), secretAccessKey: z.string() });

/** The run's access key out of the keychain, or null. */
export async function loadKey(keychain: Keychain, runId: string): Promise<AwsCredentials | null> {
  const bytes = await keychain.get(keychainItems(runId).accessKey);
  if (bytes === null) return null;
  try {
    const parsed = keySchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function saveKey(keychain: Keychain, runId: string, key: AwsCredentials): Promise<void> {
  await keychain.put(
    keychainItems(runId).accessKey,
    Buffer.from(
      JSON.stringify({ accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey }),
      'utf8',
    ),
  );
}

export async function keysOf({ facts, iam }: Pick<UndoContext, 'facts' | 'iam'>): Promise<readonly string[]> {
  try {
    const { output } = await iam('ListAccessKeys', { UserName: facts.userName });
    return (output.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId }) =>
      AccessKeyId === undefined ? [] : [AccessKeyId],
    );
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return [];
    throw error;
  }
}

export async function deleteKey(
  { facts, iam }: Pick<UndoContext, 'facts' | 'iam'>,
  accessKeyId: string,
): Promise<boolean> {
  try {
    await iam('DeleteAccessKey', { UserName: facts.userName, AccessKeyId: accessKeyId });
    return true;
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return false;
    throw error;
  }
}

/**
 * The key of our own user whose secret never reached this computer: nobody can use it. Each lost answer leaves at
 * most one; if there are more, somebody else was here, and none is touched.
 */
export async function deleteLostKey(
  context: Pick<StepContext, 'facts' | 'iam'>,
  before: readonly string[],
): Promise<boolean> {
  const lost = (await keysOf(context)).filter((id) => !before.includes(id));
  if (lost.length > 1) throw new ProblemError('quota-keys', { params: { userName: context.facts.userName } });
  return lost[0] !== undefined && (await deleteKey(context, lost[0]));
}

export function needKey(key: AwsCredentials | null): AwsCredentials {
  if (key === null) throw new ProblemError('keychain-changed');
  return key;
}
