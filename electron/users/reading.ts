import type * as Iam from '@aws-sdk/client-iam';
import { isAws, problemOf } from '../aws/errors';
import { deviceNameOf } from '../aws/identity';
import { signInUrl } from '../aws/endpoints';
import type { Gateway } from '../aws';
import type { AccountSummary, UserDetail, UserRow } from '../contract';
import type { UsersPorts } from './ports';

const runTag = 'offroot:run';
const pageSize = 50;
/** Pages of a search are larger and give bare rows beyond the first fifty (500 rows at most). */
const searchPageSize = 400;
const mostPages = 10;
/** Users that are read at the same time; reads only. */
const readers = 4;
const adminArn = /^arn:[a-z-]+:iam::aws:policy\/AdministratorAccess$/;

const at = (date: Date | undefined): number | null => date?.getTime() ?? null;

/** Null where AWS did not let us look. */
async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isAws(error, 'access-denied', 'denied-by-organization', 'service-failure')) return null;
    throw problemOf(error);
  }
}

async function hasPassword({ iam }: Gateway, UserName: string): Promise<Iam.LoginProfile | null> {
  try {
    return (await iam('GetLoginProfile', { UserName })).output.LoginProfile ?? null;
  } catch (error) {
    if (isAws(error, 'no-such-entity', 'access-denied', 'denied-by-organization')) return null;
    throw problemOf(error);
  }
}

async function rowOf(
  gateway: Gateway,
  user: Iam.User,
  isAdministrator: (userName: string) => Promise<boolean | null>,
): Promise<UserRow> {
  const UserName = user.UserName ?? '';
  const devices = await orNull(gateway.iam('ListMFADevices', { UserName }));
  const keys = await orNull(gateway.iam('ListAccessKeys', { UserName }));
  const tags = await orNull(gateway.iam('ListUserTags', { UserName }));
  const dates = (keys?.output.AccessKeyMetadata ?? []).flatMap(({ CreateDate }) =>
    CreateDate === undefined ? [] : [CreateDate.getTime()],
  );
  return {
    ...bareRow(user),
    administrator: await isAdministrator(UserName),
    mfaDevices: devices?.output.MFADevices?.length ?? null,
    accessKeys: keys?.output.AccessKeyMetadata?.length ?? null,
    oldestKeyAt: dates.length === 0 ? null : Math.min(...dates),
    madeByOffroot: (tags?.output.Tags ?? []).some(({ Key }) => Key === runTag),
  };
}

/** What the listing itself says; null for what AWS was not asked. */
const bareRow = (user: Iam.User): UserRow => ({
  userName: user.UserName ?? '',
  createdAt: at(user.CreateDate),
  lastSignInAt: at(user.PasswordLastUsed),
  administrator: null,
  mfaDevices: null,
  accessKeys: null,
  oldestKeyAt: null,
  hasPassword: user.PasswordLastUsed === undefined ? null : true,
  madeByOffroot: false,
});

/** AdministratorAccess, attached to the user or to one of its groups; a group is asked for once. */
function administratorTest(gateway: Gateway): (userName: string) => Promise<boolean | null> {
  const groups = new Map<string, Promise<boolean | null>>();
  const groupIs = (GroupName: string): Promise<boolean | null> => {
    const asked =
      groups.get(GroupName) ??
      orNull(gateway.iam('ListAttachedGroupPolicies', { GroupName })).then((answer) =>
        answer === null ? null : (answer.output.AttachedPolicies ?? []).some(isAdministratorAccess),
      );
    groups.set(GroupName, asked);
    return asked;
  };
  return async (UserName) => {
    const own = await orNull(gateway.iam('ListAttachedUserPolicies', { UserName }));
    if (own?.output.AttachedPolicies?.some(isAdministratorAccess) === true) return true;
    const listed = await orNull(gateway.iam('ListGroupsForUser', { UserName }));
    let known = own !== null && listed !== null;
    for (const { GroupName } of listed?.output.Groups ?? []) {
      const answer = GroupName === undefined ? null : await groupIs(GroupName);
      if (answer === true) return true;
      known &&= answer !== null;
    }
    return known ? false : null;
  };
}

const isAdministratorAccess = ({ PolicyArn = '' }: Iam.AttachedPolicy): boolean => adminArn.test(PolicyArn);

/**
 * Users whose names begin with `prefix` (case does not count). IAM filters by path only, so names are filtered here
 * over up to ten pages a call; `marker` goes on behind them. Up to 50 rows are read whole, a few at a time.
 */
export async function listUsers(gateway: Gateway, prefix: string, marker: string | null) {
  const wanted = prefix.trim().toLowerCase();
  const found: Iam.User[] = [];
  let next = marker;
  try {
    for (let page = 1; ; page += 1) {
      const { output, evidence } = await gateway.iam('ListUsers', {
        MaxItems: wanted === '' ? pageSize : searchPageSize,
        ...(next === null ? {} : { Marker: next }),
      });
      found.push(
        ...(output.Users ?? []).filter(({ UserName = '' }) => UserName.toLowerCase().startsWith(wanted)),
      );
      next = output.IsTruncated === true ? (output.Marker ?? null) : null;
      if (wanted !== '' && next !== null && found.length < pageSize && page < mostPages) continue;
      return { users: await rowsOf(gateway, found), marker: next, readAt: evidence.at, evidence };
    }
  } catch (error) {
    throw problemOf(error);
  }
}

