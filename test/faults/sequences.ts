import type { RunSnapshot } from '../../electron/contract';
import { createWorld, type World } from '../unit/setup/kit';
import { chanceOf, injector, wireFaults } from './chance';
import { judge, truthOf, type Facts } from './judge';
import type { Outcome } from './point';
import { factsOf, sit } from './setup-job';

const eventsAtMost = 6;

type Kill = { readonly at: 'boundary' | 'answer' | 'never'; readonly after: number };

/** Starts the program, lets it work until it rests, says something, or is killed: at a boundary, or while AWS answers. */
async function live(
  world: World,
  faults: ReturnType<typeof injector>,
  { at, after }: Kill,
  work: (room: ReturnType<World['open']>) => ReturnType<typeof sit>,
): Promise<RunSnapshot | null | 'killed'> {
  let left = at === 'boundary' ? after : Infinity;
  return new Promise((resolve, reject) => {
    if (at === 'answer') faults.armKill(after, () => resolve('killed'));
    const room = world.open(() => {
      left -= 1;
      if (left !== 0) return undefined;
      resolve('killed');
      return new Promise<never>(() => undefined) as never;
    });
    work(room).then(({ snapshot }) => resolve(snapshot), reject);
  });
}

/** One line of the run's journal becomes unreadable, as on a disk that goes bad; never the first. Says which. */
async function damageJournal(world: World, below: (limit: number) => number): Promise<string> {
  const [found] = (await world.files.list('runs')).filter((one) => one.endsWith('.jsonl'));
  const name = `runs/${found ?? ''}`;
  const bytes = found === undefined ? null : await world.files.read(name);
  if (bytes === null) return '';
  const lines = Buffer.from(bytes).toString('utf8').split('\n');
  if (lines.length < 4) return '';
  const at = 1 + below(lines.length - 2);
  lines[at] = '{"type":"int';
  await world.files.write(name, Buffer.from(lines.join('\n')));
  return `, journal damaged in line ${at + 1}`;
}

/** Devices that are on and whose seeds are held: going on takes them up, and never makes them anew. */
function usable(facts: Facts, account: World['account']): ReadonlyMap<string, string> {
  const seeds = new Map(truthOf(account).seeds.map(({ serial, seed }) => [serial, seed]));
  const on = facts.account.devices.filter(
    ({ serialNumber, owner }) => owner !== null && facts.seeds.includes(serialNumber),
  );
  return new Map(on.map(({ serialNumber }) => [serialNumber, seeds.get(serialNumber) ?? '']));
}

export type Ended = { readonly end: 'done' | 'undone' | 'between'; readonly outcome: Outcome };

/** One story of up to six faults, kills, bad disks and presses of a button, all of it following from the seed. */
export async function sequence(seed: number): Promise<Ended> {
  const chance = chanceOf(seed);
  const faults = injector();
  const world = await createWorld({ wrapTransport: faults.wrap, propagationMs: chance.of([0, 3000]) });
  world.account.scenario('name-taken', { name: 'minji' });
  world.account.scenario('leftover-device', { name: 'left-behind' });
  const before = factsOf(world);
  const story: string[] = [];
  const undo = chance.below(3) === 0;
  const undoFrom = chance.below(eventsAtMost);
  const badDisk = chance.below(3) === 0;
  const accessKey = chance.of(['keep', 'delete-after-proof'] as const);
  const phoneDevice = chance.below(4) === 0;
  // What the alias was before stands in the journal alone, so a bad disk may leave a new alias.
  const alias = !badDisk && chance.below(4) === 0 ? ('haneul' as never) : null;
  const change = { accessKey, phoneDevice, alias };
  const events = 1 + chance.below(eventsAtMost);
  let last: RunSnapshot | null = null;
  let remade = '';
  for (let event = 0; event <= events; event += 1) {
    const final = event === events;
    const at = final ? 'never' : chance.of(['never', 'boundary', 'answer'] as const);
    const kill: Kill = { at, after: 1 + chance.below(at === 'answer' ? 25 : 45) };
    faults.disarm();
    if (!final) faults.arm(chance.of(wireFaults), chance.below(22), chance.of([1, 1, 2, 5]));
    const undoing = undo && (final || event >= undoFrom);
    const kept = usable(factsOf(world), world.account);
    const lived = await live(world, faults, kill, (room) => sit(world, room, change, undoing));
    last = lived === 'killed' ? null : lived;
    const damage =
      lived === 'killed' && badDisk ? await damageJournal(world, (limit) => chance.below(limit)) : '';
    story.push(
      `${undoing ? 'undo' : 'go on'}${lived === 'killed' ? `, killed at ${at} ${kill.after}` : ''}${damage}`,
    );
    const now = usable(factsOf(world), world.account);
    if (!undoing)
      for (const [serial, was] of kept) if (now.get(serial) !== was) remade = 'a device was made anew';
  }
  const { phase = 'none', problem = null } = last ?? {};
  const end = phase === 'done' || phase === 'undone' ? phase : 'between';
  const wanted =
    end === 'undone'
      ? ({ end } as const)
      : ({
          end: 'done',
          userName: 'minji-admin',
          devices: phoneDevice ? 2 : 1,
          keys: accessKey === 'keep' ? 1 : 0,
          alias,
        } as const);
  const outcome = judge(before, factsOf(world), wanted, { ended: end !== 'between' && remade === '' });
  if (outcome.survived) return { end, outcome };
  const told = [
    outcome.told,
    remade,
    `${phase} (${problem?.code ?? ''})`,
    `faults: ${faults.log().join(', ')}`,
    ...story.map((one, at) => `${at + 1}. ${one}`),
  ].filter(Boolean);
  return { end, outcome: { ...outcome, told: told.join('; ') } };
}
