import type * as Iam from '@aws-sdk/client-iam';
import type { Evidence } from '../contract';
import type { Gateway } from '../aws/port';

/** IAM gives at most 1000 items a page; the account's quota of users and devices is 5000. */
const pageSize = 1000;
const mostPages = 10;

/** All virtual MFA devices of one status; the status is always named, since AWS's default is not certain. */
export async function virtualDevices(
  gateway: Gateway,
  status: 'Assigned' | 'Unassigned' | 'Any',
): Promise<{ readonly devices: readonly Iam.VirtualMFADevice[]; readonly evidence: Evidence }> {
  const devices: Iam.VirtualMFADevice[] = [];
  let marker: string | undefined;
  for (let page = 1; ; page += 1) {
    const { output, evidence } = await gateway.iam('ListVirtualMFADevices', {
      AssignmentStatus: status,
      MaxItems: pageSize,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    devices.push(...(output.VirtualMFADevices ?? []));
    marker = output.IsTruncated === true ? output.Marker : undefined;
    if (marker === undefined || page === mostPages) return { devices, evidence };
  }
}

/** True for a device that belongs to the root user. */
export const isOfRoot = (device: Iam.VirtualMFADevice): boolean =>
  device.User?.Arn?.endsWith(':root') === true;

/** True for a device that belongs to nobody. */
export const isUnassigned = (device: Iam.VirtualMFADevice): boolean =>
  device.User?.Arn === undefined && device.EnableDate === undefined;

/** Asks for each item, a few at a time (reads only: changes are made one after the other). Order is kept. */
export async function inParallel<In, Out>(
  items: readonly In[],
  ask: (item: In) => Promise<Out>,
  width = 4,
): Promise<readonly Out[]> {
  const answers = new Map<number, Out>();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      const item = items[at];
      if (item !== undefined) answers.set(at, await ask(item));
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return items.flatMap((_, at) => (answers.has(at) ? [answers.get(at) as Out] : []));
}
