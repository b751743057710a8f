import type { AccountSnapshot, PracticeAccount } from '../../electron/practice';
import type { Outcome } from './point';

/** What AWS has and what this computer holds of it, at one moment. No secret is in here. */
export interface Facts {
  readonly account: AccountSnapshot;
  /** Serial numbers of the devices whose true seed is held, one for each entry; `?` for a seed that AWS does not have. */
  readonly seeds: readonly string[];
  /** Ids of the keys whose true secret is held; `?` for one that AWS does not have. */
  readonly keys: readonly string[];
  /** Users whose password in use is held; `?` for one that AWS does not have. */
  readonly passwords: readonly string[];
}

/** How the job was to end. */
export type Wanted =
  | {
      readonly end: 'done';
      readonly userName: string;
      readonly devices: number;
      readonly keys: number;
      readonly alias: string | null;
    }
  | { readonly end: 'undone' }
  | { readonly end: 'retired'; readonly userName: string; readonly keys: number };

const runTag = 'offroot:run';
const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
const twice = (list: readonly string[]): readonly string[] =>
  list.filter((one, at) => one !== '?' && list.indexOf(one) !== at);

/** The secrets that AWS has now, to compare with what is held; never printed. */
export function truthOf(account: Pick<PracticeAccount, 'serialize'>) {
  const state = JSON.parse(account.serialize()) as {
    readonly users: readonly {
      readonly name: string;
      readonly login: { readonly passwords: readonly string[] } | null;
    }[];
    readonly devices: readonly { readonly serial: string; readonly seed: string }[];
    readonly keys: readonly { readonly id: string; readonly secret: string }[];
  };
  return {
    seeds: state.devices,
    keyOf: (text: string): string => {
      const held = JSON.parse(text) as { readonly accessKeyId: string; readonly secretAccessKey: string };
      const found = state.keys.find(({ id }) => id === held.accessKeyId);
      return found?.secret === held.secretAccessKey ? found.id : '?';
    },
    passwordOf: (text: string): string =>
      state.users.find(({ login }) => login?.passwords[0] === text)?.name ?? '?',
  };
}

type Found = { -readonly [kind in 'orphans' | 'duplicates' | 'secretsLost' | 'touched']: string[] };

/** Everything that is not the run's, which nobody may change. */
function others(account: AccountSnapshot, before: AccountSnapshot): unknown {
  const known = (name: string): boolean => before.users.some((user) => user.name === name);
  const listed = (serial: string): boolean =>
    before.devices.some(({ serialNumber }) => serialNumber === serial);
  return {
    passwordPolicy: account.passwordPolicy,
    groups: account.groups,
    rootKeys: account.rootKeys,
    users: account.users.filter(({ name, tags }) => known(name) || tags[runTag] === undefined),
    devices: account.devices.filter(
      ({ serialNumber, tags }) => listed(serialNumber) || tags[runTag] === undefined,
    ),
  };
}

function judgeDone(before: Facts, now: Facts, wanted: Wanted & { readonly end: 'done' }, found: Found): void {
  const { account } = now;
  const known = before.account.users.map(({ name }) => name);
  const made = account.users.filter(({ name }) => !known.includes(name));
  const admin = made.find(({ name }) => name === wanted.userName);
  const devices = account.devices.filter(
    ({ serialNumber }) => !before.account.devices.some((one) => one.serialNumber === serialNumber),
  );
  if (admin === undefined) found.orphans.push('no administrator');
  else {
    if (admin.attached.length + admin.groups.length === 0) found.orphans.push('user without rights');
    if (admin.login === null) found.orphans.push('user without a password');
    if (admin.keys.length < wanted.keys) found.secretsLost.push('no access key');
    if (admin.keys.length > wanted.keys) found.duplicates.push('access key');
    for (const { accessKeyId } of admin.keys)
      if (!now.keys.includes(accessKeyId)) found.secretsLost.push('secret of an access key');
    if (admin.login !== null && !now.passwords.includes(wanted.userName)) found.secretsLost.push('password');
  }
  for (const { name } of made) if (name !== wanted.userName) found.duplicates.push(`user ${name}`);
  for (const { serialNumber, owner } of devices) {
    if (owner !== wanted.userName) found.orphans.push(`device of ${owner ?? 'nobody'}`);
    if (!now.seeds.includes(serialNumber)) found.secretsLost.push('seed of a device');
  }
  if (devices.length > wanted.devices) found.duplicates.push('device');
  if (devices.length < wanted.devices) found.orphans.push('too few devices');
  if (account.alias !== wanted.alias) found.orphans.push('alias not as wanted');
}

