import { createAccountRoom, type AccountRoom } from '../../../electron/account';
import {
  createAuthenticatorRoom,
  createTries,
  createVaultLock,
  Vault,
  type AuthenticatorRoom,
} from '../../../electron/authenticator';
import { createKdf } from '../../../electron/authenticator/import/kdf';
import {
  createOpenGateway,
  createTrustedClock,
  type TrustedClock,
  type WrapTransport,
} from '../../../electron/aws';
import type { RetireSnapshot, RunSnapshot } from '../../../electron/contract';
import { openKeychain } from '../../../electron/keychain';
import { codesOf, knownAccounts } from '../../../electron/main/ports';
import { createPracticeAccount, type PracticeAccount } from '../../../electron/practice';
import { createSetupRoom, type SetupRoom } from '../../../electron/setup';
import { loadKey } from '../../../electron/setup/keys';
import { fileNames, openFiles } from '../../../electron/storage';
import { breakableDisk, type BrokenDisk } from './disk';
import { breakableKeychain, type BrokenKeychain } from './keychain';

const costs = { logN: 4, r: 8, p: 1 } as const;
const firstInstant = 1_767_225_607_000;

/** What outlives the program and the test's own copy of the world: an account, a disk, a keychain and the time. */
export type Frozen = {
  readonly aws: string | null;
  readonly files: ReadonlyMap<string, Buffer>;
  readonly items: ReadonlyMap<string, string>;
  readonly time: number;
};
export const newborn: Frozen = { aws: null, files: new Map(), items: new Map(), time: firstInstant };

/** The program after its start: the rooms as electron/main/rooms.ts puts them together, without a window. */
export type Program = {
  readonly account: AccountRoom;
  readonly setup: SetupRoom;
  readonly authenticator: AuthenticatorRoom;
  readonly clock: TrustedClock;
  readonly shown: RunSnapshot[];
  readonly retirement: () => RetireSnapshot | null;
};

export type Computer = {
  readonly aws: PracticeAccount;
  readonly disk: BrokenDisk;
  readonly keychain: BrokenKeychain;
  /** AWS's time, epoch ms. */
  now(): number;
  /** Sets this computer's clock wrong by so much, ms. */
  turnClock(ahead: number): void;
  /** Sleeps: time passes, and no timer and no monotonic clock sees it. */
  suspend(ms: number): void;
  /** Called each time the program waits, with how long. */
  onWait(listener: (ms: number) => void): void;
  /** Resolves when the power went off in the middle of a write. */
  readonly powerCut: Promise<void>;
  start(more?: {
    readonly boundary?: (name: string) => void | Promise<void>;
    readonly wrapTransport?: WrapTransport;
  }): Promise<Program>;
  freeze(): Frozen;
};

