import type { WrapTransport } from '../../electron/aws';
import type { Draft, RunSnapshot } from '../../electron/contract';
import type { SetupRoom } from '../../electron/setup';
import { createWorld, type World } from '../unit/setup/kit';
import { truthOf, type Facts, type Wanted } from './judge';

/** All that a run can make: an alias, a user, two devices, a password and a key that is kept. */
export const fullDraft: Partial<Draft> = { accessKey: 'keep', phoneDevice: true, alias: 'haneul' as never };
export const fullEnd: Wanted = {
  end: 'done',
  userName: 'minji-admin',
  devices: 2,
  keys: 1,
  alias: 'haneul',
};

/** A world with somebody else's things in it, which no run may touch. */
export async function peopledWorld(wrapTransport?: WrapTransport): Promise<World> {
  const world = await createWorld({
    propagationMs: 1000,
    ...(wrapTransport === undefined ? {} : { wrapTransport }),
  });
  world.account.scenario('name-taken', { name: 'minji' });
  world.account.scenario('leftover-device', { name: 'left-behind' });
  return world;
}

/** What AWS has and this computer holds, from the account itself and not from what the program says. */
export function factsOf(world: World): Facts {
  const truth = truthOf(world.account);
  const seedOf = (secret: Uint8Array): string => {
    const bytes = Buffer.from(secret).toString('hex');
    return truth.seeds.find(({ seed }) => bytesOf(seed) === bytes)?.serial ?? '?';
  };
  const items = [...world.keychain.items].map(([name, bytes]) => ({
    name,
    text: Buffer.from(bytes).toString('utf8'),
  }));
  return {
    account: world.account.snapshot(),
    seeds: [...world.vault.entries.values()].map(({ secret }) => seedOf(secret)),
    keys: items.filter(({ name }) => name.endsWith('/access-key')).map(({ text }) => truth.keyOf(text)),
    passwords: items
      .filter(({ name }) => name.endsWith('/password'))
      .map(({ text }) => truth.passwordOf(text)),
  };
}

function bytesOf(seed: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...seed].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return (bits.match(/.{8}/g) ?? [])
    .map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0'))
    .join('');
}

/** What a person does who opens the program: begins, goes on, or undoes, by what it says about the last run. */
export async function oneSitting(
  world: World,
  room: SetupRoom,
  change: Partial<Draft>,
  undo: boolean,
): Promise<RunSnapshot> {
  const [newest] = await room.handlers.pastRuns({});
  if (newest === undefined) {
    const plan = await room.handlers.plan({ ...world.draft, ...change });
    await room.handlers.start({ planId: plan.planId });
    return world.rest(room);
  }
  const { runId, phase } = newest;
  const report = await room.handlers.stopReport({ accountRef: 'a1' });
  if (phase === 'undone' || (phase === 'done' && !undo)) {
    if (report !== null) throw new Error('a run that ended is called unfinished');
    return (await room.runOf(runId)).snapshot;
  }
  if (undo && report?.undoing !== true) await room.handlers.undo({ runId, typed: null });
  else await room.handlers.resume({ runId });
  return world.rest(room);
}

export type Sitting = { readonly snapshot: RunSnapshot | null; readonly told: string | null };

/** One sitting, and what the person was told when it did not come to its end. */
export async function sit(
  world: World,
  room: SetupRoom,
  change: Partial<Draft>,
  undo: boolean,
): Promise<Sitting> {
  try {
    const snapshot = await oneSitting(world, room, change, undo);
    return { snapshot, told: snapshot.problem?.code ?? null };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ProblemError') throw error;
    return { snapshot: null, told: error.message };
  }
}

/** Starts the program and ends it for good at its n-th boundary, counted from 1. Null when there were fewer. */
export async function killedAt(
  world: World,
  nth: number,
  work: (room: SetupRoom) => Promise<unknown>,
): Promise<string | null> {
  let seen = 0;
  return new Promise<string | null>((resolve, reject) => {
    const room = world.open((name) => {
      seen += 1;
      if (seen !== nth) return undefined;
      resolve(name);
      return new Promise<never>(() => undefined) as never;
    });
    work(room).then(() => resolve(null), reject);
  });
}

/** Names of the boundaries that this work passes, and the calls that it makes, with nothing going wrong. */
export async function recorded(
  world: World,
  work: (room: SetupRoom) => unknown,
): Promise<{ readonly boundaries: readonly string[]; readonly calls: readonly string[] }> {
  const boundaries: string[] = [];
  world.calls.length = 0;
  await work(world.open((name) => void boundaries.push(name)));
  return { boundaries, calls: [...world.calls] };
}
