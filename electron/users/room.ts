import { randomUUID } from 'node:crypto';
import type { Gateway } from '../aws';
import { isAws, problemOf } from '../aws/errors';
import { ProblemError, type Evidence, type HandlersOf } from '../contract';
import {
  createDevice,
  discard,
  enableDevice,
  enableTyped,
  removeDevice,
  resync,
  type MadeDevice,
} from './devices';
import type { UsersPorts } from './ports';
import { listUsers, readDetail } from './reading';

type Pending = MadeDevice & {
  readonly accountRef: string;
  readonly userName: string;
  readonly keepHere: boolean;
};

const period = 30_000;

/** Users and their security credentials, after the setup and for users that others made. */
export function createUsersRoom(ports: UsersPorts): HandlersOf<'users'> {
  const pending = new Map<string, Pending>();
  const { vault } = ports;

  async function work(accountRef: string, changes: boolean) {
    if (changes && ports.isBusy(accountRef)) throw new ProblemError('run-in-progress');
    const { summary, gateway } = await ports.access.open(accountRef);
    const clock = summary.practice ? ports.practiceClock : ports.clock;
    return { summary, gateway, vault, clock, sleep: ports.sleep };
  }
  const pendingOf = (id: string): Pending => {
    const found = pending.get(id);
    if (found === undefined) throw new ProblemError('not-found', { params: { what: 'device' } });
    return found;
  };
  const make = async (request: {
    readonly accountRef: string;
    readonly userName: string;
    readonly deviceName: string;
  }) => {
    const doors = await work(request.accountRef, true);
    const { accountId, practice } = doors.summary;
    const made = await createDevice(doors, { accountId, practice, ...request });
    return { doors, made };
  };

  return {
    list: async ({ accountRef, prefix, marker }) =>
      listUsers((await work(accountRef, false)).gateway, prefix, marker),
    async detail({ accountRef, userName }) {
      const { gateway, summary, clock } = await work(accountRef, false);
      const held = (await ports.heldKeys?.(accountRef)) ?? [];
      const history = (await ports.history?.(accountRef, userName)) ?? [];
      return readDetail(gateway, summary, userName, vault, Math.round(clock.now()), { held, history });
    },
    async assignMfa({ keepHere: _keepHere, ...request }) {
      const { doors, made } = await make(request);
      const lines = [...made.lines, ...(await enableDevice(doors, request.userName, made))];
      return { serialNumber: made.serialNumber, entryId: made.entryId, lines };
    },
    async beginMfaByQr({ keepHere, ...request }) {
      const { made } = await make(request);
      const pendingId = randomUUID();
      pending.set(pendingId, {
        ...made,
        keepHere,
        accountRef: request.accountRef,
        userName: request.userName,
      });
      return { pendingId, serialNumber: made.serialNumber, lines: made.lines };
    },
    async revealPendingQr({ pendingId }) {
      const uri = vault.uriOf(pendingOf(pendingId).entryId);
      const secret = new URL(uri.replace(/^otpauth:/, 'http:')).searchParams.get('secret') ?? '';
      return { png: await ports.qrPng(uri), secretText: secret.replace(/(.{4})(?=.)/g, '$1 ') };
    },
    async finishMfaByQr({ pendingId, code1, code2 }) {
      const device = pendingOf(pendingId);
      const doors = await work(device.accountRef, true);
      const lines = await enableTyped(doors, device.userName, device, code1, code2);
      pending.delete(pendingId);
      if (!device.keepHere) await vault.remove(device.entryId);
      return { serialNumber: device.serialNumber, entryId: device.keepHere ? device.entryId : null, lines };
    },
    async cancelMfaByQr({ pendingId }) {
      const device = pendingOf(pendingId);
      await discard(await work(device.accountRef, true), device.userName, device);
      pending.delete(pendingId);
      return { done: true };
    },
    compareCode({ entryId, code }) {
      const now = ports.clock.now();
      const shift = [0, -1, 1, -2, 2].find(
        (windows) => vault.codeAt(entryId, now + windows * period) === code,
      );
      if (shift === undefined) return { result: 'other', seconds: 0 };
      const seconds = Math.abs(shift) * 30;
      return { result: shift === 0 ? 'same' : shift < 0 ? 'behind' : 'ahead', seconds };
    },
    async forgetHere({ entryId }) {
      await vault.remove(entryId);
      return { done: true };
    },
    async removeMfa({ accountRef, userName, serialNumber, typed }) {
      const doors = await work(accountRef, true);
      const { output } = await doors.gateway
        .iam('ListMFADevices', { UserName: userName })
        .catch((error: unknown) => {
          throw problemOf(error);
        });
      const last = (output.MFADevices ?? []).every((device) => device.SerialNumber === serialNumber);
      if (last && typed !== userName) throw new ProblemError('confirmation-wrong', { field: 'typed' });
      return { lines: await removeDevice(doors, userName, serialNumber) };
    },
    resyncMfa: async ({ accountRef, userName, serialNumber }) => ({
      lines: await resync(await work(accountRef, true), userName, serialNumber),
    }),
    async setKeyActive({ accountRef, userName, accessKeyId, active }) {
      const { gateway } = await work(accountRef, true);
      const { evidence } = await gateway
        .iam('UpdateAccessKey', {
          UserName: userName,
          AccessKeyId: accessKeyId,
          Status: active ? 'Active' : 'Inactive',
        })
        .catch((error: unknown) => {
          throw problemOf(error);
        });
      return { evidence };
    },
    async deleteKey({ accountRef, userName, accessKeyId, typed }) {
      // The last four characters are what the screen asks for; the whole id is accepted too.
      if (typed !== accessKeyId.slice(-4) && typed !== accessKeyId)
        throw new ProblemError('confirmation-wrong', { field: 'typed' });
      const { gateway } = await work(accountRef, true);
      try {
        const { evidence } = await gateway.iam('DeleteAccessKey', {
          UserName: userName,
          AccessKeyId: accessKeyId,
        });
        return { evidence };
      } catch (error) {
        if (!isAws(error, 'no-such-entity')) throw problemOf(error, { user: userName });
        return { evidence: await proofOfNoKey(gateway, userName, accessKeyId) };
      }
    },
  };
}

/** A deletion whose first answer was lost is told "no such key" when it is repeated; the list shows that it is gone. */
async function proofOfNoKey(gateway: Gateway, userName: string, accessKeyId: string): Promise<Evidence> {
  const { output, evidence } = await gateway
    .iam('ListAccessKeys', { UserName: userName })
    .catch((error: unknown) => {
      throw problemOf(error, { user: userName });
    });
  if ((output.AccessKeyMetadata ?? []).every((key) => key.AccessKeyId !== accessKeyId)) return evidence;
  throw new ProblemError('aws-trouble');
}
