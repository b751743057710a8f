import type { AccountPorts, AccountRoom } from '../../electron/account';
import type { WrapTransport } from '../../electron/aws';
import type { RetireSnapshot } from '../../electron/contract';
import { createKit, type Kit } from '../unit/account/kit';
import { truthOf, type Facts, type Wanted } from './judge';

export type Admin = 'key kept' | 'key deleted';
const alias = 'haneul-studio';

export const retired = (admin: Admin): Wanted => ({
  end: 'retired',
  userName: 'minji-admin',
  keys: admin === 'key kept' ? 1 : 0,
});

export type Ceremony = { readonly kit: Kit; readonly ref: string };

/** An account with two root keys, an administrator with MFA, and somebody else's things; connected as root. */
export async function ceremony(admin: Admin, wrapTransport?: WrapTransport): Promise<Ceremony> {
  const kit = createKit({ alias }, wrapTransport);
  kit.aws.scenario('name-taken', { name: 'minji' });
  kit.aws.scenario('leftover-device', { name: 'left-behind' });
  await kit.makeAdmin(admin === 'key kept');
  const ref = await kit.connectRoot(kit.room());
  await kit.gateway(kit.root()).iam('CreateAccessKey', {});
  return { kit, ref };
}

export async function openRoom(kit: Kit, more: Partial<AccountPorts> = {}): Promise<AccountRoom> {
  const room = kit.room(more);
  await room.book.load();
  return room;
}

/** What AWS has and this computer holds. The administrator's seed and password are the kit's own, and not judged. */
export function retireFacts({ kit }: Ceremony): Facts {
  const truth = truthOf(kit.aws);
  const keys = [...kit.keychain.items.values()].map(truth.keyOf);
  const { kept } = kit.facts;
  return {
    account: kit.aws.snapshot(),
    seeds: [],
    keys: kept === null ? keys : [...keys, truth.keyOf(JSON.stringify(kept))],
    passwords: [],
  };
}

export type Sitting = { readonly phase: RetireSnapshot['phase'] | 'refused'; readonly told: string | null };

/** What a person does who opens the page: begins, or goes on when it had begun. */
export async function sitRetire({ kit, ref }: Ceremony, room: AccountRoom): Promise<Sitting> {
  try {
    kit.snapshots.length = 0;
    const { confirmation } = await room.handlers.retireReady({ accountRef: ref });
    const begun = kit.snapshots.at(-1) ?? null;
    if (begun === null) await room.handlers.retireStart({ accountRef: ref, typed: confirmation });
    else await room.handlers.retireResume({ accountRef: ref });
    await room.retirementSettled();
    const last = kit.snapshots.at(-1);
    return { phase: last?.phase ?? 'failed', told: last?.problem?.code ?? null };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ProblemError') throw error;
    return { phase: 'refused', told: error.message };
  }
}
