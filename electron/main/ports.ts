import { believable } from '../aws/clock';
import type { CodesPort } from '../account';
import type { DeviceVault } from '../authenticator';
import type { KnownAccount } from '../authenticator';
import type { AccountSummary, StepId, UserDetail } from '../contract';
import type { SetupRoom } from '../setup';

const stepOf = (at: number): number => Math.floor(at / 30_000);

/** The accounts as the authenticator shows them beside an entry. */
export function knownAccounts(list: () => readonly AccountSummary[]): {
  byRef(ref: string): KnownAccount | null;
  byId(accountId: string): KnownAccount | null;
} {
  return {
    byRef: (ref) => list().find((account) => account.ref === ref) ?? null,
    byId: (accountId) => list().find((account) => account.accountId === accountId) ?? null,
  };
}

/** Codes of MFA devices for proving an administrator. */
export function codesOf(devices: DeviceVault): CodesPort {
  return {
    codeAt: async (entryId, at) => devices.codeAt(entryId, at),
    isUsed: async (entryId, at) =>
      (believable(devices.lastUsedStep(entryId), stepOf(at)) ?? -1) >= stepOf(at),
    markUsed: (entryId, at) => devices.markUsed(entryId, stepOf(at)),
  };
}

/** AWS's name of what a step did; the same in every language. */
const operationOf: Readonly<Record<StepId, string>> = {
  identity: 'GetCallerIdentity',
  alias: 'CreateAccountAlias',
  user: 'CreateUser',
  policy: 'AttachUserPolicy',
  'mfa-create': 'CreateVirtualMFADevice',
  'mfa-enable': 'EnableMFADevice',
  password: 'CreateLoginProfile',
  'access-key': 'CreateAccessKey',
  propagation: 'GetCallerIdentity',
  proof: 'GetSessionToken',
  'mfa-phone': 'CreateVirtualMFADevice',
  'access-key-delete': 'DeleteAccessKey',
};

/** What runs did with a user, oldest first. Steps that only looked are left out. */
export async function historyOf(
  setup: SetupRoom,
  accountRef: string,
  userName: string,
): Promise<UserDetail['history']> {
  const runs = await setup.handlers.pastRuns({});
  const own = runs.filter((run) => run.accountRef === accountRef && run.userName === userName);
  const lines: UserDetail['history'] = [];
  for (const { runId } of own) {
    const { snapshot } = await setup.runOf(runId);
    for (const { id, state, startedAt, requestIds } of snapshot.steps) {
      if (startedAt === null || !['done', 'undone'].includes(state)) continue;
      if (id === 'identity' || id === 'propagation') continue;
      lines.push({ at: startedAt, what: operationOf[id], requestId: requestIds.at(-1) ?? null });
    }
  }
  return lines.toSorted((a, b) => a.at - b.at);
}
