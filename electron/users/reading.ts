import type * as Iam from '@aws-sdk/client-iam';
import { isAws, problemOf } from '../aws/errors';
import { deviceNameOf } from '../aws/identity';
import { signInUrl } from '../aws/endpoints';
import type { Gateway } from '../aws';
import type { AccountSummary, UserDetail, UserRow } from '../contract';
import type { UsersPorts } from './ports';

const runTag = 'offroot:run';
const pageSize = 100;
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

async function rowOf(gateway: Gateway, user: Iam.User): Promise<UserRow> {
  const UserName = user.UserName ?? '';
  const devices = await orNull(gateway.iam('ListMFADevices', { UserName }));
  const keys = await orNull(gateway.iam('ListAccessKeys', { UserName }));
  const policies = await orNull(gateway.iam('ListAttachedUserPolicies', { UserName }));
  const tags = await orNull(gateway.iam('ListUserTags', { UserName }));
  const dates = (keys?.output.AccessKeyMetadata ?? []).flatMap(({ CreateDate }) =>
    CreateDate === undefined ? [] : [CreateDate.getTime()],
  );
  return {
    userName: UserName,
    createdAt: at(user.CreateDate),
    lastSignInAt: at(user.PasswordLastUsed),
    administrator:
      policies === null
        ? null
        : (policies.output.AttachedPolicies ?? []).some(({ PolicyArn = '' }) => adminArn.test(PolicyArn)),
    mfaDevices: devices?.output.MFADevices?.length ?? null,
    accessKeys: keys?.output.AccessKeyMetadata?.length ?? null,
    oldestKeyAt: dates.length === 0 ? null : Math.min(...dates),
    hasPassword: null,
    madeByOffroot: (tags?.output.Tags ?? []).some(({ Key }) => Key === runTag),
  };
}

/** One page of users. IAM filters by path only, so names are filtered here. Rows are read one after the other. */
export async function listUsers(gateway: Gateway, prefix: string, marker: string | null) {
  try {
    const { output, evidence } = await gateway.iam('ListUsers', {
      MaxItems: pageSize,
      ...(marker === null ? {} : { Marker: marker }),
    });
    const wanted = (output.Users ?? []).filter(({ UserName = '' }) =>
      UserName.toLowerCase().startsWith(prefix.toLowerCase()),
    );
    const users: UserRow[] = [];
    for (const user of wanted) users.push(await rowOf(gateway, user));
    return {
      users,
      marker: output.IsTruncated === true ? (output.Marker ?? null) : null,
      readAt: evidence.at,
      evidence,
    };
  } catch (error) {
    throw problemOf(error);
  }
}

async function keysOf(gateway: Gateway, UserName: string): Promise<UserDetail['accessKeys']> {
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
      held: false,
    });
  }
  return keys;
}

/** Everything the page of a user shows. Throws `not-found` and AWS's refusals. */
export async function readDetail(
  gateway: Gateway,
  account: AccountSummary,
  UserName: string,
  vault: UsersPorts['vault'],
  now: number,
): Promise<UserDetail> {
  const { output } = await gateway.iam('GetUser', { UserName }).catch((error: unknown) => {
    throw problemOf(error, { user: UserName });
  });
  const user = output.User;
  const login = await hasPassword(gateway, UserName);
  const attached =
    (await orNull(gateway.iam('ListAttachedUserPolicies', { UserName })))?.output.AttachedPolicies ?? [];
  const groups = (await orNull(gateway.iam('ListGroupsForUser', { UserName })))?.output.Groups ?? [];
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
    },
    policies: attached.map(({ PolicyName: name = '', PolicyArn: arn = null }) => ({ name, arn, via: null })),
    groups: groups.flatMap(({ GroupName }) => (GroupName === undefined ? [] : [GroupName])),
    tags,
    mfaDevices: devices.map(({ SerialNumber: serialNumber = '', EnableDate }) => ({
      serialNumber,
      name: deviceNameOf(serialNumber),
      enabledAt: at(EnableDate),
      entryId: vault.findBySerial(serialNumber),
      virtual: serialNumber.includes(':mfa/'),
    })),
    accessKeys: await keysOf(gateway, UserName),
    history: [],
  };
}
