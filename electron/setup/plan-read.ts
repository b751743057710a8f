import { isAws, problemOf } from '../aws/errors';
import { deviceNameOf } from '../aws/identity';
import type { Gateway } from '../aws';
import { listDevices } from './device';
import { runTag } from './facts';

/** What a plan reads of AWS. */
export type PlanReading = {
  readonly unassigned: readonly string[];
  /** Serial numbers of devices that somebody uses. */
  readonly assigned: readonly string[];
  /** Unassigned ones under a wanted name that an earlier run of Offroot left. */
  readonly leftByUs: readonly string[];
  readonly nameTaken: boolean;
  readonly room: number | null;
  readonly quota: number | null;
};

type Iam = Pick<Gateway, 'iam'>;

/** Is the name free, is there room, and who has the MFA devices of these names. Only reads. */
export async function readForPlan(
  gateway: Iam,
  userName: string,
  deviceNames: readonly string[],
): Promise<PlanReading> {
  const summary = (await gateway.iam('GetAccountSummary', {})).output.SummaryMap;
  const unassigned = await listDevices(gateway.iam, 'Unassigned');
  const wanted = unassigned.filter((serial) => deviceNames.includes(deviceNameOf(serial)));
  const leftByUs: string[] = [];
  for (const serial of wanted) if (await isOffroots(gateway, serial)) leftByUs.push(serial);
  const quota = summary?.['UsersQuota'];
  return {
    unassigned,
    assigned: await listDevices(gateway.iam, 'Assigned'),
    leftByUs,
    nameTaken: await isTaken(gateway, userName),
    room: quota === undefined ? null : quota - (summary?.['Users'] ?? 0),
    quota: quota ?? null,
  };
}

/** Tags that cannot be read say nothing, so the device counts as somebody else's. */
async function isOffroots({ iam }: Iam, serialNumber: string): Promise<boolean> {
  try {
    const { output } = await iam('ListMFADeviceTags', { SerialNumber: serialNumber });
    return (output.Tags ?? []).some(({ Key }) => Key === runTag);
  } catch (error) {
    if (
      isAws(error, 'access-denied', 'denied-by-organization', 'service-failure', 'unknown', 'no-such-entity')
    )
      return false;
    throw error;
  }
}

export async function isTaken({ iam }: Iam, userName: string): Promise<boolean> {
  try {
    await iam('GetUser', { UserName: userName });
    return true;
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return false;
    throw problemOf(error);
  }
}