/** One computer with an AWS account somewhere, both made up; `from` puts them where an earlier one was frozen. */
export function createComputer(from: Frozen = newborn): Computer {
  let time = from.time;
  let ahead = 0;
  let slept = 0;
  let cut: () => void = () => undefined;
  let waited: (ms: number) => void = () => undefined;
  const powerCut = new Promise<void>((resolve) => (cut = resolve));
  const now = (): number => time;
  const local = (): number => time + ahead;
  const monotonic = (): number => time - slept;
  const sleep = async (ms: number): Promise<void> => {
    time += ms;
    waited(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const aws = createPracticeAccount({ seed: 7, now, accountId: '111122223333', propagationMs: 1000 });
  if (from.aws !== null) aws.restore(from.aws);
  const disk = breakableDisk(from.files, () => cut());
  const keychain = breakableKeychain();
  for (const [item, value] of from.items) keychain.items.set(item, value);

  async function start({ boundary, wrapTransport }: Parameters<Computer['start']>[0] = {}): Promise<Program> {
    const files = await openFiles('/r', { fs: disk.fs });
    const door = openKeychain({ load: async () => keychain.backend, platform: 'linux', deadlineMs: 15 });
    const clock = createTrustedClock({ now: local, monotonic });
    const openGateway = createOpenGateway({
      clock,
      now: local,
      sleep,
      random: () => 0.5,
      ...(wrapTransport === undefined ? {} : { wrapTransport }),
    });
    // Real accounts reach AWS over the network; here that is the simulated one.
    const reach: typeof openGateway = (target, credentials, onWait) =>
      openGateway({ ...target, transport: aws.transport }, credentials, onWait);
    const tries = createTries(files, local);
    const vault = new Vault({
      files,
      name: fileNames.vault,
      now: local,
      keychain: door,
      tries,
      costs,
    });
    const practiceVault = new Vault({
      files,
      name: fileNames.practiceVault,
      now: local,
      keychain: null,
      tries: null,
      costs,
    });
    const authenticator = createAuthenticatorRoom({
      vault,
      practiceVault,
      now: () => Math.round(clock.now()),
      publish: () => undefined,
      confirmSecret: async () => true,
      clipboard: {
        copySecret: async (_text, seconds) => local() + seconds * 1000,
        onChange: () => undefined,
        readText: async () => '',
        readPicture: async () => null,
      },
      clearClipboardSeconds: () => 30,
      accounts: knownAccounts(() => account.book.list()),
      isLive: () => true,
      readQr: async () => [],
      screenPictures: async () => [],
      readImport: async () => Promise.reject(new Error('nothing is imported here')),
      kdf: createKdf(async () => new Uint8Array()),
      openPictures: async () => null,
      openFile: async () => null,
      saveBytes: async () => ({ outcome: 'canceled', files: [], folder: '' }) as never,
    });
    const shown: RunSnapshot[] = [];
    let retirement: RetireSnapshot | null = null;
    const setup: SetupRoom = createSetupRoom({
      access: { open: (ref, onWait) => account.access.open(ref, onWait) },
      openGateway: reach,
      keychain: door,
      files,
      vault: authenticator.devices,
      clock,
      sleep,
      publish: (snapshot) => void (snapshot !== null && shown.push(snapshot)),
      aliasChanged: (ref, alias) => account.book.patch(ref, { alias }),
      ...(boundary === undefined ? {} : { boundary }),
    });
    const account: AccountRoom = createAccountRoom({
      files,
      keychain: door,
      openGateway: reach,
      clock,
      practice: async () => ({ transport: aws.transport, rootCredentials: () => aws.rootCredentials() }),
      openKeyFile: async () => null,
      codes: codesOf(authenticator.devices),
      administrator: (ref) => setup.administratorOf(ref),
      adminCredential: async (ref) => {
        const administrator = await setup.administratorOf(ref);
        return administrator === null ? null : loadKey(door, administrator.runId);
      },
      recovery: async () => ({ lastBackupAt: null, entriesSince: 0, rehearsedAt: null }),
      itemsOf: (ref) => setup.itemsOf(ref),
      isBusy: () => false,
      publishRetirement: (snapshot) => void (retirement = snapshot),
      profileFiles: { configPath: '/nowhere/config', credentialsPath: '/nowhere/credentials' },
      now: local,
      sleep,
      ...(boundary === undefined ? {} : { boundary }),
    });
    await account.book.load();
    await door.state();
    const lock = createVaultLock(vault, practiceVault, tries, {
      opened: () => authenticator.opened(),
      closing: () => authenticator.closing(),
    });
    await lock.unlock('');
    return { account, setup, authenticator, clock, shown, retirement: () => retirement };
  }

  return {
    aws,
    disk,
    keychain,
    now,
    turnClock: (by) => void (ahead = by),
    suspend(ms) {
      time += ms;
      slept += ms;
    },
    onWait: (listener) => void (waited = listener),
    powerCut,
    start,
    freeze: () => ({
      aws: aws.serialize(),
      files: new Map(disk.files),
      items: new Map(keychain.items),
      time,
    }),
  };
}
