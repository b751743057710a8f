import { codeAt, stepAt } from '../../../electron/practice/totp';
import type { AccountSnapshot } from '../../../electron/practice';
import type { Computer, Program } from './computer';

export const userName = 'minji-admin';

/** What is wrong with the end, by kind; all empty is well. */
export type Verdict = {
  /** Things of the run that nobody can use or that were left behind. */
  readonly orphans: readonly string[];
  /** Things that exist more than once. */
  readonly duplicates: readonly string[];
  /** Secrets that AWS has and this computer has not, or the other way round. */
  readonly lost: readonly string[];
  /** Things that are not the run's and are not as they were. */
  readonly touched: readonly string[];
};

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** The account without what carries the administrator's name. */
const others = (account: AccountSnapshot): unknown => ({
  ...account,
  users: account.users.filter(({ name }) => name !== userName),
  devices: account.devices.filter(({ serialNumber }) => !serialNumber.includes(`mfa/${userName}`)),
  rootKeys: [],
});
const mine = (account: AccountSnapshot) => ({
  users: account.users.filter(({ name }) => name === userName),
  devices: account.devices.filter(({ serialNumber }) => serialNumber.includes(`mfa/${userName}`)),
});

type Held = {
  readonly users: readonly {
    readonly name: string;
    readonly login: { readonly passwords: string[] } | null;
  }[];
  readonly devices: readonly { readonly serial: string; readonly seed: string }[];
};

const text = (computer: Computer, item: string): string | null => {
  const kept = computer.keychain.items.get(item);
  return kept === undefined ? null : Buffer.from(kept, 'base64').toString('utf8');
};
const ownItems = (computer: Computer): readonly string[] =>
  [...computer.keychain.items.keys()].filter(
    (item) => item.startsWith('run/') || item.endsWith('/retire-admin'),
  );

/** The end of a setup: one administrator, whose every secret is here and is the one that AWS has. */
export function judgeDone(computer: Computer, program: Program, before: AccountSnapshot): Verdict {
  const now = computer.aws.snapshot();
  const { users, devices } = mine(now);
  const held = JSON.parse(computer.aws.serialize()) as Held;
  const runId = program.setup.current()?.runId ?? users[0]?.tags['offroot:run'] ?? '';
  const key = JSON.parse(text(computer, `run/${runId}/access-key`) ?? '{}') as { accessKeyId?: string };
  const password = held.users.find(({ name }) => name === userName)?.login?.passwords[0] ?? null;
  const lost: string[] = [];
  if (users.length === 0) lost.push('user');
  if (password === null || text(computer, `run/${runId}/password`) !== password) lost.push('password');
  if (!users[0]?.keys.some(({ accessKeyId }) => accessKeyId === key.accessKeyId)) lost.push('access key');
  const orphans: string[] = [];
  for (const { serialNumber, owner } of devices) {
    if (owner !== userName) orphans.push(serialNumber);
    const entryId = program.authenticator.devices.findBySerial(serialNumber);
    const seed = held.devices.find(({ serial }) => serial === serialNumber)?.seed ?? '';
    const at = computer.now();
    if (entryId === null || program.authenticator.devices.codeAt(entryId, at) !== codeAt(seed, stepAt(at)))
      lost.push(`seed of ${serialNumber}`);
  }
  for (const item of ownItems(computer)) if (!item.startsWith(`run/${runId}/`)) orphans.push(item);
  if (program.authenticator.count() !== devices.length) orphans.push('entries of the vault');
  const duplicates: string[] = [];
  if (users.length > 1) duplicates.push('user');
  if (devices.length !== 1) duplicates.push('MFA device');
  if ((users[0]?.keys.length ?? 0) > 1) duplicates.push('access key');
  return { orphans, duplicates, lost, touched: same(others(before), others(now)) ? [] : ['the account'] };
}

/** The end of undoing: the account as before, and nothing of the run on this computer. */
export function judgeUndone(computer: Computer, program: Program, before: AccountSnapshot): Verdict {
  const now = computer.aws.snapshot();
  const { users, devices } = mine(now);
  return {
    orphans: [
      ...users.map(({ name }) => name),
      ...devices.map(({ serialNumber }) => serialNumber),
      ...ownItems(computer),
      ...(program.authenticator.count() === 0 ? [] : ['entries of the vault']),
    ],
    duplicates: [],
    lost: [],
    touched: same(before, now) ? [] : ['the account'],
  };
}

/** The end of a retirement: no root key at AWS nor here, and the administrator as before. */
export function judgeRetired(
  computer: Computer,
  program: Program,
  before: AccountSnapshot,
  keptKey: boolean,
): Verdict {
  const now = computer.aws.snapshot();
  const left = [...computer.keychain.items.values()].map((value) => Buffer.from(value, 'base64').toString());
  const { secretAccessKey } = computer.aws.rootCredentials();
  const orphans = now.rootKeys.map(({ accessKeyId }) => accessKeyId);
  if (left.some((value) => value.includes(secretAccessKey))) orphans.push('root key on this computer');
  if (computer.keychain.items.has('account/a/retire-admin')) orphans.push('temporary key');
  orphans.push(...ownItems(computer).filter((item) => item.endsWith('/retire-admin')));
  const keys = mine(now).users[0]?.keys.length ?? 0;
  const wanted = keptKey ? 1 : 0;
  const [account] = program.account.book.all();
  const role = keptKey ? 'administrator' : 'not-connected';
  return {
    orphans,
    duplicates: keys > wanted ? ['access key of the administrator'] : [],
    lost: [
      ...(keys < wanted ? ['access key of the administrator'] : []),
      ...(account?.role === role ? [] : ['role']),
    ],
    touched: same(
      [others(before), { ...before.users.find(({ name }) => name === userName), keys: [] }],
      [others(now), { ...now.users.find(({ name }) => name === userName), keys: [] }],
    )
      ? []
      : ['the account'],
  };
}
