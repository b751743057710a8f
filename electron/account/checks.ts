import { keyHint } from '../aws/identity';
import type { Check, Evidence, Partition, PasswordPolicy, Problem } from '../contract';
import type { Administrators } from './administrators';

export type Asked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export type RecoveryFacts = {
  readonly lastBackupAt: number | null;
  /** Entries added since the last backup. */
  readonly entriesSince: number;
};

export type RootKeyFact = {
  readonly count: number;
  readonly keyId: string | null;
  readonly lastUsedAt: number | null;
  readonly evidence: Evidence;
};

export type CheckFacts = {
  readonly partition: Partition;
  readonly users: number | null;
  readonly totals: Asked<{
    readonly map: Readonly<Partial<Record<string, number>>>;
    readonly evidence: Evidence;
  }>;
  readonly administrators: Asked<Administrators>;
  /** Null unless we are root. */
  readonly rootKey: Asked<RootKeyFact> | null;
  /** Root's MFA devices of every kind; null unless we are root and AWS let us look. */
  readonly rootDevices: { readonly count: number; readonly evidence: Evidence } | null;
  readonly devices: Asked<{
    readonly unassigned: number;
    readonly root: number;
    readonly evidence: Evidence;
  }>;
  readonly alias: Asked<{ readonly alias: string | null; readonly evidence: Evidence }>;
  readonly policy: Asked<{ readonly policy: PasswordPolicy; readonly evidence: Evidence }>;
  /** Null leaves the row out (the practice account has no backups). */
  readonly recovery: RecoveryFacts | null;
};

const groups: Readonly<Record<Check['id'], Check['group']>> = {
  'admin-with-mfa': 'now',
  'root-key': 'now',
  'root-mfa': 'now',
  'root-mfa-second': 'good',
  'unassigned-mfa': 'good',
  alias: 'good',
  'security-contact': 'good',
  'password-policy': 'good',
  'recovery-kit': 'good',
};

type Fact = Pick<Check, 'state' | 'evidence'> & { readonly params?: Check['params'] };

const row = (id: Check['id'], fact: Fact): Check => ({
  id,
  group: groups[id],
  params: {},
  problem: null,
  ...fact,
});

/** A row whose fact AWS answered, or "AWS did not let us look" with the request id. */
function asked<T>(id: Check['id'], answer: Asked<T>, fact: (value: T) => Fact): Check {
  if (answer.ok) return row(id, fact(answer.value));
  return { ...row(id, { state: 'unknown', evidence: null }), problem: answer.problem };
}

const yes = (inPlace: boolean): Check['state'] => (inPlace ? 'in-place' : 'missing');

/**
 * The rows of the overview, each a yes or no that AWS answered. GovCloud root has no console password, so its MFA
 * rows are absent there. The security contact belongs to another service (Account) that is not asked: no row.
 */
export function buildChecks(facts: CheckFacts): Check[] {
  return [
    administratorCheck(facts),
    rootKeyCheck(facts),
    ...rootMfaChecks(facts),
    asked('unassigned-mfa', facts.devices, ({ unassigned, evidence }) => ({
      state: yes(unassigned === 0),
      evidence,
      params: { unassigned },
    })),
    asked('alias', facts.alias, ({ alias, evidence }) => ({ state: yes(alias !== null), evidence })),
    asked('password-policy', facts.policy, ({ policy, evidence }) => ({
      state: yes(policy.custom),
      evidence,
      params: { minimumLength: policy.minimumLength },
    })),
    ...recoveryChecks(facts.recovery),
  ];
}

function administratorCheck({ administrators, users }: CheckFacts): Check {
  return asked('admin-with-mfa', administrators, ({ names, complete, evidence }) => ({
    // An empty list proves something only when everybody was looked at.
    state: names.length === 0 && !complete ? 'unknown' : yes(names.length > 0),
    evidence,
    params: users === null ? {} : { users },
  }));
}

function rootKeyCheck({ rootKey, totals }: CheckFacts): Check {
  if (rootKey?.ok === true) {
    const { count, keyId, lastUsedAt, evidence } = rootKey.value;
    const params = {
      count,
      ...(keyId === null ? {} : { keyHint: keyHint(keyId) }),
      ...(lastUsedAt === null ? {} : { lastUsedAt }),
    };
    return row('root-key', { state: yes(count === 0), evidence, params });
  }
  return asked('root-key', totals, ({ map, evidence }) => ({
    state: presence(map['AccountAccessKeysPresent'], false),
    evidence,
  }));
}

const presence = (value: number | undefined, wanted: boolean): Check['state'] =>
  value === undefined ? 'unknown' : yes(value > 0 === wanted);

function rootMfaChecks(facts: CheckFacts): readonly Check[] {
  if (facts.partition === 'aws-us-gov') return [];
  const first = asked('root-mfa', facts.totals, ({ map, evidence }) => ({
    state: presence(map['AccountMFAEnabled'], true),
    evidence,
  }));
  return first.state === 'in-place' ? [first, secondRootMfa(facts)] : [first];
}

function secondRootMfa({ rootDevices, devices }: CheckFacts): Check {
  if (rootDevices !== null) {
    const { count, evidence } = rootDevices;
    return row('root-mfa-second', { state: yes(count > 1), evidence, params: { count } });
  }
  // An administrator sees root's virtual devices only; a hardware key may be there beside them.
  return asked('root-mfa-second', devices, ({ root, evidence }) => ({
    state: root > 1 ? 'in-place' : 'unknown',
    evidence,
    params: { count: root },
  }));
}

function recoveryChecks(recovery: RecoveryFacts | null): readonly Check[] {
  if (recovery === null) return [];
  const { lastBackupAt, entriesSince } = recovery;
  const newer = entriesSince > 0 ? 'attention' : 'in-place';
  const params = { entriesSince, ...(lastBackupAt === null ? {} : { lastBackupAt }) };
  return [row('recovery-kit', { state: lastBackupAt === null ? 'missing' : newer, evidence: null, params })];
}
