import { isAws } from '../aws/errors';
import { deviceNameOf, serialNumberFor } from '../aws/identity';
import { ProblemError } from '../contract/problem';
import type { StepContext, UndoContext } from './context';
import { deviceTags, isOurs, runTag } from './facts';

type Reading = Pick<UndoContext, 'facts' | 'iam' | 'notAws'>;

/** `earlier`: another run of Offroot made it and its secret is nowhere. */
export type Whose = 'ours' | 'earlier' | 'foreign';
export type Leftover = { readonly serialNumber: string; readonly whose: Whose };
export type MadeDevice = { readonly serialNumber: string; readonly entryId: string };

/** Serial numbers of all virtual devices of one status. It is always given: its default is disputed. */
export async function listDevices(
  iam: UndoContext['iam'],
  status: 'Assigned' | 'Unassigned',
): Promise<readonly string[]> {
  const found: string[] = [];
  let marker: string | undefined;
  do {
    const { output } = await iam('ListVirtualMFADevices', {
      AssignmentStatus: status,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    for (const { SerialNumber } of output.VirtualMFADevices ?? [])
      if (SerialNumber !== undefined) found.push(SerialNumber);
    marker = output.IsTruncated === true ? output.Marker : undefined;
  } while (marker !== undefined);
  return found;
}

/** Device of this name that belongs to nobody, and whose making it is. */
export async function leftover(context: Reading, deviceName: string): Promise<Leftover | null> {
  const all = await listDevices(context.iam, 'Unassigned');
  const serialNumber = all.find((serial) => deviceNameOf(serial) === deviceName);
  return serialNumber === undefined ? null : { serialNumber, whose: await madeBy(context, serialNumber) };
}

/**
 * The listing omits tags, so they are asked for. A server of one's own may not know that call: there a device that
 * was not there when the plan was made, under the name this run intended, is this run's.
 */
export async function madeBy({ facts, iam, notAws }: Reading, serialNumber: string): Promise<Whose> {
  try {
    const { output } = await iam('ListMFADeviceTags', { SerialNumber: serialNumber });
    if (isOurs(output.Tags, facts)) return 'ours';
    return (output.Tags ?? []).some(({ Key }) => Key === runTag) ? 'earlier' : 'foreign';
  } catch (error) {
    if (notAws && isAws(error, 'service-failure', 'invalid-input', 'unknown'))
      return facts.unassignedBefore.includes(serialNumber) ? 'foreign' : 'ours';
    throw error;
  }
}

/** Whether AWS lists the device as this user's; false too when there is no such user (yet). */
export async function isOn(
  { facts, iam }: Pick<UndoContext, 'facts' | 'iam'>,
  serial: string,
): Promise<boolean> {
  try {
    const { output } = await iam('ListMFADevices', { UserName: facts.userName });
    return (output.MFADevices ?? []).some(({ SerialNumber }) => SerialNumber === serial);
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return false;
    throw error;
  }
}

const gone = async (call: Promise<unknown>): Promise<void> => {
  await call.catch((error: unknown) => {
    if (!isAws(error, 'no-such-entity')) throw error;
  });
};

/** Creates a device and stores its seed before anything depends on it. A device whose seed was lost is deleted and made anew. */
export async function createDevice(context: StepContext, deviceName: string): Promise<MadeDevice> {
  if (context.resumed) {
    const kept = await takeUp(context, deviceName);
    if (kept !== null) return kept;
  }
  for (let tried = 1; ; tried += 1) {
    try {
      return await createOnce(context, deviceName);
    } catch (error) {
      if (!isAws(error, 'already-exists', 'no-answer', 'service-failure') || tried >= 3) throw error;
      if (!isAws(error, 'already-exists')) await context.wait('no-answer', 1000);
      const removed = await removeLeftover(context, deviceName);
      if (!removed && isAws(error, 'already-exists')) {
        const params = { userName: deviceName, what: 'mfa-device' };
        throw new ProblemError('name-taken', { params, field: 'deviceName' }, { cause: error });
      }
    }
  }
}

async function createOnce(context: StepContext, deviceName: string): Promise<MadeDevice> {
  const { facts, iam, vault, boundary } = context;
  const { output } = await iam('CreateVirtualMFADevice', {
    VirtualMFADeviceName: deviceName,
    Tags: deviceTags(facts),
  });
  await boundary('mfa-create:committed');
  const { SerialNumber: serialNumber = '', Base32StringSeed: seed = new Uint8Array() } =
    output.VirtualMFADevice ?? {};
  try {
    const entryId = await vault.hold({
      accountId: facts.accountId,
      accountRef: facts.accountRef,
      alias: facts.alias,
      userName: facts.userName,
      deviceName,
      serialNumber,
      seed,
      runId: facts.runId,
      practice: facts.practice,
    });
    await boundary('mfa-create:stored');
    return { serialNumber, entryId };
  } finally {
    seed.fill(0);
  }
}

/** After an interruption: a device that is on and whose seed is held is kept; any other of ours makes room. */
async function takeUp(context: StepContext, deviceName: string): Promise<MadeDevice | null> {
  const { facts, iam, vault } = context;
  const serialNumber = serialNumberFor(facts.partition, facts.accountId, deviceName);
  if (await isOn(context, serialNumber)) {
    const entryId = vault.findBySerial(serialNumber);
    if ((await madeBy(context, serialNumber)) !== 'ours')
      throw new ProblemError('name-taken', {
        params: { userName: deviceName, what: 'mfa-device' },
        field: 'deviceName',
      });
    if (entryId !== null) return { serialNumber, entryId };
    await gone(iam('DeactivateMFADevice', { UserName: facts.userName, SerialNumber: serialNumber }));
  }
  await removeLeftover(context, deviceName);
  return null;
}

/**
 * True when something was deleted: a device of this run, or one of an earlier run that the plan had shown.
 * A device that is not ours is a problem for the person, never touched.
 */
async function removeLeftover(context: StepContext, deviceName: string): Promise<boolean> {
  const found = await leftover(context, deviceName);
  if (found === null) return false;
  const { serialNumber, whose } = found;
  const shown = context.facts.unassignedBefore.includes(serialNumber);
  if (whose === 'foreign' || (whose === 'earlier' && !shown))
    throw new ProblemError('mfa-orphan', { params: { name: deviceName, serialNumber } });
  await gone(context.iam('DeleteVirtualMFADevice', { SerialNumber: serialNumber }));
  const entry = context.vault.findBySerial(serialNumber);
  if (entry !== null) await context.vault.remove(entry);
  return true;
}
