import { createOpenGateway, createTrustedClock, type WrapTransport } from '../../../electron/aws';
import { createPracticeAccount } from '../../../electron/practice';
import { createUsersRoom, type UsersPorts } from '../../../electron/users';
import { createHeldPasswords } from '../../../electron/setup/held-password';
import { generatePassword, brokenRule } from '../../../electron/setup/password';
import { readPasswordPolicy } from '../../../electron/setup/policy-read';
import type { Replacement } from '../../../electron/contract';
import { memoryFiles, memoryKeychain } from '../account/kit';
import { openRoom } from '../authenticator/kit';

export const serialOf = (name: string): string => `arn:aws:iam::111122223333:mfa/${name}`;

type Secrets = {
  readonly storage: UsersPorts['storage'];
  readonly keychain: UsersPorts['keychain'];
  readonly openGateway: UsersPorts['openGateway'];
  readonly published: Replacement[];
  readonly facts: { keyItems: string[]; passwordItem: string | null; copied: string };
};

/** What passwords and keys need, with the setup's own rules for passwords. */
export function secretsPorts(
  { storage, keychain, openGateway, published, facts }: Secrets,
  held = createHeldPasswords(),
) {
  return {
    storage,
    keychain,
    openGateway,
    passwords: {
      policy: readPasswordPolicy,
      generate: generatePassword,
      brokenRule,
      typed: (ref, id) => held.get(ref, id),
      forget: () => held.forget(),
    },
    keyItems: async () => facts.keyItems,
    passwordItemOf: async () => facts.passwordItem,
    replaced: async () => undefined,
    publish: (snapshot) => void published.push(snapshot),
    copySecret: async (secret) => {
      facts.copied = secret;
      return { outcome: 'copied', clearsAt: null };
    },
    files: {
      save: async (_mark, { accessKey }) => ({
        outcome: 'saved',
        files: [accessKey.accessKeyId],
        folder: '/',
      }),
      delete: async () => ({ deleted: [] }),
      writeProfile: async () => undefined,
    },
    history: async () => [],
  } satisfies Partial<UsersPorts>;
}

/** A practice account with a user named jun, the real authenticator on a disk in memory, and virtual time. */
export async function createUsersWorld(
  options: { readonly wrapTransport?: WrapTransport; readonly propagationMs?: number } = {},
) {
  const bench = await openRoom();
  const now = (): number => bench.now;
  const account = createPracticeAccount({
    seed: 7,
    now,
    accountId: '111122223333',
    propagationMs: options.propagationMs ?? 0,
  });
  const clock = createTrustedClock({ now, monotonic: now });
  const sleep = async (ms: number): Promise<void> => {
    bench.now += ms;
    await Promise.resolve();
  };
  const target = { partition: 'aws', endpoint: null, transport: account.transport } as const;
  const openGateway = createOpenGateway({
    clock,
    now,
    sleep,
    random: () => 0.5,
    ...(options.wrapTransport === undefined ? {} : { wrapTransport: options.wrapTransport }),
  });
  const gateway = openGateway(target, account.rootCredentials());
  const summary = {
    ref: 'haneul',
    accountId: '111122223333',
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
  let busy = false;
  const [storage, keychain] = [memoryFiles(), memoryKeychain()];
  const published: Replacement[] = [];
  const held = createHeldPasswords();
  const own = { credential: 'keychain', accessKeyId: account.rootCredentials().accessKeyId };
  const facts = { keyItems: [] as string[], passwordItem: null as string | null, copied: '' };
  const practiceClock = createTrustedClock({ now: () => bench.now - 300_000, monotonic: now });
  /** Another start of the program on the same disk and keychain. */
  const start = () =>
    createUsersRoom({
      access: {
        open: async () => ({
          summary: { ...summary, credential: own.credential as 'keychain' },
          target,
          gateway,
          accessKeyId: own.accessKeyId,
        }),
      },
      ...secretsPorts({ storage, keychain, openGateway, published, facts }, held),
      vault: bench.room.devices,
      clock,
      practiceClock,
      qrPng: async (text) => `data:image/png;base64,${Buffer.from(text).toString('base64')}`,
      isBusy: () => busy,
      sleep,
    });
  const users = start();
  const quiet = createOpenGateway({ clock, now, sleep, random: () => 0.5 })(
    target,
    account.rootCredentials(),
  );
  await quiet.iam('CreateUser', { UserName: 'jun' });
  return {
    room: users.handlers,
    forget: (ref: string) => users.forget(ref),
    restart: () => start().handlers,
    storage,
    keychain,
    published,
    /** A typed password, as the page sends it beforehand. */
    type: (password: string) => ({ kind: 'typed', passwordId: held.hold('haneul', password) }) as const,
    own,
    facts,
    openGateway: createOpenGateway({ clock, now, sleep, random: () => 0.5 }),
    target,
    bench,
    account,
    /** AWS as somebody else reaches it, without the faults. */
    aws: quiet,
    entries: () => bench.vault.content().entries,
    setBusy: (value: boolean) => void (busy = value),
  };
}
