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
import { signInUrl } from '../aws/endpoints';
import { heldKeys, isOfUsers, nextPasswordItem, passwordItem, userKeyItem } from './items';
import { openNotes } from './notes';
import type { UsersPorts } from './ports';
import { listUsers, readDetail } from './reading';
import { recording } from './recording';
import { createSecrets } from './secrets';

type Pending = MadeDevice & {
  readonly accountRef: string;
  readonly userName: string;
  readonly keepHere: boolean;
};

const period = 30_000;

export type UsersRoom = {
  readonly handlers: HandlersOf<'users'>;
  /** Forgets what is kept and noted about users of an account that is no longer here. */
  forget(accountRef: string): Promise<void>;
};

/** Users and their security credentials, after the setup and for users that others made. */
export function createUsersRoom(ports: UsersPorts): UsersRoom {
  const pending = new Map<string, Pending>();
  const { vault, keychain } = ports;
  const notes = openNotes(ports.storage);
  const sleep = ports.sleep ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));

  /** Doors of an account. With a user, what changes AWS is noted as done to that user. */
  async function work(accountRef: string, userName: string | null, changes: boolean) {
    if (changes && ports.isBusy(accountRef)) throw new ProblemError('run-in-progress');
    const opened = await ports.access.open(accountRef);
    const { summary } = opened;
    const clock = summary.practice ? ports.practiceClock : ports.clock;
    const gateway =
      userName === null
        ? opened.gateway
        : recording(opened.gateway, (evidence) => notes.did({ accountRef, userName }, evidence));
    return { ...opened, gateway, vault, clock, sleep };
  }
  const secrets = createSecrets(ports, notes, async ({ accountRef, userName }, changes) => {
    const { summary, ...doors } = await work(accountRef, userName, changes);
    const { credential, practice, partition, alias, accountId } = summary;
    return { ...doors, credential, practice, signInUrl: signInUrl(partition, alias ?? accountId) };
  });
  /** What this computer knows of a user. A keychain that is locked hides nothing that AWS says. */
  async function knownHere(accountRef: string, userName: string) {
    const who = { accountRef, userName };
    const item = (await ports.passwordItemOf(accountRef, userName)) ?? passwordItem(accountRef, userName);
    const is = async (name: string): Promise<boolean> =>
      (await keychain.get(name).catch(() => null)) !== null;
    const keys = await heldKeys(keychain, accountRef, await ports.keyItems(accountRef)).catch(() => []);
    const unsure = await is(nextPasswordItem(accountRef, userName));
    const done = [...(await ports.history(accountRef, userName)), ...(await notes.history(who))];
    return {
      held: keys.map(({ key }) => key.accessKeyId),
      password: unsure ? ('unsure' as const) : (await is(item)) ? ('here' as const) : ('not-here' as const),
      replacing: (await notes.replacing(who))?.oldKeyId ?? null,
      history: done.toSorted((a, b) => a.at - b.at),
    };
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
    const doors = await work(request.accountRef, request.userName, true);
    const { accountId, practice } = doors.summary;
    const made = await createDevice(doors, { accountId, practice, ...request });
    return { doors, made };
  };

  const handlers: HandlersOf<'users'> = {
    ...secrets,
    list: async ({ accountRef, prefix, marker }) =>
      listUsers((await work(accountRef, null, false)).gateway, prefix, marker),
    async detail({ accountRef, userName }) {
      const { gateway, summary, clock } = await work(accountRef, null, false);
      const here = await knownHere(accountRef, userName);
      return readDetail(gateway, summary, userName, vault, Math.round(clock.now()), here);
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
      const doors = await work(device.accountRef, device.userName, true);
      const lines = await enableTyped(doors, device.userName, device, code1, code2);
      pending.delete(pendingId);
      if (!device.keepHere) await vault.remove(device.entryId);
      return { serialNumber: device.serialNumber, entryId: device.keepHere ? device.entryId : null, lines };
    },
    async cancelMfaByQr({ pendingId }) {
      const device = pendingOf(pendingId);
      await discard(await work(device.accountRef, device.userName, true), device.userName, device);
      pending.delete(pendingId);
      return { done: true };
    },
    compareCode({ entryId, code }) {
      const now = (vault.isPractice(entryId) ? ports.practiceClock : ports.clock).now();
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
      const doors = await work(accountRef, userName, true);
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
      lines: await resync(await work(accountRef, userName, true), userName, serialNumber),
    }),
    async setKeyActive({ accountRef, userName, accessKeyId, active }) {
      const { gateway } = await work(accountRef, userName, true);
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
      const { gateway } = await work(accountRef, userName, true);
      try {
        const { evidence } = await gateway.iam('DeleteAccessKey', {
          UserName: userName,
          AccessKeyId: accessKeyId,
        });
        await keychain.remove(userKeyItem(accountRef, accessKeyId));
        return { evidence };
      } catch (error) {
        if (!isAws(error, 'no-such-entity')) throw problemOf(error, { user: userName });
        return { evidence: await proofOfNoKey(gateway, userName, accessKeyId) };
      }
    },
  };

  return {
    handlers,
    async forget(accountRef) {
      for (const item of await keychain.list(`account/${accountRef}/`))
        if (isOfUsers(accountRef, item)) await keychain.remove(item);
      await notes.forget(accountRef);
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
