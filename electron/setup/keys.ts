import { z } from 'zod';
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
  const parsed = keySchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return parsed.success ? parsed.data : null;
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

/** Keys of our own fresh user whose secret never reached this computer: nobody can use them. */
export async function deleteLostKeys(
  context: Pick<StepContext, 'facts' | 'iam'>,
  before: readonly string[],
): Promise<void> {
  for (const id of await keysOf(context)) if (!before.includes(id)) await deleteKey(context, id);
}

export function needKey(key: AwsCredentials | null): AwsCredentials {
  if (key === null) throw new ProblemError('not-found', { params: { what: 'key' } });
  return key;
}
