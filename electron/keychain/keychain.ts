import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { KeychainState } from '../contract/app';
import { ProblemError, isProblem } from '../contract/problem';
import { backendName, isWeak, loadKeytar } from './backend';
import type { KeychainBackend } from './backend';
import { createGate } from './gate';
import { keychainProblem } from './meaning';
import type { Keychain } from './port';

/** The one service name; part of the stored format, never to be changed. */
export const service = 'Offroot';

const own = 'keychain/';
const markItem = `${own}mark`;
const probeItem = `${own}probe`;

/** Where the name of the keychain in use last time is kept (no secret). */
export type MarkStore = { read(): Promise<string | null>; write(mark: string): Promise<void> };

export type KeychainOptions = {
  /** Longest wait for one call, ms; default 5000. */
  readonly deadlineMs?: number;
  readonly load?: () => Promise<KeychainBackend>;
  readonly marks?: MarkStore;
  readonly platform?: NodeJS.Platform;
  readonly env?: NodeJS.ProcessEnv;
};

export type OpenedKeychain = Keychain & {
  /** Takes the keychain of state `changed` as ours from now on. */
  adopt(): Promise<void>;
  /** True while the system's keychain owes an answer, e.g. because it asks the person something. */
  isWaiting(): boolean;
};

/**
 * Opens door 2. Secrets are stored as base64 text of their bytes under service "Offroot", since keychains hold
 * text and some cut it at a zero byte. Nothing is touched until the first call.
 */
export function openKeychain(options: KeychainOptions = {}): OpenedKeychain {
  const platform = options.platform ?? process.platform;
  const load = options.load ?? loadKeytar;
  const gate = createGate(options.deadlineMs ?? 5000);
  let backend: Promise<KeychainBackend> | null = null;
  let waiting = false;

  const ask = <T>(call: (keys: KeychainBackend) => Promise<T>): Promise<T> =>
    gate(async () => {
      try {
        if (isWeak(platform, options.env ?? process.env)) throw new ProblemError('keychain-absent');
        backend ??= load();
        waiting = true;
        return await call(await backend);
      } catch (error) {
        const problem = keychainProblem(error);
        if (problem.problem.code === 'keychain-absent') backend = null;
        throw problem;
      } finally {
        waiting = false;
      }
    });

  /** A locked Secret Service answers reads with "not there"; only a write tells locked from empty. */
  const ensureOpen = async (): Promise<void> => {
    if (platform === 'linux') await ask((keys) => keys.setPassword(service, probeItem, 'open'));
  };

  const readText = async (item: string): Promise<string | null> => {
    const first = await ask((keys) => keys.getPassword(service, item));
    if (first !== null || platform !== 'linux') return first;
    await ensureOpen();
    return ask((keys) => keys.getPassword(service, item));
  };

  const writeText = async (item: string, value: string): Promise<void> => {
    await ask((keys) => keys.setPassword(service, item, value));
    const back = await ask((keys) => keys.getPassword(service, item));
    if (back === null || !sameText(back, value)) throw new ProblemError('keychain-refused');
  };

  const look = async (): Promise<KeychainState['state']> => {
    const known = (await options.marks?.read().catch(() => null)) ?? null;
    const found = await readText(markItem);
    if (known !== null) return found === known ? 'available' : 'changed';
    if (found !== null) {
      await options.marks?.write(found);
      return 'available';
    }
    await adopt();
    return 'available';
  };

  const adopt = async (): Promise<void> => {
    const found = await readText(markItem);
    const mark = found ?? randomUUID();
    if (found === null) await writeText(markItem, mark);
    await options.marks?.write(mark);
  };

  return {
    async state() {
      const name = backendName(platform);
      try {
        return { state: await look(), backend: name };
      } catch (error) {
        return { state: stateOf(error), backend: name };
      }
    },
    put: (item, secret) => writeText(checked(item), Buffer.from(secret).toString('base64')),
    async get(item) {
      const text = await readText(checked(item));
      return text === null ? null : decode(text);
    },
    async remove(item) {
      const there = (await readText(checked(item))) !== null;
      if (!there) return false;
      await ask((keys) => keys.deletePassword(service, item));
      if ((await readText(item)) !== null) throw new ProblemError('keychain-refused');
      return true;
    },
    async list() {
      await ensureOpen();
      const found = await ask((keys) => keys.findCredentials(service));
      return found
        .map(({ account }) => account)
        .filter((item) => !item.startsWith(own))
        .sort();
    },
    adopt,
    isWaiting: () => waiting,
  };
}

function stateOf(error: unknown): KeychainState['state'] {
  if (isProblem(error, 'keychain-absent')) return 'absent';
  if (isProblem(error, 'keychain-slow')) return 'slow';
  // Refused for a reason we do not know: a person can only open or check the keychain, which is what "locked" says.
  return 'locked';
}

function checked(item: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9/._-]{0,199}$/.test(item) || item.startsWith(own))
    throw new TypeError('Not an item name');
  return item;
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function decode(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new ProblemError('keychain-refused');
  return new Uint8Array(bytes);
}
