import { isAws } from '../aws/errors';
import { deviceNameOf } from '../aws/identity';
import { ProblemError } from '../contract/problem';
import type { StepContext, UndoContext } from './context';
import { deviceTags, isOurs } from './facts';

type Reading = Pick<UndoContext, 'facts' | 'iam'>;

/** Unassigned device of this name, and whether it is this run's. Status is always given: its default is disputed. */
export async function leftover(
  { facts, iam }: Reading,
  deviceName: string,
): Promise<{ readonly serialNumber: string; readonly ours: boolean } | null> {
  let marker: string | undefined;
  do {
    const { output } = await iam('ListVirtualMFADevices', {
      AssignmentStatus: 'Unassigned',
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    const found = output.VirtualMFADevices?.find(
      ({ SerialNumber = '' }) => deviceNameOf(SerialNumber) === deviceName,
    )?.SerialNumber;
    if (found !== undefined) return { serialNumber: found, ours: await isTagged({ facts, iam }, found) };
    marker = output.IsTruncated === true ? output.Marker : undefined;
  } while (marker !== undefined);
  return null;
}

/**
 * The listing omits tags, so they are asked for. Where they cannot be read at all, a device that was not there
 * when the plan was made, under the name this run intended, is this run's.
 */
async function isTagged({ facts, iam }: Reading, serialNumber: string): Promise<boolean> {
  try {
    const { output } = await iam('ListMFADeviceTags', { SerialNumber: serialNumber });
    return isOurs(output.Tags, facts);
  } catch (error) {
    if (isAws(error, 'service-failure', 'invalid-input', 'unknown', 'no-such-entity'))
      return !facts.unassignedBefore.includes(serialNumber);
    throw error;
  }
}

/** Creates a device and stores its seed before anything depends on it. A device whose seed was lost is deleted and made anew. */
export async function createDevice(
  context: StepContext,
  deviceName: string,
): Promise<{ readonly serialNumber: string; readonly entryId: string }> {
  const { facts, iam, vault, resumed, boundary } = context;
  if (resumed) await removeLeftover(context, deviceName);
  for (let tried = 1; ; tried += 1) {
    try {
      const { output } = await iam('CreateVirtualMFADevice', {
        VirtualMFADeviceName: deviceName,
        Tags: deviceTags(facts),
      });
      await boundary('mfa-create:committed');
      const { SerialNumber: serialNumber = '', Base32StringSeed: seed = new Uint8Array() } =
        output.VirtualMFADevice ?? {};
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
      seed.fill(0);
      await boundary('mfa-create:stored');
      return { serialNumber, entryId };
    } catch (error) {
      if (!isAws(error, 'already-exists', 'no-answer', 'service-failure') || tried >= 3) throw error;
      const removed = await removeLeftover(context, deviceName);
      if (!removed && isAws(error, 'already-exists')) throw error;
    }
  }
}

/** True when something of this run was deleted. A device that is not ours is a problem for the person, never touched. */
async function removeLeftover(context: StepContext, deviceName: string): Promise<boolean> {
  const found = await leftover(context, deviceName);
  if (found === null) return false;
  if (!found.ours)
    throw new ProblemError('mfa-orphan', {
      params: { device: deviceName, serialNumber: found.serialNumber },
    });
  await context
    .iam('DeleteVirtualMFADevice', { SerialNumber: found.serialNumber })
    .catch((error: unknown) => {
      if (!isAws(error, 'no-such-entity')) throw error;
    });
  const entry = context.vault.findBySerial(found.serialNumber);
  if (entry !== null) await context.vault.remove(entry);
  return true;
}
