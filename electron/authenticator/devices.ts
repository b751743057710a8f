import { timingSafeEqual } from 'node:crypto';
import { ProblemError } from '../contract/problem';
import { awsNames } from './aws';
import { cleanBase32, decodeBase32 } from './base32';
import type { Collection } from './collection';
import { chipsBeside, storedFrom, withoutEntry, withUsedStep } from './entries';
import type { StoredEntry } from './entry';
import { codeForStep, timeStepAt } from './otp';
import type { AuthenticatorPorts } from './ports';
import type { Vault } from './vault/vault';

/** A virtual MFA device whose seed is to be kept. */
export type Device = {
  readonly accountId: string;
  readonly accountRef: string;
  /** Account alias when there is one: phones show it behind the device name. */
  readonly alias?: string | null;
  /** null for root. */
  readonly userName: string | null;
  readonly deviceName: string;
  readonly serialNumber: string;
  /** As AWS hands it out: the bytes are ASCII base32 text, 64 characters. */
  readonly seed: Uint8Array;
  readonly runId: string | null;
  readonly practice: boolean;
};

/** Vault of MFA devices, for the setup, the users' page and the root companion. Time steps are of 30 s. */
export type DeviceVault = {
  /**
   * Keeps a seed. Resolves only after it was written, read back from the disk and found equal.
   * The same device and seed twice is one entry; another seed for the serial number moves the old entry to the removed ones.
   * @throws ProblemError `locked | secret-invalid | disk-full | disk-refused`
   */
  hold(device: Device): Promise<string>;
  has(entryId: string): boolean;
  /** Its codes go by the practice account's clock. @throws ProblemError `not-found | locked` */
  isPractice(entryId: string): boolean;
  /** Six digits for an instant on the corrected clock, epoch ms. @throws ProblemError `not-found | locked` */
  codeAt(entryId: string, epochMs: number): string;
  /** Writes down that the code of this time step was sent; resolves when that is on disk, before the code may go out. */
  markUsed(entryId: string, timeStep: number): Promise<void>;
  lastUsedStep(entryId: string): number | null;
  /** Moves the entry to the removed ones (30 days). Nothing happens when it is not there. */
  remove(entryId: string): Promise<void>;
  findBySerial(serialNumber: string): string | null;
  /** otpauth URI for a QR that a phone scans. @throws ProblemError `not-found | locked` */
  uriOf(entryId: string): string;
};

type Ports = Pick<AuthenticatorPorts, 'vault' | 'practiceVault' | 'now' | 'accounts'>;

function seedBytes(seed: Uint8Array): Uint8Array {
  const decoded = decodeBase32(cleanBase32(Buffer.from(seed).toString('latin1')));
  if (!decoded.ok || decoded.oddLength) throw new ProblemError('secret-invalid', { field: 'seed' });
  return decoded.bytes;
}

export function createDeviceVault(
  ports: Ports,
  collection: Collection,
  uriOf: (entry: StoredEntry) => string,
): DeviceVault {
  const entryOf = (device: Device, secret: Uint8Array, vault: Vault): StoredEntry => {
    const account = ports.accounts.byRef(device.accountRef);
    const names = awsNames(device.deviceName, device.alias ?? account?.alias ?? device.accountId);
    const chip = account ?? chipsBeside(vault.content().entries)(device.userName ?? device.deviceName);
    return storedFrom(
      {
        kind: 'totp',
        ...names,
        secret,
        algorithm: 'SHA1',
        digits: 6,
        period: 30,
        counter: null,
        note: '',
        group: null,
        tags: [],
        pinned: false,
        notices: [],
      },
      {
        ...names,
        tags: [],
        color: chip.color,
        monogram: chip.monogram,
        aws: {
          accountId: device.accountId,
          accountRef: device.accountRef,
          alias: device.alias ?? null,
          userName: device.userName,
          deviceName: device.deviceName,
          serialNumber: device.serialNumber,
          isRoot: device.userName === null,
          runId: device.runId,
        },
      },
      ports.now(),
    );
  };

  const bySerial = (serialNumber: string): StoredEntry | null =>
    collection.all().find(({ entry }) => entry.aws?.serialNumber === serialNumber)?.entry ?? null;

  return {
    async hold(device) {
      const vault = device.practice ? ports.practiceVault : ports.vault;
      if (device.practice && !vault.isOpen) await vault.openPractice();
      const secret = seedBytes(device.seed);
      try {
        const before = vault.content().entries.find(({ aws }) => aws?.serialNumber === device.serialNumber);
        if (before && before.secret.length === secret.length && timingSafeEqual(before.secret, secret))
          return before.id;
        const entry = entryOf(device, secret, vault);
        await collection.change(vault, (content) => {
          const rest = before ? withoutEntry(content, before.id, ports.now()) : content;
          return { ...rest, entries: [...rest.entries, entry] };
        });
        return entry.id;
      } finally {
        secret.fill(0);
      }
    },
    has: (entryId) => collection.all().some(({ entry }) => entry.id === entryId),
    isPractice: (entryId) => collection.find(entryId).practice,
    codeAt: (entryId, epochMs) => {
      const { entry } = collection.find(entryId);
      return codeForStep(entry, timeStepAt(entry.period, epochMs));
    },
    async markUsed(entryId, timeStep) {
      const { vault, practice } = collection.find(entryId);
      await collection.change(vault, (content) =>
        withUsedStep(content, entryId, timeStep, ports.now(practice)),
      );
    },
    lastUsedStep: (entryId) => collection.find(entryId).entry.lastUsedStep,
    async remove(entryId) {
      const found = collection.all().find(({ entry }) => entry.id === entryId);
      if (!found) return;
      await collection.change(found.practice ? ports.practiceVault : ports.vault, (content) =>
        withoutEntry(content, entryId, ports.now()),
      );
    },
    findBySerial: (serialNumber) => bySerial(serialNumber)?.id ?? null,
    uriOf: (entryId) => uriOf(collection.find(entryId).entry),
  };
}
