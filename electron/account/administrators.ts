import type * as Iam from '@aws-sdk/client-iam';
import type { Evidence } from '../contract';
import type { Gateway } from '../aws/port';
import { inParallel } from './pages';

/** Users that are looked at; beyond it the answer is "unknown" rather than a long wait. */
export const usersLookedAt = 100;

export type Administrators = {
  /** Users with AdministratorAccess (directly or by a group) and at least one MFA device. */
  readonly names: readonly string[];
  /** False when not all users could be looked at, so that an empty list proves nothing. */
  readonly complete: boolean;
  readonly evidence: Evidence;
};

const isAdministratorAccess = (policy: Iam.AttachedPolicy): boolean =>
  /^arn:[a-z-]+:iam::aws:policy\/AdministratorAccess$/.test(policy.PolicyArn ?? '');

/** Tells whether a user has AdministratorAccess; groups that were looked at once are remembered. */
export function administratorTest(gateway: Gateway): (userName: string) => Promise<boolean> {
  const groups = new Map<string, Promise<boolean>>();
  const groupIs = (name: string): Promise<boolean> => {
    const known = groups.get(name);
    if (known !== undefined) return known;
    const asked = gateway
      .iam('ListAttachedGroupPolicies', { GroupName: name })
      .then(({ output }) => (output.AttachedPolicies ?? []).some(isAdministratorAccess));
    groups.set(name, asked);
    return asked;
  };
  return async (userName) => {
    const attached = await gateway.iam('ListAttachedUserPolicies', { UserName: userName });
    if ((attached.output.AttachedPolicies ?? []).some(isAdministratorAccess)) return true;
    const { output } = await gateway.iam('ListGroupsForUser', { UserName: userName });
    for (const { GroupName: name } of output.Groups ?? []) {
      if (name !== undefined && (await groupIs(name))) return true;
    }
    return false;
  };
}

/**
 * Users with a virtual MFA device are known from one listing and looked at first; the others (hardware keys) only
 * when no administrator was among them.
 */
export async function findAdministrators(
  gateway: Gateway,
  assigned: readonly Iam.VirtualMFADevice[],
): Promise<Administrators> {
  const isAdministrator = administratorTest(gateway);
  const { output, evidence } = await gateway.iam('ListUsers', { MaxItems: usersLookedAt });
  const all = (output.Users ?? []).flatMap((user) => (user.UserName === undefined ? [] : [user.UserName]));
  const truncated = output.IsTruncated === true;
  const withDevice = [...new Set(assigned.flatMap(({ User: user }) => user?.UserName ?? []))];
  const first = withDevice.slice(0, usersLookedAt);
  const found = await filtered(first, isAdministrator);
  if (found.length > 0) {
    return { names: found, complete: !truncated && first.length === withDevice.length, evidence };
  }
  const rest = all.filter((name) => !withDevice.includes(name));
  const administrators = await filtered(rest, isAdministrator);
  const names = await filtered(administrators, async (name) => {
    const devices = await gateway.iam('ListMFADevices', { UserName: name });
    return (devices.output.MFADevices ?? []).length > 0;
  });
  return { names, complete: !truncated && first.length === withDevice.length, evidence };
}

async function filtered(
  names: readonly string[],
  test: (name: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const kept = await inParallel(names, async (name) => ((await test(name)) ? [name] : []));
  return kept.flat();
}
