import {
  createOpenGateway,
  createTrustedClock,
  type AwsCredentials,
  type AwsTarget,
  type Transport,
  type WrapTransport,
} from '../../../electron/aws';
import { decodeBase32 } from '../../../electron/authenticator/base32';
import { codeForStep } from '../../../electron/authenticator/otp';
import type { RunSnapshot } from '../../../electron/contract';
import { createPracticeAccount, type PracticeAccount } from '../../../electron/practice';
import { createSetupRoom, type SeedVault, type SetupRoom } from '../../../electron/setup';
import { firstDraft } from '../../../electron/setup/suggest';
import { openFiles } from '../../../electron/storage';
import { memoryKeychain } from '../authenticator/kit';
import { memoryDisk } from '../storage/disk';
import { actionOf } from './faulty';

/** A vault of seeds in memory that outlives a killed program, as the real one on disk does. */
export function memoryVault(): SeedVault & {
  readonly entries: Map<string, { serialNumber: string; secret: Uint8Array; used: number | null }>;
} {
  const entries = new Map<string, { serialNumber: string; secret: Uint8Array; used: number | null }>();
  let made = 0;
  const find = (id: string) => {
    const entry = entries.get(id);
    if (entry === undefined) throw new Error('no such entry');
    return entry;
  };
  return {
    entries,
    hold: async ({ serialNumber, seed }) => {
      const decoded = decodeBase32(Buffer.from(seed).toString('latin1'));
      if (!decoded.ok) throw new Error('seed');
      made += 1;
      const id = `e${made}`;
      entries.set(id, { serialNumber, secret: decoded.bytes, used: null });
      return id;
    },
    has: (id) => entries.has(id),
    codeAt: (id, at) =>
      codeForStep(
        { kind: 'totp', secret: find(id).secret, algorithm: 'SHA1', digits: 6, period: 30, counter: null },
        Math.floor(at / 30_000),
      ),
    markUsed: async (id, step) => void (find(id).used = step),
    lastUsedStep: (id) => find(id).used,
    remove: async (id) => void entries.delete(id),
    findBySerial: (serialNumber) =>
      [...entries].find(([, entry]) => entry.serialNumber === serialNumber)?.[0] ?? null,
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** An AWS account, a disk, a keychain and a vault that outlive the program; `open` starts the program on them. */
export async function createWorld(
  options: {
    readonly wrapTransport?: WrapTransport;
    readonly account?: PracticeAccount;
    readonly propagationMs?: number;
    /** How far this computer's clock is ahead of AWS's, ms; asked at each look. */
    readonly localAhead?: () => number;
    /** Who the connected account's key belongs to; root's when absent. */
    readonly transport?: () => Transport;
    /** A server over HTTP instead of the practice account, with the number of its account. */
    readonly endpoint?: string;
    readonly accountId?: string;
    readonly credentials?: () => AwsCredentials;
    /** While true, no wait ends by itself. */
    readonly stillWhile?: () => boolean;
    /** Chance of the gateway's jitter; 0.5 when absent. */
    readonly random?: () => number;
  } = {},
) {
  let time = 1_767_225_607_000;
  const now = (): number => time;
  const sleep = async (ms: number): Promise<void> => {
    if (options.stillWhile?.() === true) return new Promise(() => undefined);
    time += ms;
    await new Promise((resolve) => setImmediate(resolve));
  };
  const account =
    options.account ??
    createPracticeAccount({
      seed: 7,
      now,
      accountId: '111122223333',
      propagationMs: options.propagationMs ?? 5000,
    });
  const disk = memoryDisk();
  const files = await openFiles('/r', { fs: disk.fs });
  const keychain = memoryKeychain();
  const vault = memoryVault();
  const local = (): number => time + (options.localAhead?.() ?? 0);
  const clock = createTrustedClock({ now: local, monotonic: now });
  const openGateway = createOpenGateway({
    clock,
    now: local,
    sleep,
    random: options.random ?? (() => 0.5),
    wrapTransport: (inner, about) => counting(options.wrapTransport?.(inner, about) ?? inner),
  });
  const calls: string[] = [];
  const counting = (inner: Transport): Transport => ({
    handle(request, how) {
      calls.push(actionOf(request));
      return inner.handle(request, how);
    },
  });
  const { endpoint } = options;
  const target: AwsTarget =
    endpoint === undefined
      ? { partition: 'aws', endpoint: null, transport: account.transport }
      : { partition: 'aws', endpoint: { iam: endpoint, sts: endpoint }, transport: null };
  const summary = {
    ref: 'a1',
    accountId: options.accountId ?? '111122223333',
    alias: null,
    nickname: 'Haneul Studio',
    color: 'teal',
    monogram: 'HS',
    partition: 'aws',
    role: 'root',
    userName: null,
    practice: false,
    credential: 'keychain',
    keyHint: null,
    profileName: null,
    endpoint: null,
  } as const;
  const shown: RunSnapshot[] = [];
  const open = (boundary?: (name: string) => void): SetupRoom =>
    createSetupRoom({
      access: {
        open: async (_ref, onWait) => {
          const place = { ...target, transport: options.transport?.() ?? target.transport };
          const credentials = options.credentials?.() ?? account.rootCredentials();
          return { summary, target, isRoot: true, gateway: openGateway(place, credentials, onWait) };
        },
      },
      openGateway,
      keychain,
      files,
      vault,
      clock,
      sleep,
      publish: (snapshot) => void (snapshot !== null && shown.push(snapshot)),
      ...(boundary === undefined ? {} : { boundary }),
    });
  const draft = { ...firstDraft('a1', 'aws'), accessKey: 'keep' as const };
  /** Plans and starts; resolves with the last snapshot when the run has come to rest, or was killed. */
  const run = async (room: SetupRoom, change: Partial<typeof draft> = {}): Promise<RunSnapshot> => {
    const plan = await room.handlers.plan({ ...draft, ...change });
    await room.handlers.start({ planId: plan.planId });
    return rest(room);
  };
  const rest = async (room: SetupRoom): Promise<RunSnapshot> => {
    for (let turn = 0; turn < 20_000; turn += 1) {
      const current = room.current();
      if (current !== null && !['running', 'pausing', 'undoing'].includes(current.phase)) return current;
      await new Promise((resolve) =>
        endpoint === undefined ? setImmediate(resolve) : setTimeout(resolve, 5),
      );
    }
    throw new Error('the run did not come to rest');
  };
  return {
    account,
    disk,
    files,
    keychain,
    vault,
    clock,
    now,
    sleep,
    shown,
    calls,
    open,
    draft,
    run,
    rest,
    advance: (ms: number) => void (time += ms),
  };
}