function judgeUndone(before: Facts, now: Facts, found: Found): void {
  const { users, devices, alias } = now.account;
  for (const { name } of users)
    if (!before.account.users.some((user) => user.name === name)) found.orphans.push(`user ${name}`);
  for (const { serialNumber } of devices)
    if (!before.account.devices.some((one) => one.serialNumber === serialNumber))
      found.orphans.push('device');
  if (alias !== before.account.alias) found.orphans.push('alias');
  for (const kind of ['seeds', 'keys', 'passwords'] as const)
    if (now[kind].length > before[kind].length) found.orphans.push(`${kind} held for nothing`);
  if (found.orphans.length === 0 && !same(before.account, now.account))
    found.touched.push('the account is not as before');
}

/** Judges an end: what was left, doubled, lost or touched. `ended`: the program itself says that it is at the wanted end. */
export function judge(
  before: Facts,
  now: Facts,
  wanted: Wanted,
  { ended, told = '' }: { readonly ended: boolean; readonly told?: string },
): Outcome {
  const found: Found = { orphans: [], duplicates: [], secretsLost: [], touched: [] };
  if (wanted.end === 'done') judgeDone(before, now, wanted, found);
  if (wanted.end === 'undone') judgeUndone(before, now, found);
  if (wanted.end === 'retired') judgeRetired(before, now, wanted, found);
  else if (!same(others(before.account, before.account), others(now.account, before.account)))
    found.touched.push('something that was there before');
  for (const serial of twice(now.seeds)) found.duplicates.push(`entry of ${serial}`);
  for (const kind of ['seeds', 'keys', 'passwords'] as const)
    if (now[kind].includes('?')) found.orphans.push(`${kind} held that AWS does not have`);
  const sum = Object.values(found).reduce((total, list) => total + list.length, 0);
  const words = Object.entries(found).flatMap(([kind, list]) =>
    list.length === 0 ? [] : [`${kind}: ${list.join(', ')}`],
  );
  return {
    survived: ended && sum === 0,
    orphans: found.orphans.length,
    duplicates: found.duplicates.length,
    secretsLost: found.secretsLost.length,
    touched: found.touched.length,
    told: [...(ended ? [] : ['never came to its end']), ...words, told].filter(Boolean).join('; '),
  };
}

function judgeRetired(
  before: Facts,
  now: Facts,
  wanted: Wanted & { readonly end: 'retired' },
  found: Found,
): void {
  const bare = (account: AccountSnapshot): unknown => ({
    ...account,
    rootKeys: [],
    users: account.users.map((user) => ({ ...user, keys: [] })),
  });
  if (!same(bare(before.account), bare(now.account))) found.touched.push('something besides keys');
  if (now.account.rootKeys.length > 0) found.orphans.push('a root key is left');
  const rootIds = before.account.rootKeys.map(({ accessKeyId }) => accessKeyId);
  for (const id of now.keys) if (rootIds.includes(id)) found.orphans.push('the root key is still held here');
  const admin = now.account.users.find(({ name }) => name === wanted.userName);
  const keys = admin?.keys ?? [];
  if (keys.length > wanted.keys) found.duplicates.push('access key of the administrator');
  if (keys.length < wanted.keys) found.secretsLost.push('access key of the administrator');
  for (const { accessKeyId } of keys)
    if (!now.keys.includes(accessKeyId)) found.secretsLost.push('secret of an access key');
}
