import { isAws, problemOf } from '../aws/errors';
import type { Gateway } from '../aws/port';
import type { RetireReady } from '../contract';
import type { AdministratorFacts } from './ports';
import type { RetirePorts } from './retire';

type RootKey = RetireReady['rootKeys'][number];

async function rootKeys(root: Gateway, thisKeyId: string): Promise<RootKey[]> {
  const { output } = await root.iam('ListAccessKeys', {});
  const keys: RootKey[] = [];
  for (const { AccessKeyId: accessKeyId = '', Status } of output.AccessKeyMetadata ?? []) {
    const used = (await root.iam('GetAccessKeyLastUsed', { AccessKeyId: accessKeyId })).output
      .AccessKeyLastUsed;
    const service = used?.ServiceName === undefined || used.ServiceName === 'N/A' ? null : used.ServiceName;
    keys.push({
      accessKeyId,
      active: Status === 'Active',
      isThisOne: accessKeyId === thisKeyId,
      lastUsedAt: used?.LastUsedDate?.getTime() ?? null,
      lastUsedService: service,
      lastUsedRegion: used?.Region === 'N/A' ? null : (used?.Region ?? null),
      // Offroot itself speaks to these two only; anything else was somebody else.
      lastUseWasOurs:
        accessKeyId === thisKeyId && (service === null || service === 'iam' || service === 'sts'),
    });
  }
  return keys;
}

async function devicesOf(
  gateway: Gateway,
  UserName: string,
): Promise<{ readonly count: number; readonly signedInAt: number | null }> {
  try {
    const { output } = await gateway.iam('ListMFADevices', { UserName });
    const { User } = (await gateway.iam('GetUser', { UserName })).output;
    return { count: output.MFADevices?.length ?? 0, signedInAt: User?.PasswordLastUsed?.getTime() ?? null };
  } catch (error) {
    if (isAws(error, 'no-such-entity', 'access-denied')) return { count: 0, signedInAt: null };
    throw error;
  }
}

/** What has to be true before the farewell, asked of AWS now. */
export async function readReady(
  ports: RetirePorts,
  accountRef: string,
  admin: AdministratorFacts | null,
): Promise<RetireReady> {
  try {
    const { summary, gateway, isRoot, accessKeyId } = await ports.access.open(accountRef);
    const { evidence } = await gateway.iam('GetAccountSummary', {});
    const keys = isRoot ? await rootKeys(gateway, accessKeyId) : [];
    const seen = admin === null ? { count: 0, signedInAt: null } : await devicesOf(gateway, admin.userName);
    const known = ports.book.get(accountRef);
    const said = admin?.saidSignedInAt ?? known.saidSignedInAt;
    const recovery = summary.practice ? null : await ports.recovery();
    const kind = summary.practice ? 'practice' : summary.alias === null ? 'last-four' : 'alias';
    return {
      accountRef,
      rootKeyHere: isRoot && keys.some(({ isThisOne }) => isThisOne) ? accessKeyId : null,
      rootKeys: keys,
      adminUserName: admin?.userName ?? null,
      adminProvenAt: admin?.provenAt ?? null,
      adminMfaDevices: seen.count,
      consoleSignInSeen: seen.signedInAt !== null ? 'aws' : said !== null ? 'said' : 'no',
      consoleSignInAt: seen.signedInAt ?? said,
      backupAt: recovery?.lastBackupAt ?? null,
      rehearsedAt: recovery?.rehearsedAt ?? null,
      confirmation:
        kind === 'practice'
          ? 'practice'
          : kind === 'alias'
            ? (summary.alias ?? '')
            : summary.accountId.slice(-4),
      confirmationKind: kind,
      evidence,
    };
  } catch (error) {
    throw problemOf(error);
  }
}
