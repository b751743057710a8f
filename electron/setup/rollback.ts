import { isAws, problemOf } from '../aws/errors';
import { ProblemError } from '../contract/problem';
import type { Made } from '../contract/setup';
import type { UndoContext } from './context';
import { leftover } from './device';
import { isOurs, keychainItems } from './facts';
import { deleteKey, deleteLostKeys, loadKey } from './keys';
import type { Runner } from './runner';
import { madeBy, paramOf, phoneDeviceName } from './state';

type Kind = Made['kind'];
type Removed = 'removed' | 'gone-already';

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

async function removeKeys(context: UndoContext): Promise<Removed> {
  const { facts, keychain } = context;
  const kept =
    (await loadKey(keychain, facts.runId))?.accessKeyId ??
    paramOf(context.state(), 'access-key', 'accessKeyId');
  const did = kept !== '' && (await deleteKey(context, kept));
  const before = paramOf(context.state(), 'access-key', '_before');
  await deleteLostKeys(context, before === '' ? [] : before.split(' '));
  await keychain.remove(keychainItems(facts.runId).accessKey);
  return said(did);
}

/** Switching off alone would leave the name taken, so the device is deleted too. */
async function removeDevice(
  context: UndoContext,
  step: 'mfa-create' | 'mfa-phone',
  deviceName: string,
): Promise<Removed> {
  const { facts, iam, vault } = context;
  const noted = paramOf(context.state(), step, 'serialNumber');
  const found = noted === '' ? await leftover(context, deviceName) : null;
  const serialNumber = noted !== '' ? noted : found?.ours === true ? found.serialNumber : '';
  if (serialNumber === '') return 'gone-already';
  await unless(iam('DeactivateMFADevice', { UserName: facts.userName, SerialNumber: serialNumber }));
  const did = await unless(iam('DeleteVirtualMFADevice', { SerialNumber: serialNumber }));
  const entryId = vault.findBySerial(serialNumber);
  if (entryId !== null) await vault.remove(entryId);
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

async function removeAlias(context: UndoContext): Promise<Removed> {
  const { facts, iam } = context;
  const did = await unless(iam('DeleteAccountAlias', { AccountAlias: facts.alias ?? '' }));
  const before = paramOf(context.state(), 'alias', '_before');
  if (before !== '') await iam('CreateAccountAlias', { AccountAlias: before });
  return said(did);
}

const removers: Readonly<Record<Kind, (context: UndoContext) => Promise<Removed>>> = {
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
  user: async ({ facts, iam }) => said(await unless(iam('DeleteUser', { UserName: facts.userName }))),
  alias: removeAlias,
};

/** Newest first. */
export function undoOrder(made: readonly Made[]): readonly Made[] {
  return made.filter(({ state }) => state === 'there' || state === 'refused').reverse();
}

/** The user of this name as AWS has it now: whose it is, and whether somebody signed in with it. */
export async function userNow({ facts, iam }: Pick<UndoContext, 'facts' | 'iam'>): Promise<{
  readonly whose: 'ours' | 'foreign' | 'nobody';
  readonly signedIn: boolean;
}> {
  try {
    const { User } = (await iam('GetUser', { UserName: facts.userName })).output;
    return {
      whose: isOurs(User?.Tags, facts) ? 'ours' : 'foreign',
      signedIn: User?.PasswordLastUsed !== undefined,
    };
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return { whose: 'nobody', signedIn: false };
    throw error;
  }
}

/**
 * Removes what this run made, newest first, and only that. Journaled after each object; what is gone already counts
 * as done, so it may be cut off and started again. Ends in `undone` or `undo-stopped`, never rejects.
 */
export async function rollback(runner: Runner): Promise<void> {
  try {
    runner.show('undoing');
    if (runner.state().phase !== 'undoing') await runner.record({ type: 'undo', at: Date.now() });
    const context = await runner.undoContext();
    const { whose } = await userNow(context);
    if (whose === 'foreign')
      throw new ProblemError('name-taken', { params: { user: context.facts.userName } });
    let refused = 0;
    for (const { kind } of undoOrder(madeBy(runner.state()))) {
      runner.show('undoing', kind);
      await context.boundary(`undo:${kind}:before`);
      const state = await removers[kind](context).catch((error: unknown) => {
        if (!isAws(error, 'access-denied', 'denied-by-organization', 'delete-conflict')) throw error;
        runner.useProblem(problemOf(error).problem);
        return 'refused' as const;
      });
      if (state === 'refused') refused += 1;
      await context.boundary(`undo:${kind}:committed`);
      await runner.record({ type: 'undo-result', at: Date.now(), kind, state, requestIds: [] });
    }
    if (refused > 0) return runner.show('undo-stopped');
    await runner.record({ type: 'end', at: Date.now(), phase: 'undone' });
    runner.show('undone');
  } catch (error) {
    runner.useProblem(problemOf(error).problem);
    runner.show('undo-stopped');
  }
}
