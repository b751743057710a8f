import type { Overview, Profile, UserDetail, UserRow } from '../../electron/contract';
import type { Answers } from './fake-answers';

const at = new Date('2026-11-13T14:02:31').getTime();
const evidence = { operation: 'GetCallerIdentity', requestId: '7c1f0e22-4b1d-4a37-9f10-000000000001', at };

const check = (
  id: Overview['checks'][number]['id'],
  group: 'now' | 'good',
  stateOf: Overview['checks'][number]['state'],
  params = {},
) => ({
  id,
  group,
  state: stateOf,
  params,
  evidence,
  problem: null,
});

const overview: Overview = {
  accountRef: 'haneul',
  readAt: Date.now() - 65_000,
  arn: 'arn:aws:iam::111122223333:root',
  isRoot: true,
  alias: 'haneul-studio',
  signInUrl: 'https://haneul-studio.signin.aws.amazon.com/console',
  counts: {
    users: 0,
    mfaDevices: 1,
    rootMfaDevices: 1,
    unassignedMfaDevices: 0,
    rootAccessKeys: 1,
    userQuota: 5000,
  },
  passwordPolicy: {
    custom: false,
    minimumLength: 8,
    requireSymbols: false,
    requireNumbers: false,
    requireUppercase: false,
    requireLowercase: false,
    allowUsersToChange: false,
  },
  administrators: [],
  checks: [
    check('admin-with-mfa', 'now', 'missing'),
    check('root-key', 'now', 'missing', { lastUsedAt: Date.now() - 65_000 }),
    check('root-mfa', 'now', 'in-place'),
    check('root-mfa-second', 'now', 'attention'),
    check('alias', 'good', 'in-place'),
    check('security-contact', 'good', 'missing'),
    check('recovery-kit', 'good', 'missing'),
  ],
};

const row = (userName: string, rest: Partial<UserRow>): UserRow => ({
  userName,
  createdAt: at - 86_400_000 * 40,
  lastSignInAt: at - 86_400_000 * 2,
  administrator: true,
  mfaDevices: 1,
  accessKeys: 1,
  oldestKeyAt: at - 86_400_000 * 12,
  hasPassword: true,
  madeByOffroot: false,
  ...rest,
});

const detail: UserDetail = {
  userName: 'minji-admin',
  arn: 'arn:aws:iam::111122223333:user/minji-admin',
  createdAt: Date.now(),
  readAt: Date.now(),
  lastSignInAt: null,
  madeByRun: 'or-2611-7f3c',
  signInUrl: 'https://haneul-studio.signin.aws.amazon.com/console',
  password: { exists: true, createdAt: Date.now(), mustChange: false, kept: 'here' },
  policies: [{ name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess', via: null }],
  groups: [],
  tags: [{ key: 'offroot:run', value: 'or-2611-7f3c' }],
  mfaDevices: [
    {
      serialNumber: 'arn:aws:iam::111122223333:mfa/minji-admin',
      name: 'minji-admin',
      enabledAt: Date.now(),
      entryId: 'e1',
      virtual: true,
    },
  ],
  accessKeys: [
    {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      active: true,
      createdAt: Date.now(),
      lastUsedAt: Date.now() - 60_000,
      lastUsedService: 'sts',
      held: true,
    },
  ],
  replacing: null,
  history: [{ at: Date.now(), what: 'CreateUser', requestId: 'b2d84a90-0000' }],
};

const profiles: Profile[] = [
  { name: 'default', kind: 'access-key', usable: true, keyHint: 'AKIA…MPLE', region: 'ap-northeast-2' },
  { name: 'haneul', kind: 'login', usable: true, keyHint: null, region: null },
  { name: 'work-sso', kind: 'sso', usable: false, keyHint: null, region: 'us-east-1' },
];

const candidate = {
  candidateId: 'c1',
  accountId: '111122223333',
  partition: 'aws',
  arn: 'arn:aws:iam::111122223333:root',
  isRoot: true,
  userName: null,
  alias: 'haneul-studio',
  suggestedNickname: 'Haneul Studio',
  suggestedColor: 'teal',
  knownAs: null,
  keyHint: 'AKIA…MPLE',
  evidence,
};

const line = (id: string) => ({ id, state: 'done', requestId: '41aa9d03-0000', params: {} });
const done = () => ({ done: true });

/** Answers of the account, users and shell rooms. */
export const accountAnswers: Answers = {
  'app.lock': done,
  'app.unlock': done,
  'account.overview': () => overview,
  'account.profiles': () => profiles,
  'account.connectKey': () => candidate,
  'account.connectProfile': () => candidate,
  'account.orphans': () => [],
  'account.select': done,
  'practice.open': () => ({ accountRef: 'practice' }),
  'users.list': () => ({
    users: [
      row('minji-admin', { madeByOffroot: true }),
      row('ci-deploy', {
        administrator: false,
        mfaDevices: 0,
        accessKeys: 2,
        hasPassword: false,
        lastSignInAt: null,
      }),
    ],
    marker: null,
    readAt: Date.now(),
    evidence,
  }),
  'users.detail': () => detail,
  'users.assignMfa': () => ({
    serialNumber: 'arn:aws:iam::111122223333:mfa/minji-admin-phone',
    entryId: 'e2',
    lines: ['mfa-create', 'mfa-enable', 'read-back'].map(line),
  }),
  'users.beginMfaByQr': () => ({ pendingId: 'p1', serialNumber: 's', lines: ['mfa-create'].map(line) }),
};
