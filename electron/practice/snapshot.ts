import { groupsOf, ownerName, sortBy } from './context';
import { ROOT, type State, type Tag, type User } from './state';
import type { AccountSnapshot, IssuedSecret, KeySnapshot, UserSnapshot } from './types';

const tagsOf = (tags: readonly Tag[]): Readonly<Record<string, string>> =>
  Object.fromEntries(sortBy(tags, (tag) => tag.Key).map((tag) => [tag.Key, tag.Value]));

const keysOf = (state: State, owner: string): readonly KeySnapshot[] =>
  sortBy(state.keys, (key) => key.id)
    .filter((key) => key.owner === owner)
    .map((key) => ({ accessKeyId: key.id, status: key.status }));

const userSnapshot = (state: State, user: User): UserSnapshot => ({
  name: user.name,
  path: user.path,
  id: user.id,
  tags: tagsOf(user.tags),
  attached: user.attached.toSorted(),
  inline: Object.keys(user.inline).toSorted(),
  groups: groupsOf(state, user)
    .map((group) => group.name)
    .toSorted(),
  login: user.login && { resetRequired: user.login.resetRequired },
  keys: keysOf(state, user.id),
});

/** The account without secrets, use marks and counters. */
export const snapshotOf = (state: State): AccountSnapshot => ({
  alias: state.alias,
  passwordPolicy: state.passwordPolicy && { ...state.passwordPolicy },
  users: sortBy(state.users, (user) => user.name).map((user) => userSnapshot(state, user)),
  groups: sortBy(state.groups, (group) => group.name).map(({ name, path, id, attached }) => ({
    name,
    path,
    id,
    policies: attached.toSorted(),
  })),
  devices: sortBy(state.devices, (device) => device.serial).map((device) => ({
    serialNumber: device.serial,
    owner:
      device.owner === ROOT ? '<root>' : device.owner && (ownerName(state, device.owner) ?? device.owner),
    tags: tagsOf(device.tags),
  })),
  rootKeys: keysOf(state, ROOT),
});

/** The secrets that the state holds at this moment. */
export const secretsOf = (state: State): readonly IssuedSecret[] => [
  ...state.keys.map((key) => ({ kind: 'secret-key' as const, value: key.secret })),
  ...state.devices.map((device) => ({ kind: 'seed' as const, value: device.seed })),
  ...state.users.flatMap((user) =>
    (user.login?.passwords ?? []).map((value) => ({ kind: 'password' as const, value })),
  ),
  ...state.sessions.flatMap((session) => [
    { kind: 'session-secret' as const, value: session.secret },
    { kind: 'session-token' as const, value: session.token },
  ]),
];
