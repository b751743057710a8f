import { createAccountRoom, type AccountPorts, type AccountRoom } from '../../../electron/account';
import {
  AwsError,
  createOpenGateway,
  createTrustedClock,
  type AwsCredentials,
  type Meaning,
  type OpenGateway,
  type WrapTransport,
} from '../../../electron/aws';
import type { RetireSnapshot } from '../../../electron/contract';
import type { Keychain } from '../../../electron/keychain';
import {
  createPracticeAccount,
  type PracticeAccount,
  type PracticeOptions,
} from '../../../electron/practice';
import { codeAt } from '../../../electron/practice/totp';
import type { Files } from '../../../electron/storage';

/** Files in memory. */
export function memoryFiles(): Files & { readonly text: (name: string) => string } {
  const stored = new Map<string, Uint8Array>();
  return {
    text: (name) => Buffer.from(stored.get(name) ?? []).toString('utf8'),
    read: async (name) => stored.get(name) ?? null,
    write: async (name, bytes) => void stored.set(name, bytes.slice()),
    append: async (name, bytes) =>
      void stored.set(name, Buffer.concat([stored.get(name) ?? new Uint8Array(), bytes])),
    remove: async (name) => void stored.delete(name),
    list: async (folder) => [...stored.keys()].filter((name) => name.startsWith(`${folder}/`)),
  };
}

/** A keychain in memory; `refuse` makes every change fail. */
export function memoryKeychain(): Keychain & { readonly items: Map<string, string>; refuse: Error | null } {
  const items = new Map<string, string>();
  const keychain = {
    items,
    refuse: null as Error | null,
    state: async () => ({ state: 'available' as const, backend: 'memory' }),
    put: async (item: string, secret: Uint8Array) => {
      if (keychain.refuse) throw keychain.refuse;
      items.set(item, Buffer.from(secret).toString('utf8'));
    },
    get: async (item: string) => {
      const found = items.get(item);
      return found === undefined ? null : new Uint8Array(Buffer.from(found, 'utf8'));
    },
    remove: async (item: string) => {
      if (keychain.refuse) throw keychain.refuse;
      return items.delete(item);
    },
    list: async () => [...items.keys()],
  };
  return keychain;
}

export type Kit = ReturnType<typeof createKit>;

