import type { WireFault } from '../chance';
import { judge } from '../judge';
import { faultsOf, numbered, striker } from '../matrix';
import type { FaultPoint, Outcome } from '../point';
import { ceremony, openRoom, retired, retireFacts, sitRetire, type Admin } from '../retire-job';
import { placesOfRetirement } from '../retire-places';

const tries = 5;
const admins = ['key kept', 'key deleted'] as const;

/** Not even an interrupted ceremony may send a code twice. */
const codesTwice = (codes: readonly string[]): string =>
  new Set(codes).size < codes.length ? 'a code was sent twice' : '';

async function killPoint(admin: Admin, nth: number): Promise<Outcome> {
  const world = await ceremony(admin);
  const before = retireFacts(world);
  let passed = 0;
  let killed: () => void = () => undefined;
  const end = new Promise<void>((resolve) => (killed = resolve));
  const dying = await openRoom(world.kit, {
    boundary: () => {
      passed += 1;
      if (passed !== nth) return undefined;
      killed();
      return new Promise<void>(() => undefined);
    },
  });
  await Promise.race([sitRetire(world, dying), end]);
  world.kit.wait(20_000);
  const room = await openRoom(world.kit);
  let sitting = await sitRetire(world, room);
  for (let tried = 1; tried < tries && sitting.phase !== 'done'; tried += 1)
    sitting = await sitRetire(world, room);
  const twice = codesTwice(world.kit.sentCodes);
  const ended = passed >= nth && sitting.phase === 'done' && twice === '';
  return judge(before, retireFacts(world), retired(admin), {
    ended,
    told: [sitting.told ?? '', twice].filter(Boolean).join('; '),
  });
}

async function wirePoint(admin: Admin, nth: number, fault: WireFault): Promise<Outcome> {
  const strike = striker();
  const world = await ceremony(admin, strike.wrap);
  const before = retireFacts(world);
  const room = await openRoom(world.kit);
  strike.arm(fault, nth);
  let sitting = await sitRetire(world, room);
  const silent = sitting.phase !== 'done' && sitting.told === null;
  const struck = strike.struck();
  strike.disarm();
  for (let tried = 0; tried < tries && sitting.phase !== 'done'; tried += 1)
    sitting = await sitRetire(world, room);
  const words = [
    struck ? '' : 'the fault never struck',
    silent ? 'stopped without a word' : '',
    codesTwice(world.kit.sentCodes),
    sitting.told ?? '',
  ].filter(Boolean);
  const ended = sitting.phase === 'done' && words.length === 0;
  return judge(before, retireFacts(world), retired(admin), { ended, told: words.join('; ') });
}

/** The root key's retirement: killed at every boundary, and each call answered wrongly in every way. */
export const retirePoints = (): readonly FaultPoint[] =>
  admins.flatMap((admin) => {
    const { boundaries, calls } = placesOfRetirement[admin];
    const names = numbered(calls);
    return [
      ...numbered(boundaries).map((name, at) => ({
        kind: 'kill in the retirement, then go on',
        name: `${name} (${admin})`,
        run: () => killPoint(admin, at + 1),
      })),
      ...calls.flatMap((action, nth) =>
        faultsOf(action).map((fault) => ({
          kind: 'answer in the retirement, then go on',
          name: `${fault} on ${names[nth] ?? action} (${admin})`,
          run: () => wirePoint(admin, nth, fault),
        })),
      ),
    ];
  });
