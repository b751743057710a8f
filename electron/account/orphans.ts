import { ProblemError, type Evidence } from '../contract';
import { isAws, problemOf } from '../aws/errors';
import { deviceNameOf } from '../aws/identity';
import type { Gateway } from '../aws/port';
import { inParallel, isUnassigned, virtualDevices } from './pages';

/** Tag under which a setup run names itself on what it makes. */
const runTag = 'offroot:run';
/** Devices whose tags are asked for; the others are listed without. */
const mostTagged = 100;

export type OrphanDevice = {
  readonly serialNumber: string;
  readonly name: string;
  /** The run that made it; null when it carries no tag of ours or AWS did not let us look. */
  readonly runId: string | null;
  /** The answer that says that it belongs to nobody. */
  readonly evidence: Evidence;
};

/** MFA devices that belong to nobody. */
export async function listOrphans(gateway: Gateway): Promise<OrphanDevice[]> {
  const { serials, evidence } = await unassignedSerials(gateway);
  const tags = await inParallel(serials.slice(0, mostTagged), (serial) => runTagOf(gateway, serial));
  return serials.slice(0, 1000).map((serialNumber, at) => ({
    serialNumber,
    name: deviceNameOf(serialNumber),
    runId: tags[at] ?? null,
    evidence,
  }));
}

async function unassignedSerials(
  gateway: Gateway,
): Promise<{ readonly serials: readonly string[]; readonly evidence: Evidence }> {
  try {
    const { devices, evidence } = await virtualDevices(gateway, 'Unassigned');
    return { serials: devices.filter(isUnassigned).flatMap((device) => device.SerialNumber ?? []), evidence };
  } catch (error) {
    throw problemOf(error);
  }
}

async function runTagOf(gateway: Gateway, serialNumber: string): Promise<string | null> {
  try {
    const { output } = await gateway.iam('ListMFADeviceTags', { SerialNumber: serialNumber });
    return output.Tags?.find((tag) => tag.Key === runTag)?.Value?.slice(0, 40) ?? null;
  } catch (error) {
    if (isAws(error, 'access-denied', 'denied-by-organization', 'no-such-entity')) return null;
    throw problemOf(error);
  }
}

/**
 * Deletes a device that belongs to nobody, after its name was typed and AWS said once more that nobody signs in
 * with it.
 * @throws ProblemError `confirmation-wrong`, `still-attached`, `not-found`, and AWS's answers
 */
export async function deleteOrphan(
  gateway: Gateway,
  request: { readonly serialNumber: string; readonly typed: string },
): Promise<Evidence> {
  const name = deviceNameOf(request.serialNumber);
  if (request.typed.trim() !== name) throw new ProblemError('confirmation-wrong', { field: 'typed' });
  await assertNobodys(gateway, request.serialNumber);
  try {
    return (await gateway.iam('DeleteVirtualMFADevice', { SerialNumber: request.serialNumber })).evidence;
  } catch (error) {
    throw problemOf(error, { name });
  }
}

async function assertNobodys(gateway: Gateway, serialNumber: string): Promise<void> {
  const { devices } = await virtualDevices(gateway, 'Any').catch((error: unknown) => {
    throw problemOf(error);
  });
  const device = devices.find((each) => each.SerialNumber === serialNumber);
  const params = { name: deviceNameOf(serialNumber) };
  if (device === undefined) throw new ProblemError('not-found', { params: { ...params, what: 'device' } });
  if (!isUnassigned(device))
    throw new ProblemError('still-attached', { params: { ...params, what: 'device' } });
}