async function rowsOf(gateway: Gateway, users: readonly Iam.User[]): Promise<UserRow[]> {
  const isAdministrator = administratorTest(gateway);
  const rows = users.map(bareRow);
  const whole = Math.min(rows.length, pageSize);
  let taken = 0;
  const worker = async (): Promise<void> => {
    while (taken < whole) {
      const place = taken;
      taken += 1;
      const user = users[place];
      if (user !== undefined) rows[place] = await rowOf(gateway, user, isAdministrator);
    }
  };
  await Promise.all(Array.from({ length: readers }, worker));
  return rows;
}

async function keysOf(
  gateway: Gateway,
  UserName: string,
  held: readonly string[],
): Promise<UserDetail['accessKeys']> {
  const listed = await orNull(gateway.iam('ListAccessKeys', { UserName }));
  const keys: UserDetail['accessKeys'] = [];
  for (const { AccessKeyId = '', Status, CreateDate } of listed?.output.AccessKeyMetadata ?? []) {
    const used = (await orNull(gateway.iam('GetAccessKeyLastUsed', { AccessKeyId })))?.output
      .AccessKeyLastUsed;
    keys.push({
      accessKeyId: AccessKeyId,
      active: Status === 'Active',
      createdAt: at(CreateDate),
      lastUsedAt: at(used?.LastUsedDate),
      lastUsedService: used?.ServiceName === 'N/A' ? null : (used?.ServiceName ?? null),
      held: held.includes(AccessKeyId),
    });
  }
  return keys;
}

/** Policies of a user: attached, written into it, and those of its groups. */
async function policiesOf(
  gateway: Gateway,
  UserName: string,
  groups: readonly string[],
): Promise<UserDetail['policies']> {
  const own = await orNull(gateway.iam('ListAttachedUserPolicies', { UserName }));
  const inline = await orNull(gateway.iam('ListUserPolicies', { UserName }));
  const row = (via: string | null) => (policy: Iam.AttachedPolicy) => ({
    name: policy.PolicyName ?? '',
    arn: policy.PolicyArn ?? null,
    via,
  });
  const policies = [
    ...(own?.output.AttachedPolicies ?? []).map(row(null)),
    ...(inline?.output.PolicyNames ?? []).map((name) => ({ name, arn: null, via: null })),
  ];
  for (const GroupName of groups) {
    const attached = await orNull(gateway.iam('ListAttachedGroupPolicies', { GroupName }));
    policies.push(...(attached?.output.AttachedPolicies ?? []).map(row(GroupName)));
  }
  return policies.slice(0, 200);
}

/** What this computer knows of a user, beside what AWS says. */
export type KnownHere = {
  /** Access keys whose secret is in the keychain. */
  readonly held: readonly string[];
  readonly password: UserDetail['password']['kept'];
  readonly replacing: string | null;
  readonly history: UserDetail['history'];
};

/** Everything the page of a user shows. Throws `not-found` and AWS's refusals. */
export async function readDetail(
  gateway: Gateway,
  account: AccountSummary,
  UserName: string,
  vault: UsersPorts['vault'],
  now: number,
  here: KnownHere,
): Promise<UserDetail> {
  const { output } = await gateway.iam('GetUser', { UserName }).catch((error: unknown) => {
    throw problemOf(error, { user: UserName });
  });
  const user = output.User;
  const login = await hasPassword(gateway, UserName);
  const listed = (await orNull(gateway.iam('ListGroupsForUser', { UserName })))?.output.Groups ?? [];
  const groups = listed.flatMap(({ GroupName }) => (GroupName === undefined ? [] : [GroupName])).slice(0, 20);
  const devices = (await orNull(gateway.iam('ListMFADevices', { UserName })))?.output.MFADevices ?? [];
  const tags = (user?.Tags ?? []).map(({ Key: key = '', Value: value = '' }) => ({ key, value }));
  return {
    userName: UserName,
    arn: user?.Arn ?? '',
    createdAt: at(user?.CreateDate),
    readAt: now,
    lastSignInAt: at(user?.PasswordLastUsed),
    madeByRun: tags.find(({ key }) => key === runTag)?.value ?? null,
    signInUrl: signInUrl(account.partition, account.alias ?? account.accountId),
    password: {
      exists: login !== null,
      createdAt: at(login?.CreateDate),
      mustChange: login?.PasswordResetRequired === true,
      kept: here.password,
    },
    policies: await policiesOf(gateway, UserName, groups),
    groups,
    tags,
    mfaDevices: devices.map(({ SerialNumber: serialNumber = '', EnableDate }) => ({
      serialNumber,
      name: deviceNameOf(serialNumber),
      enabledAt: at(EnableDate),
      entryId: vault.findBySerial(serialNumber),
      virtual: serialNumber.includes(':mfa/'),
    })),
    accessKeys: await keysOf(gateway, UserName, here.held),
    replacing: here.replacing,
    history: here.history.slice(-500),
  };
}
