import { isAws } from '../aws/errors';
import { serialNumberFor } from '../aws/identity';
import type { Made } from '../contract/setup';
import type { UndoContext } from './context';
import { isOn, leftover, madeBy } from './device';
import { keychainItems } from './facts';
import { deleteKey, deleteLostKey, loadKey } from './keys';
import { isDone, paramOf, phoneDeviceName } from './state';

export type Removed = 'removed' | 'gone-already';

/** True when AWS did it, false when it was gone already. */
async function unless(gone: Promise<unknown>): Promise<boolean> {
  try {
    await gone;
    return true;
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return false;
    throw error;
  }
}
const said = (did: boolean): Removed => (did ? 'removed' : 'gone-already');

/** What was taken off a moment ago may still count for some seconds: a conflict is asked again before it is believed. */
async function whenFree({ wait }: UndoContext, remove: () => Promise<unknown>): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await unless(remove());
    } catch (error) {
      if (!isAws(error, 'delete-conflict') || tried >= 4) throw error;
      await wait('other-change', 1000 * tried);
    }
  }
}

async function removeKeys(context: UndoContext): Promise<Removed> {
  const { facts, keychain } = context;
  const state = context.state();
  const known =
    (await loadKey(keychain, facts.runId))?.accessKeyId ?? paramOf(state, 'access-key', 'accessKeyId');
  let did = known !== '' && (await deleteKey(context, known));
  const before = paramOf(state, 'access-key', '_before');
  // Only an answer that was lost can have left a key that is not known here.
  if (!isDone(state, 'access-key'))
    did = (await deleteLostKey(context, before === '' ? [] : before.split(' '))) || did;
  await keychain.remove(keychainItems(facts.runId).accessKey);
  return said(did);
}

/** Switching off alone would leave the name taken, so the device is deleted too; only if it carries the run's tag. */
async function removeDevice(
  context: UndoContext,
  step: 'mfa-create' | 'mfa-phone',
  deviceName: string,
): Promise<Removed | 'refused'> {
  const { facts, iam } = context;
  const noted = paramOf(context.state(), step, 'serialNumber');
  if (noted === '') {
    const found = await leftover(context, deviceName);
    const serialNumber = serialNumberFor(facts.partition, facts.accountId, deviceName);
    // It may be on already when the line of the journal that names it could not be read any more.
    const on = found === null && (await isOn(context, serialNumber));
    if (on && (await madeBy(context, serialNumber)) === 'ours') return takeOff(context, serialNumber);
    if (found?.whose !== 'ours') {
      // The seed may have been stored in the moment before the end.
      if (found === null && !on) await forget(context, serialNumber);
      return 'gone-already';
    }
    await whenFree(context, () => iam('DeleteVirtualMFADevice', { SerialNumber: found.serialNumber }));
    await forget(context, found.serialNumber);
    return 'removed';
  }
  const whose = await madeBy(context, noted).catch((error: unknown) => {
    if (isAws(error, 'no-such-entity')) return null;
    throw error;
  });
  if (whose === null) {
    await forget(context, noted);
    return 'gone-already';
  }
  return whose === 'ours' ? takeOff(context, noted) : 'refused';
}

async function forget({ vault }: UndoContext, serialNumber: string): Promise<void> {
  const entryId = vault.findBySerial(serialNumber);
  if (entryId !== null) await vault.remove(entryId);
}

async function takeOff(context: UndoContext, serialNumber: string): Promise<Removed> {
  const { facts, iam } = context;
  await unless(iam('DeactivateMFADevice', { UserName: facts.userName, SerialNumber: serialNumber }));
  const did = await whenFree(context, () => iam('DeleteVirtualMFADevice', { SerialNumber: serialNumber }));
  await forget(context, serialNumber);
  return said(did);
}

async function removeRights({ facts, iam }: UndoContext): Promise<Removed> {
  const UserName = facts.userName;
  if (facts.groupName !== null)
    return said(await unless(iam('RemoveUserFromGroup', { GroupName: facts.groupName, UserName })));
  let did = false;
  for (const PolicyArn of facts.policyArns)
    did = (await unless(iam('DetachUserPolicy', { UserName, PolicyArn }))) || did;
  return said(did);
}

/** Puts the former alias back; an alias that somebody set since is left alone. */
async function removeAlias(context: UndoContext): Promise<Removed> {
  const { facts, iam } = context;
  const alias = facts.alias ?? '';
  const before = paramOf(context.state(), 'alias', '_before');
  const current = (await iam('ListAccountAliases', {})).output.AccountAliases?.[0] ?? '';
  if (current !== alias && current !== '') return 'gone-already';
  const did = current === alias && (await unless(iam('DeleteAccountAlias', { AccountAlias: alias })));
  if (before === '') return said(did);
  await iam('CreateAccountAlias', { AccountAlias: before });
  return 'removed';
}

/** How each kind of thing is removed. Everything may be taken again: what is gone counts as done. */
export const removers: Readonly<
  Record<Made['kind'], (context: UndoContext) => Promise<Removed | 'refused'>>
> = {
  'access-key': removeKeys,
  password: async (context) => {
    const did = await unless(context.iam('DeleteLoginProfile', { UserName: context.facts.userName }));
    await context.keychain.remove(keychainItems(context.facts.runId).password);
    return said(did);
  },
  'mfa-phone': (context) => removeDevice(context, 'mfa-phone', phoneDeviceName(context.facts)),
  'mfa-device': (context) => removeDevice(context, 'mfa-create', context.facts.deviceName),
  policy: removeRights,
  group: removeRights,
  user: async (context) =>
    said(await whenFree(context, () => context.iam('DeleteUser', { UserName: context.facts.userName }))),
  alias: removeAlias,
};
