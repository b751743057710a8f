import { isAws } from '../aws/errors';
import type { Request } from './room-types';
import type { UndoContext } from './context';
import type { Removed } from './removers';
import { hangingOn, type Hanging } from './undo-list';

export type Named = Request<'removeLeft'>['remove'][number];

/**
 * What hangs there as it was named. Names are short: when more of one name hangs there than was named, something came
 * since, nobody can tell which it is, and none of that name is touched.
 */
export function asNamed<T extends Named>(hanging: readonly T[], named: readonly Named[]): readonly T[] {
  const count = (list: readonly Named[], { kind, label }: Named): number =>
    list.filter((one) => one.kind === kind && one.label === label).length;
  return hanging.filter((one) => count(hanging, one) <= count(named, one));
}

/**
 * How each kind is taken off the user. A group and a policy stay, without it; what lives only on the user (a key, a
 * password, rights written into it) is deleted, and so is a virtual device, which would otherwise only hold its name.
 */
function callsFor({ facts, iam }: UndoContext, { kind, id }: Hanging): readonly (() => Promise<unknown>)[] {
  const UserName = facts.userName;
  switch (kind) {
    case 'access-key':
      return [() => iam('DeleteAccessKey', { UserName, AccessKeyId: id })];
    case 'mfa-device': {
      const off = () => iam('DeactivateMFADevice', { UserName, SerialNumber: id });
      return id.includes(':mfa/') ? [off, () => iam('DeleteVirtualMFADevice', { SerialNumber: id })] : [off];
    }
    case 'password':
      return [() => iam('DeleteLoginProfile', { UserName })];
    case 'policy':
      return [() => iam('DetachUserPolicy', { UserName, PolicyArn: id })];
    case 'inline-policy':
      return [() => iam('DeleteUserPolicy', { UserName, PolicyName: id })];
    case 'group':
      return [() => iam('RemoveUserFromGroup', { UserName, GroupName: id })];
  }
}

/** Takes one thing off; what is gone already counts as done, so it may be repeated. */
export async function takeOff(context: UndoContext, one: Hanging): Promise<Removed> {
  let did = false;
  for (const send of callsFor(context, one)) {
    try {
      await send();
      did = true;
    } catch (error) {
      if (!isAws(error, 'no-such-entity')) throw error;
    }
  }
  const entryId = one.kind === 'mfa-device' ? context.vault.findBySerial(one.id) : null;
  if (entryId !== null) await context.vault.remove(entryId);
  return did ? 'removed' : 'gone-already';
}

/** How many of each kind hang there, for the words of `still-attached`. */
export async function hangingCounts(context: UndoContext): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of await hangingOn(context))
    counts[`hanging-${kind}`] = (counts[`hanging-${kind}`] ?? 0) + 1;
  return counts;
}