/** The account room over a simulated account and a clock that only moves when somebody waits. */
export function createKit(options: Partial<PracticeOptions> = {}, wrapTransport?: WrapTransport) {
  let time = Date.parse('2026-03-01T10:00:10Z');
  const now = (): number => time;
  const aws: PracticeAccount = createPracticeAccount({
    seed: 'kit',
    now,
    accountId: '111122223333',
    ...options,
  });
  const clock = createTrustedClock({ now, monotonic: now });
  const real = createOpenGateway({
    clock,
    now,
    sleep: async (ms) => void (time += ms),
    random: () => 0.5,
    ...(wrapTransport === undefined ? {} : { wrapTransport }),
  });
  /** Calls that the next answer refuses, by operation. */
  const refused = new Map<string, AwsError>();
  const openGateway: OpenGateway = (target, credentials, onWait) => {
    const gateway = real({ ...target, transport: aws.transport }, credentials, onWait);
    const check = (operation: string): void => {
      const error = refused.get(operation);
      if (error === undefined) return;
      refused.delete(operation);
      throw error;
    };
    return {
      target: gateway.target,
      iam: async (operation, input, how) => {
        check(operation);
        return gateway.iam(operation, input, how);
      },
      sts: async (operation, input, how) => {
        check(operation);
        return gateway.sts(operation, input, how);
      },
    };
  };
  const files = memoryFiles();
  const keychain = memoryKeychain();
  const snapshots: (RetireSnapshot | null)[] = [];
  const used = new Map<string, number>();
  const sentCodes: string[] = [];
  const seeds = new Map<string, string>();
  const recovery = {
    lastBackupAt: null as number | null,
    entriesSince: 0,
    rehearsedAt: null as number | null,
  };
  const facts = {
    administrator: null as Awaited<ReturnType<AccountPorts['administrator']>>,
    kept: null as AwsCredentials | null,
    busy: false,
    file: null as string | null,
    items: [] as readonly string[],
  };
  const step = (at: number): number => Math.floor(at / 30_000);
  const kit = {
    aws,
    clock,
    /** The next call of this operation gets this answer instead of AWS's. */
    refuse: (operation: string, meaning: Meaning = 'access-denied'): void =>
      void refused.set(
        operation,
        new AwsError(meaning, {
          operation,
          errorName: meaning,
          requestId: 'refused-1',
          httpStatus: 403,
          sentMaybe: false,
          limit: null,
        }),
      ),
    files,
    keychain,
    snapshots,
    sentCodes,
    used,
    facts,
    recovery,
    now,
    openGateway,
    wait: (ms: number): void => void (time += ms),
    root: () => aws.rootCredentials(),
    gateway: (credentials: AwsCredentials) =>
      openGateway({ partition: 'aws', endpoint: null, transport: null }, credentials),
    room: (more: Partial<AccountPorts> = {}): AccountRoom =>
      createAccountRoom({
        files,
        keychain,
        openGateway,
        clock,
        practice: async () => ({ transport: aws.transport, rootCredentials: () => aws.rootCredentials() }),
        openKeyFile: async () => facts.file,
        codes: {
          codeAt: async (entryId, at) => {
            const code = codeAt(seeds.get(entryId) ?? '', step(at));
            sentCodes.push(`${entryId}/${step(at)}`);
            return code;
          },
          isUsed: async (entryId, at) => (used.get(entryId) ?? -1) >= step(at),
          markUsed: async (entryId, at) => void used.set(entryId, step(at)),
        },
        administrator: async () => facts.administrator,
        adminCredential: async () => facts.kept,
        recovery: async () => recovery,
        itemsOf: async () => facts.items,
        isBusy: () => facts.busy,
        publishRetirement: (snapshot) => void snapshots.push(snapshot),
        profileFiles: { configPath: '/nowhere/config', credentialsPath: '/nowhere/credentials' },
        now,
        sleep: async (ms) => void (time += ms),
        ...more,
      }),
    /** Connects root as a person would. */
    connectRoot: async (room: AccountRoom, nickname = 'Haneul Studio'): Promise<string> => {
      await room.book.load();
      const candidate = await room.handlers.connectKey({ ...aws.rootCredentials(), endpoint: null });
      const { candidateId } = candidate;
      return (await room.handlers.confirm({ candidateId, nickname, color: 'teal' })).ref;
    },
    /** An administrator with a device whose codes are here; `key` keeps an access key too. */
    makeAdmin: async (key: boolean, userName = 'minji-admin'): Promise<void> => {
      const { iam } = kit.gateway(aws.rootCredentials());
      await iam('CreateUser', { UserName: userName });
      await iam('AttachUserPolicy', {
        UserName: userName,
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      });
      const made = await iam('CreateVirtualMFADevice', { VirtualMFADeviceName: userName });
      const serialNumber = made.output.VirtualMFADevice?.SerialNumber ?? '';
      const seed = Buffer.from(made.output.VirtualMFADevice?.Base32StringSeed ?? []).toString('ascii');
      await iam('EnableMFADevice', {
        UserName: userName,
        SerialNumber: serialNumber,
        AuthenticationCode1: codeAt(seed, step(time) - 1),
        AuthenticationCode2: codeAt(seed, step(time)),
      });
      seeds.set('entry', seed);
      used.set('entry', step(time));
      facts.administrator = {
        userName,
        serialNumber,
        entryId: 'entry',
        provenAt: time,
        saidSignedInAt: null,
      };
      if (!key) return;
      const { output } = await iam('CreateAccessKey', { UserName: userName });
      facts.kept = {
        accessKeyId: output.AccessKey?.AccessKeyId ?? '',
        secretAccessKey: output.AccessKey?.SecretAccessKey ?? '',
      };
      time += 60_000;
    },
  };
  return kit;
}
