import { isAws } from '../aws/errors';
import type { AwsCredentials, AwsTarget, Gateway } from '../aws/port';
import { ProblemError } from '../contract';
import { loadKey, retireItem, storeKey } from './credentials';
import type { AccountPorts, AdministratorFacts } from './ports';

const period = 30_000;
const mostAsked = 120;
const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type AdminDoors = Pick<
  AccountPorts,
  'keychain' | 'openGateway' | 'codes' | 'adminCredential' | 'sleep'
> & { readonly clock: { now(): number } };

/** The kept key, the key made for this retirement, or a new one that root makes now and stores before it is used. */
export async function adminKey(
  doors: AdminDoors,
  accountRef: string,
  userName: string,
  root: Gateway | null,
): Promise<{ readonly key: AwsCredentials; readonly temporary: boolean }> {
  const kept = await doors.adminCredential(accountRef);
  if (kept !== null) return { key: kept, temporary: false };
  const item = retireItem(accountRef);
  const made = await loadKey(doors.keychain, item);
  if (made !== null) return { key: made, temporary: true };
  if (root === null) throw new ProblemError('root-key-unproven', { params: { user: userName } });
  const before = await keyIds(root, userName);
  const key = await createOnce(root, userName, before);
  await storeKey(doors.keychain, item, key);
  return { key, temporary: true };
}

async function keyIds(gateway: Gateway, UserName: string): Promise<readonly string[]> {
  const { output } = await gateway.iam('ListAccessKeys', { UserName });
  return (output.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId }) =>
    AccessKeyId === undefined ? [] : [AccessKeyId],
  );
}

/** Sent once; a key whose answer was lost is deleted and made anew. */
async function createOnce(
  root: Gateway,
  UserName: string,
  before: readonly string[],
): Promise<AwsCredentials> {
  for (let tried = 1; ; tried += 1) {
    try {
      const { AccessKeyId = '', SecretAccessKey = '' } =
        (await root.iam('CreateAccessKey', { UserName })).output.AccessKey ?? {};
      return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
    } catch (error) {
      if (!isAws(error, 'no-answer', 'service-failure') || tried >= 3) throw error;
      for (const id of await keyIds(root, UserName))
        if (!before.includes(id)) await root.iam('DeleteAccessKey', { UserName, AccessKeyId: id });
    }
  }
}

/** Signs in as the administrator with MFA and reads once: a session that can answer for the account. */
export async function proveAdmin(
  doors: AdminDoors,
  target: AwsTarget,
  key: AwsCredentials,
  admin: AdministratorFacts,
): Promise<{
  readonly session: Gateway;
  readonly credentials: AwsCredentials;
  readonly requestId: string | null;
}> {
  const { codes, clock, openGateway, sleep = realSleep } = doors;
  const { sts } = openGateway(target, key);
  let refused = 0;
  for (let asked = 1; ; asked += 1) {
    const at = clock.now();
    const left = period - (at % period);
    if ((await codes.isUsed(admin.entryId, at)) || left < 3000) {
      await sleep(left + 50);
      continue;
    }
    try {
      // A key that was just made is asked for first, so that no code is spent on it before it is known.
      await sts('GetCallerIdentity', {});
      await codes.markUsed(admin.entryId, at);
      const { output } = await sts('GetSessionToken', {
        SerialNumber: admin.serialNumber,
        TokenCode: await codes.codeAt(admin.entryId, at),
        DurationSeconds: 3600,
      });
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = output.Credentials ?? {};
      const credentials = {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
      };
      const session = openGateway(target, credentials);
      const { evidence } = await session.iam('GetUser', { UserName: admin.userName });
      return { session, credentials, requestId: evidence.requestId };
    } catch (error) {
      if (isAws(error, 'mfa-code-wrong')) refused += 1;
      else if (!isAws(error, 'unknown-key', 'access-denied', 'no-answer', 'service-failure')) throw error;
      if (refused >= 2 || asked >= mostAsked) throw error;
      await sleep(1000);
    }
  }
}
