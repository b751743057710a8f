import type * as Iam from '@aws-sdk/client-iam';
import type { Evidence, Overview, PasswordPolicy } from '../contract';
import { isAws, problemOf } from '../aws/errors';
import { signInUrl } from '../aws/endpoints';
import type { Answer, Gateway } from '../aws/port';
import type { OpenedAccount } from './access';
import { findAdministrators, type Administrators } from './administrators';
import { buildChecks, type Asked, type RecoveryFacts, type RootKeyFact } from './checks';
import { isOfRoot, isUnassigned, virtualDevices } from './pages';

/** AWS's default when the account has no policy of its own (IAM user guide: at least 8 characters). */
const defaultPolicy: PasswordPolicy = {
  custom: false,
  minimumLength: 8,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
  allowUsersToChange: false,
};

/** Answers that concern one question only; others (offline, expired, unknown key) end the whole reading. */
const oneQuestion = [
  'access-denied',
  'denied-by-organization',
  'no-such-entity',
  'invalid-input',
  'service-failure',
  'unknown',
] as const;

/** An answer, or the problem that AWS gave instead of one. */
async function ask<T>(question: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { ok: true, value: await question() };
  } catch (error) {
    if (isAws(error, ...oneQuestion)) return { ok: false, problem: problemOf(error).problem };
    throw problemOf(error);
  }
}

/** Reads where the account stands. Calls are reads only, one after the other but for the users. */
export async function readOverview(
  { gateway, summary, isRoot }: OpenedAccount,
  recovery: RecoveryFacts | null,
): Promise<Overview> {
  const identity = await gateway.sts('GetCallerIdentity', {}).catch((error: unknown) => {
    throw problemOf(error);
  });
  const totals = await ask(async () => withMap(await gateway.iam('GetAccountSummary', {})));
  const aliases = await ask(() => gateway.iam('ListAccountAliases', {}));
  const policy = await ask(() => readPolicy(gateway));
  const devices = await ask(() => virtualDevices(gateway, 'Any'));
  const assigned = devices.ok ? devices.value.devices.filter((device) => !isUnassigned(device)) : [];
  const administrators: Asked<Administrators> = await ask(() => findAdministrators(gateway, assigned));
  const rootKey = isRoot ? await ask(() => readRootKey(gateway)) : null;
  const rootDevices = isRoot ? await ask(() => gateway.iam('ListMFADevices', {})) : null;

  const alias = aliases.ok ? (aliases.value.output.AccountAliases?.[0] ?? null) : summary.alias;
  const map = totals.ok ? totals.value.map : null;
  const rootVirtual = devices.ok ? devices.value.devices.filter(isOfRoot).length : null;
  const rootListed = rootDevices?.ok === true ? (rootDevices.value.output.MFADevices ?? []).length : null;
  const unassigned = devices.ok ? devices.value.devices.filter(isUnassigned).length : null;

  return {
    accountRef: summary.ref,
    readAt: identity.evidence.at,
    arn: identity.output.Arn ?? '',
    isRoot,
    alias,
    signInUrl: signInUrl(summary.partition, alias ?? summary.accountId),
    counts: {
      users: map?.Users ?? null,
      mfaDevices: map?.MFADevices ?? null,
      rootMfaDevices: rootListed ?? rootVirtual,
      unassignedMfaDevices: unassigned,
      rootAccessKeys: rootKey?.ok === true ? rootKey.value.count : (map?.AccountAccessKeysPresent ?? null),
      userQuota: map?.UsersQuota ?? null,
    },
    passwordPolicy: policy.ok ? policy.value.policy : null,
    administrators: administrators.ok ? administrators.value.names.slice(0, 50) : [],
    checks: buildChecks({
      partition: summary.partition,
      users: map?.Users ?? null,
      totals,
      administrators,
      rootKey,
      rootDevices:
        rootDevices?.ok === true ? { count: rootListed ?? 0, evidence: rootDevices.value.evidence } : null,
      devices: devices.ok
        ? {
            ok: true,
            value: { unassigned: unassigned ?? 0, root: rootVirtual ?? 0, evidence: devices.value.evidence },
          }
        : devices,
      alias: aliases.ok ? { ok: true, value: { alias, evidence: aliases.value.evidence } } : aliases,
      policy,
      recovery,
    }),
  };
}

export type AccountTotals = {
  readonly map: Readonly<Partial<Record<string, number>>>;
  readonly evidence: Evidence;
};

const withMap = ({ output, evidence }: Answer<Iam.GetAccountSummaryCommandOutput>): AccountTotals => ({
  map: output.SummaryMap ?? {},
  evidence,
});

/** The password policy; "no such entity" is AWS's way to say that its default holds. */
export async function readPolicy(
  gateway: Gateway,
): Promise<{ readonly policy: PasswordPolicy; readonly evidence: Evidence }> {
  try {
    const { output, evidence } = await gateway.iam('GetAccountPasswordPolicy', {});
    const own = output.PasswordPolicy;
    return {
      evidence,
      policy: {
        custom: true,
        minimumLength: own?.MinimumPasswordLength ?? 6,
        requireSymbols: own?.RequireSymbols ?? false,
        requireNumbers: own?.RequireNumbers ?? false,
        requireUppercase: own?.RequireUppercaseCharacters ?? false,
        requireLowercase: own?.RequireLowercaseCharacters ?? false,
        allowUsersToChange: own?.AllowUsersToChangePassword ?? false,
      },
    };
  } catch (error) {
    if (!isAws(error, 'no-such-entity')) throw error;
    const evidence = { operation: error.operation, requestId: error.requestId, at: Date.now() };
    return { policy: defaultPolicy, evidence };
  }
}

/** Root's own keys; only root can list them. */
async function readRootKey(gateway: Gateway): Promise<RootKeyFact> {
  const { output, evidence } = await gateway.iam('ListAccessKeys', {});
  const keys = output.AccessKeyMetadata ?? [];
  const id = keys[0]?.AccessKeyId;
  if (id === undefined) return { count: 0, keyId: null, lastUsedAt: null, evidence };
  const used = await gateway.iam('GetAccessKeyLastUsed', { AccessKeyId: id });
  const lastUsedAt = used.output.AccessKeyLastUsed?.LastUsedDate?.getTime() ?? null;
  return { count: keys.length, keyId: id, lastUsedAt, evidence };
}
