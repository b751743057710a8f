import { createOpenGateway, createTrustedClock, type WrapTransport } from '../../../electron/aws';
import { createPracticeAccount } from '../../../electron/practice';
import { createUsersRoom } from '../../../electron/users';
import { openRoom } from '../authenticator/kit';

export const serialOf = (name: string): string => `arn:aws:iam::111122223333:mfa/${name}`;

/** A practice account with a user named jun, the real authenticator on a disk in memory, and virtual time. */
export async function createUsersWorld(options: { readonly wrapTransport?: WrapTransport } = {}) {
  const bench = await openRoom();
  const now = (): number => bench.now;
  const account = createPracticeAccount({ seed: 7, now, accountId: '111122223333', propagationMs: 0 });
  const clock = createTrustedClock({ now, monotonic: now });
  const sleep = async (ms: number): Promise<void> => {
    bench.now += ms;
    await Promise.resolve();
  };
  const target = { partition: 'aws', endpoint: null, transport: account.transport } as const;
  const openGateway = createOpenGateway({ clock, now, sleep, random: () => 0.5, ...options });
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
  const room = createUsersRoom({
    access: { open: async () => ({ summary, gateway }) },
    vault: bench.room.devices,
    clock,
    practiceClock: clock,
    qrPng: async (text) => `data:image/png;base64,${Buffer.from(text).toString('base64')}`,
    isBusy: () => busy,
    sleep,
  });
  const quiet = createOpenGateway({ clock, now, sleep, random: () => 0.5 })(
    target,
    account.rootCredentials(),
  );
  await quiet.iam('CreateUser', { UserName: 'jun' });
  return {
    room,
    bench,
    account,
    /** AWS as somebody else reaches it, without the faults. */
    aws: quiet,
    entries: () => bench.vault.content().entries,
    setBusy: (value: boolean) => void (busy = value),
  };
}
