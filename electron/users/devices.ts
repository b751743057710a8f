import { randomUUID } from 'node:crypto';
import { believable } from '../aws/clock';
import { isAws, problemOf } from '../aws/errors';
import { deviceNameOf } from '../aws/identity';
import { isProblem, ProblemError } from '../contract';
import type { Gateway, TrustedClock } from '../aws';
import type { StepState } from '../contract';
import type { UsersPorts } from './ports';

export type Line = {
  id: string;
  state: StepState;
  requestId: string | null;
  params: Record<string, string | number>;
};
export type MadeDevice = { readonly serialNumber: string; readonly entryId: string };

const period = 30_000;
const edge = 3000;
const step = (at: number): number => Math.floor(at / period);
const realSleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const line = (id: string, requestId: string | null, params: Line['params'] = {}): Line => ({
  id,
  state: 'done',
  requestId,
  params,
});

type Work = {
  readonly gateway: Gateway;
  readonly vault: UsersPorts['vault'];
  readonly clock: TrustedClock;
  readonly sleep?: UsersPorts['sleep'];
};

/** Two consecutive codes of which none was sent before, far from the end of their window. */
async function freshPair({ vault, clock, sleep = realSleep }: Work, entryId: string) {
  for (;;) {
    const at = clock.now();
    const left = period - (at % period);
    const last = believable(vault.lastUsedStep(entryId), step(at));
    const missing = last === null ? 0 : last + 2 - step(at);
    if (missing > 0 || left < edge) {
      await sleep(left + Math.max(0, missing - 1) * period + 50);
      continue;
    }
    await vault.markUsed(entryId, step(at));
    return {
      AuthenticationCode1: vault.codeAt(entryId, at - period),
      AuthenticationCode2: vault.codeAt(entryId, at),
    };
  }
}

const madeTag = 'offroot:made';

/**
 * Asks for a device under a mark of its own, so that a device whose answer (and with it the seed) was lost can be
 * told from everybody else's, deleted, and asked for once more.
 */
async function askForDevice(gateway: Gateway, deviceName: string) {
  const mark = randomUUID();
  for (let tried = 1; ; tried += 1) {
    try {
      return await gateway.iam('CreateVirtualMFADevice', {
        VirtualMFADeviceName: deviceName,
        Tags: [{ Key: madeTag, Value: mark }],
      });
    } catch (error) {
      if (!isAws(error, 'no-answer', 'service-failure', 'already-exists'))
        throw problemOf(error, { device: deviceName });
      const removed = await removeLost(gateway, deviceName, mark);
      if (tried >= 3 || (!removed && isAws(error, 'already-exists')))
        throw problemOf(error, { device: deviceName });
    }
  }
}

type Loose = { readonly serialNumber: string; readonly mark: string | null };

