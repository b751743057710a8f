import { createKdf } from '../../../electron/authenticator/import/kdf';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { importersOf, readImport } from '../../../electron/authenticator/import';
import type { ImportedEntry } from '../../../electron/authenticator/import/model';
import { storedFrom } from '../../../electron/authenticator/entries';
import type { StoredEntry } from '../../../electron/authenticator/entry';
import { createAuthenticatorRoom } from '../../../electron/authenticator';
import type { AuthenticatorPorts, AuthenticatorRoom, KnownAccount } from '../../../electron/authenticator';
import { createTries } from '../../../electron/authenticator/vault/tries';
import { Vault } from '../../../electron/authenticator/vault/vault';
import { ProblemError } from '../../../electron/contract/problem';
import type { Keychain } from '../../../electron/keychain';
import { fileNames, openFiles } from '../../../electron/storage';
import type { Files } from '../../../electron/storage';
import { memoryDisk } from '../storage/disk';

/** Small enough for tests; the real costs are tested once. */
export const cheap = { logN: 4, r: 8, p: 1 } as const;

export function memoryKeychain(): Keychain & {
  readonly items: Map<string, Uint8Array>;
  broken: 'keychain-locked' | 'keychain-absent' | null;
} {
  const items = new Map<string, Uint8Array>();
  const check = (): void => {
    if (keychain.broken) throw new ProblemError(keychain.broken);
  };
  const keychain = {
    items,
    broken: null as 'keychain-locked' | 'keychain-absent' | null,
    state: async () => ({ state: 'available' as const, backend: 'memory' }),
    put: async (item: string, secret: Uint8Array) => {
      check();
      items.set(item, Uint8Array.from(secret));
    },
    get: async (item: string) => {
      check();
      const found = items.get(item);
      return found ? Uint8Array.from(found) : null;
    },
    remove: async (item: string) => {
      check();
      return items.delete(item);
    },
    list: async () => [...items.keys()],
  };
  return keychain;
}

export type Disk = ReturnType<typeof memoryDisk>;

export async function openVaultOn(
  disk: Disk,
  more: { keychain?: Keychain | null; now?: () => number } = {},
): Promise<{ vault: Vault; files: Files }> {
  const files = await openFiles('/r', { fs: disk.fs });
  const now = more.now ?? (() => 1_767_225_600_000);
  const tries = createTries(files, now);
  const keychain = more.keychain === undefined ? memoryKeychain() : more.keychain;
  return { files, vault: new Vault({ files, name: fileNames.vault, now, keychain, tries, costs: cheap }) };
}

let seed = 0;
export const imported = (more: Partial<ImportedEntry> = {}): ImportedEntry => {
  seed += 1;
  return {
    kind: 'totp',
    issuer: 'Example',
    account: `user${seed}`,
    secret: Uint8Array.from({ length: 20 }, (_, at) => (at * 7 + seed * 13 + (seed >> 8)) & 0xff),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
    note: '',
    group: null,
    tags: [],
    pinned: false,
    notices: [],
    ...more,
  };
};

export function stored(more: Partial<StoredEntry> = {}): StoredEntry {
  const from = imported();
  return {
    ...storedFrom(
      from,
      { issuer: from.issuer, account: from.account, tags: [], aws: null, color: 'blue', monogram: 'Ex' },
      1_000,
    ),
    ...more,
  };
}

/** Adds entries to an open vault. */
export const fill = (vault: Vault, entries: readonly StoredEntry[]): Promise<null> =>
  vault.change((content) => ({
    content: { ...content, entries: [...content.entries, ...entries] },
    result: null,
  }));

export const haneul: KnownAccount = {
  ref: 'haneul',
  accountId: '111122223333',
  nickname: 'Haneul Studio',
  alias: 'haneul-studio',
  color: 'teal',
  monogram: 'Ha',
  practice: false,
};
export const rehearsal: KnownAccount = {
  ...haneul,
  ref: 'practice',
  accountId: '000000000000',
  nickname: 'Practice',
  alias: null,
  practice: true,
};

export type Bench = {
  readonly room: AuthenticatorRoom;
  readonly vault: Vault;
  readonly practiceVault: Vault;
  readonly disk: Disk;
  readonly copied: string[];
  readonly pushes: { name: string; snapshot: unknown }[];
  readonly saved: { bytes: Uint8Array; name: string }[];
  now: number;
  live: Set<string>;
  clipboardText: string;
  cleared: () => void;
};

/** The room on a disk in memory, with everything else of the app played by a few lines. */
export async function openRoom(over: Partial<AuthenticatorPorts> = {}): Promise<Bench> {
  const disk = memoryDisk();
  const { vault, files } = await openVaultOn(disk, { now: () => bench.now });
  const practiceVault = new Vault({
    files,
    name: fileNames.practiceVault,
    now: () => bench.now,
    keychain: null,
    tries: null,
  });
  const listeners: ((clearsAt: number | null) => void)[] = [];
  const kdf = createKdf(argon2idHere);
  const importers = importersOf(kdf);
  const accounts = [haneul, rehearsal];
  const ports: AuthenticatorPorts = {
    vault,
    practiceVault,
    now: () => bench.now,
    confirmSecret: async () => true,
    publish: (_, name, snapshot) => void bench.pushes.push({ name: String(name), snapshot }),
    clipboard: {
      copySecret: async (text, seconds) => {
        bench.copied.push(text);
        return bench.now + seconds * 1000;
      },
      onChange: (listener) => void listeners.push(listener),
      readText: async () => bench.clipboardText,
      readPicture: async () => null,
    },
    clearClipboardSeconds: () => 30,
    accounts: {
      byRef: (ref) => accounts.find((account) => account.ref === ref) ?? null,
      byId: (id) => accounts.find((account) => account.accountId === id) ?? null,
    },
    isLive: (serial) => bench.live.has(serial),
    readQr: async () => [],
    screenPictures: async () => [],
    readImport: (bytes, password) => readImport(importers, bytes, password),
    kdf,
    openPictures: async () => null,
    openFile: async () => null,
    saveBytes: async (bytes, { suggestedName }) => {
      bench.saved.push({ bytes, name: suggestedName });
      return { outcome: 'saved', files: [suggestedName], folder: '/home' };
    },
    ...over,
  };
  const bench: Bench = {
    room: undefined as unknown as AuthenticatorRoom,
    vault,
    practiceVault,
    disk,
    copied: [],
    pushes: [],
    saved: [],
    now: 1_767_225_600_000,
    live: new Set(),
    clipboardText: '',
    cleared: () => listeners.forEach((listener) => listener(null)),
  };
  await vault.openWithKeychain();
  return Object.assign(bench, { room: createAuthenticatorRoom(ports) });
}
