import type * as Iam from '@aws-sdk/client-iam';
import { ProblemError, type Evidence, type RetireReady } from '../contract';
import { isAws } from '../aws/errors';
import type { Gateway } from '../aws/port';
import type { OpenedAccount } from './access';
import type { KnownAccount } from './accounts';
import type { AccountPorts, AdministratorFacts } from './ports';
import type { RetireFacts } from './retire-journal';

/** Clocks differ a little, and a first use can be earlier than the moment we noted. */
const slackMs = 60_000;

type RootKey = RetireReady['rootKeys'][number];
type ReadyPorts = Pick<AccountPorts, 'administrator' | 'recovery'>;

/** What has to be typed: the alias, else the account number's last four digits; in practice the word "practice". */
export function confirmationFor(
  account: Pick<KnownAccount, 'practice' | 'accountId'>,
  alias: string | null,
): Pick<RetireReady, 'confirmation' | 'confirmationKind'> {
  if (account.practice) return { confirmation: 'practice', confirmationKind: 'practice' };
  if (alias !== null) return { confirmation: alias, confirmationKind: 'alias' };
  return { confirmation: account.accountId.slice(-4), confirmationKind: 'last-four' };
}

/** Root's keys with their last use. Only root can list them. */
export async function rootKeysOf(
  { gateway, accessKeyId }: Pick<OpenedAccount, 'gateway' | 'accessKeyId'>,
  connectedAt: number,
): Promise<{ readonly keys: readonly RootKey[]; readonly evidence: Evidence }> {
  const { output, evidence } = await gateway.iam('ListAccessKeys', {});
  const keys: RootKey[] = [];
  for (const { AccessKeyId: id, Status: status } of output.AccessKeyMetadata ?? []) {
    if (id === undefined) continue;
    const used = await gateway.iam('GetAccessKeyLastUsed', { AccessKeyId: id });
    keys.push(keyRow(id, status, used.output.AccessKeyLastUsed, id === accessKeyId, connectedAt));
  }
  return { keys: keys.slice(0, 2), evidence };
}

function keyRow(
  accessKeyId: string,
  status: string | undefined,
  used: Iam.AccessKeyLastUsed | undefined,
  isThisOne: boolean,
  connectedAt: number,
): RootKey {
  const lastUsedAt = used?.LastUsedDate?.getTime() ?? null;
  const service = lastUsedAt === null ? null : (used?.ServiceName?.slice(0, 100) ?? null);
  return {
    accessKeyId,
    active: status === 'Active',
    isThisOne,
    lastUsedAt,
    lastUsedService: service,
    lastUsedRegion: lastUsedAt === null ? null : (used?.Region?.slice(0, 100) ?? null),
    // AWS tells only the last use. It counts as ours when this key asked what Offroot asks, since it is here.
    lastUseWasOurs:
      isThisOne &&
      lastUsedAt !== null &&
      (service === 'iam' || service === 'sts') &&
      lastUsedAt >= connectedAt - slackMs,
  };
}

/**
 * What stands before the retirement. Reads only.
 * @throws ProblemError `not-found` (`what`: `root-key`) when root has a key but it is not the one that is here
 */
export async function readReady(
  ports: ReadyPorts,
  account: KnownAccount,
  opened: OpenedAccount,
  provenAt: number | null,
): Promise<RetireReady> {
  const { gateway } = opened;
  const alias = (await gateway.iam('ListAccountAliases', {})).output.AccountAliases?.[0] ?? null;
  const admin = await ports.administrator(account.ref);
  const { keys, evidence } = opened.isRoot
    ? await rootKeysOf(opened, account.connectedAt)
    : await assertNoRootKey(gateway);
  return {
    ...(await around(ports, account, admin)),
    rootKeyHere: keys.find((key) => key.isThisOne)?.accessKeyId ?? null,
    rootKeys: [...keys],
    adminProvenAt: latest(provenAt, admin?.provenAt ?? null),
    ...(admin === null ? { adminMfaDevices: 0 } : await adminFacts(gateway, account, admin)),
    ...confirmationFor(account, alias),
    evidence,
  };
}

/** The same from memory alone, for an account whose root key can no longer be used to ask. */
export async function rememberedReady(
  ports: ReadyPorts,
  account: KnownAccount,
  facts: RetireFacts,
): Promise<RetireReady> {
  const admin = await ports.administrator(account.ref);
  const last = facts.confirmed ?? facts.deleted.this ?? facts.proven;
  return {
    ...(await around(ports, account, admin)),
    rootKeyHere: facts.confirmed === null ? facts.rootKeyId : null,
    rootKeys: [],
    adminUserName: facts.userName,
    adminProvenAt: facts.proven?.at ?? null,
    adminMfaDevices: 1,
    ...confirmationFor(account, account.alias),
    evidence: {
      operation: facts.confirmed === null ? 'DeleteAccessKey' : 'GetAccountSummary',
      requestId: last?.requestId ?? null,
      at: last?.at ?? account.connectedAt,
    },
  };
}

async function around(ports: ReadyPorts, account: KnownAccount, admin: AdministratorFacts | null) {
  const { lastBackupAt, rehearsedAt } = await ports.recovery();
  const saidAt = latest(account.saidSignedInAt, admin?.saidSignedInAt ?? null);
  return {
    accountRef: account.ref,
    adminUserName: admin?.userName ?? null,
    consoleSignInSeen: saidAt === null ? ('no' as const) : ('said' as const),
    consoleSignInAt: saidAt,
    backupAt: lastBackupAt,
    rehearsedAt,
  };
}

async function adminFacts(
  gateway: Gateway,
  account: KnownAccount,
  admin: AdministratorFacts,
): Promise<
  Partial<Pick<RetireReady, 'consoleSignInSeen' | 'consoleSignInAt'>> & Pick<RetireReady, 'adminMfaDevices'>
> {
  const UserName = admin.userName;
  try {
    const devices = await gateway.iam('ListMFADevices', { UserName });
    const user = await gateway.iam('GetUser', { UserName });
    const adminMfaDevices = (devices.output.MFADevices ?? []).length;
    const seen = user.output.User?.PasswordLastUsed?.getTime();
    return seen === undefined
      ? { adminMfaDevices }
      : { adminMfaDevices, consoleSignInSeen: 'aws', consoleSignInAt: seen };
  } catch (error) {
    // The administrator was deleted elsewhere: not ready, which is what the page then says.
    if (isAws(error, 'no-such-entity')) return { adminMfaDevices: 0 };
    throw error;
  }
}

async function assertNoRootKey(
  gateway: Gateway,
): Promise<{ readonly keys: readonly RootKey[]; readonly evidence: Evidence }> {
  const { output, evidence } = await gateway.iam('GetAccountSummary', {});
  if (output.SummaryMap?.AccountAccessKeysPresent === 0) return { keys: [], evidence };
  throw new ProblemError('not-found', { params: { what: 'root-key' } });
}

const latest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