/** The device of this name that belongs to nobody, with the mark of whoever made it here. */
async function looseDevice(gateway: Gateway, deviceName: string): Promise<Loose | null> {
  let marker: string | undefined;
  do {
    const { output } = await gateway.iam('ListVirtualMFADevices', {
      AssignmentStatus: 'Unassigned',
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    for (const { SerialNumber = '' } of output.VirtualMFADevices ?? []) {
      if (deviceNameOf(SerialNumber) !== deviceName) continue;
      const { Tags = [] } = (await gateway.iam('ListMFADeviceTags', { SerialNumber })).output;
      return { serialNumber: SerialNumber, mark: Tags.find(({ Key }) => Key === madeTag)?.Value ?? null };
    }
    marker = output.IsTruncated === true ? output.Marker : undefined;
  } while (marker !== undefined);
  return null;
}

/** True when a device with this mark was there and is deleted now. */
async function removeLost(gateway: Gateway, deviceName: string, mark: string): Promise<boolean> {
  const loose = await looseDevice(gateway, deviceName);
  if (loose?.mark !== mark) return false;
  await deleteDevice(gateway, loose.serialNumber);
  return true;
}

/** A device that was made here, whose secret is held and that nobody uses: what was begun before a restart. */
async function heldLoose({ gateway, vault }: Work, deviceName: string): Promise<MadeDevice | null> {
  const loose = await looseDevice(gateway, deviceName);
  const entryId = loose === null ? null : vault.findBySerial(loose.serialNumber);
  if (loose === null || loose.mark === null || entryId === null) return null;
  return { serialNumber: loose.serialNumber, entryId };
}

/** Deletes a device that is assigned to nobody; already gone is as good. */
async function deleteDevice(gateway: Gateway, SerialNumber: string): Promise<void> {
  try {
    await gateway.iam('DeleteVirtualMFADevice', { SerialNumber });
  } catch (error) {
    if (!isAws(error, 'no-such-entity')) throw error;
  }
}

/**
 * Creates a device and keeps its seed, read back, before anything else. One that was begun here before and is
 * nobody's yet is taken up again.
 */
export async function createDevice(
  work: Work,
  device: Omit<Parameters<UsersPorts['vault']['hold']>[0], 'serialNumber' | 'seed' | 'runId'>,
): Promise<MadeDevice & { readonly lines: Line[] }> {
  const { gateway, vault } = work;
  const made = await askForDevice(gateway, device.deviceName).catch(async (error: unknown) => {
    const problem = problemOf(error);
    const held = isProblem(problem, 'mfa-orphan') ? await heldLoose(work, device.deviceName) : null;
    if (held === null) throw problem;
    return held;
  });
  if ('entryId' in made) return { ...made, lines: [{ ...line('mfa-create', null), state: 'already' }] };
  const { SerialNumber: serialNumber = '', Base32StringSeed: seed = new Uint8Array() } =
    made.output.VirtualMFADevice ?? {};
  try {
    const entryId = await vault.hold({ ...device, serialNumber, seed, runId: null });
    return { serialNumber, entryId, lines: [line('mfa-create', made.evidence.requestId)] };
  } catch (error) {
    // Without its seed the device could never be used and would only hold its name.
    await deleteDevice(gateway, serialNumber).catch(() => undefined);
    throw error;
  } finally {
    seed.fill(0);
  }
}

/** Turns a device on with computed codes, then reads back that AWS lists it. Removed again when AWS refuses twice. */
export async function enableDevice(work: Work, userName: string, device: MadeDevice): Promise<Line[]> {
  const { gateway } = work;
  for (let tried = 1; ; tried += 1) {
    const codes = await freshPair(work, device.entryId);
    try {
      const { evidence } = await gateway.iam('EnableMFADevice', {
        UserName: userName,
        SerialNumber: device.serialNumber,
        ...codes,
      });
      return [line('mfa-enable', evidence.requestId), await readBack(gateway, userName, device.serialNumber)];
    } catch (error) {
      if (isAws(error, 'no-answer', 'service-failure', 'already-exists')) {
        const on = await readBack(gateway, userName, device.serialNumber).catch(() => null);
        if (on !== null) return [on];
      }
      if (isAws(error, 'invalid-code', 'no-answer', 'service-failure') && tried < 2) continue;
      await discard(work, userName, device);
      throw problemOf(error, { user: userName, device: deviceNameOf(device.serialNumber) });
    }
  }
}

async function readBack({ iam }: Gateway, userName: string, serialNumber: string): Promise<Line> {
  const { output, evidence } = await iam('ListMFADevices', { UserName: userName });
  if ((output.MFADevices ?? []).some((device) => device.SerialNumber === serialNumber))
    return line('read-back', evidence.requestId);
  throw new ProblemError('aws-trouble');
}

/** Deletes a device that nobody uses yet, and its entry here; one that was turned on without an answer too. */
export async function discard(
  { gateway, vault }: Pick<Work, 'gateway' | 'vault'>,
  userName: string,
  { serialNumber, entryId }: MadeDevice,
): Promise<void> {
  try {
    await deleteDevice(gateway, serialNumber).catch(async (error: unknown) => {
      if (!isAws(error, 'delete-conflict')) throw error;
      await gateway.iam('DeactivateMFADevice', { UserName: userName, SerialNumber: serialNumber });
      await deleteDevice(gateway, serialNumber);
    });
  } catch (error) {
    throw problemOf(error, { user: userName, device: deviceNameOf(serialNumber) });
  }
  await vault.remove(entryId);
}

/** Turned on by the codes of a phone. Without an answer AWS is asked whether it is on. */
export async function enableTyped(
  work: Work,
  userName: string,
  { serialNumber, entryId }: MadeDevice,
  code1: string,
  code2: string,
): Promise<Line[]> {
  const { gateway } = work;
  await markTyped(work, entryId, code2);
  try {
    const { evidence } = await gateway.iam('EnableMFADevice', {
      UserName: userName,
      SerialNumber: serialNumber,
      AuthenticationCode1: code1,
      AuthenticationCode2: code2,
    });
    return [line('mfa-enable', evidence.requestId), await readBack(gateway, userName, serialNumber)];
  } catch (error) {
    if (isAws(error, 'no-answer', 'service-failure', 'already-exists')) {
      const on = await readBack(gateway, userName, serialNumber).catch(() => null);
      if (on !== null) return [on];
    }
    throw problemOf(error, { user: userName, device: deviceNameOf(serialNumber) });
  }
}

/** The phone's code is used up for this computer too: AWS takes none twice. */
async function markTyped({ vault, clock }: Work, entryId: string, code: string): Promise<void> {
  const now = step(clock.now());
  const typed = [2, 1, 0, -1, -2].find((more) => vault.codeAt(entryId, (now + more) * period) === code);
  if (typed !== undefined) await vault.markUsed(entryId, now + typed);
}

/** Off and deleted: a device that is only off keeps its name taken. */
export async function removeDevice(
  { gateway, vault }: Work,
  userName: string,
  serialNumber: string,
): Promise<Line[]> {
  const lines: Line[] = [];
  const calls = [
    ['mfa-off', () => gateway.iam('DeactivateMFADevice', { UserName: userName, SerialNumber: serialNumber })],
    ['mfa-delete', () => gateway.iam('DeleteVirtualMFADevice', { SerialNumber: serialNumber })],
  ] as const;
  // Only a virtual device is a thing of the account that can be deleted.
  const virtual = serialNumber.includes(':mfa/');
  for (const [id, send] of virtual ? calls : calls.slice(0, 1)) {
    try {
      lines.push(line(id, (await send()).evidence.requestId));
    } catch (error) {
      if (!isAws(error, 'no-such-entity'))
        throw problemOf(error, { user: userName, device: deviceNameOf(serialNumber) });
      lines.push({ ...line(id, null), state: 'already' });
    }
  }
  const entryId = vault.findBySerial(serialNumber);
  if (entryId !== null) await vault.remove(entryId);
  return lines;
}

export async function resync(work: Work, userName: string, serialNumber: string): Promise<Line[]> {
  const entryId = work.vault.findBySerial(serialNumber);
  if (entryId === null) throw new ProblemError('not-found', { params: { what: 'entry' } });
  const codes = await freshPair(work, entryId);
  const { evidence } = await work.gateway
    .iam('ResyncMFADevice', { UserName: userName, SerialNumber: serialNumber, ...codes })
    .catch((error: unknown) => {
      throw problemOf(error, { user: userName, device: deviceNameOf(serialNumber) });
    });
  return [line('resync', evidence.requestId)];
}
