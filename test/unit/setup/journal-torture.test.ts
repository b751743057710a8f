import { describe, expect, it } from 'vitest';
import {
  apply,
  retireJournal,
  type RetireEvent,
  type RetireFacts,
} from '../../../electron/account/retire-journal';
import { append, parseJournal, readJournal, repairTail } from '../../../electron/setup/journal';
import { openFiles } from '../../../electron/storage';
import { memoryDisk } from '../storage/disk';
import { createWorld } from './kit';

const path = (name: string): string => `/r/${name}`;

/** The journal of a run that failed once, was gone on with and then undone: every kind of record but the rare ones. */
async function wholeStory(): Promise<{ readonly runId: string; readonly bytes: Buffer }> {
  const world = await createWorld({ propagationMs: 0 });
  const room = world.open();
  const end = await world.run(room, { alias: 'haneul' as never });
  await room.handlers.signedIn({ runId: end.runId });
  await room.handlers.undo({ runId: end.runId, typed: 'minji-admin' });
  await world.rest(room);
  const bytes = world.disk.files.get(path(`runs/${end.runId}.jsonl`));
  if (bytes === undefined) throw new Error('no journal');
  return { runId: end.runId, bytes };
}

/** Every content that a power cut in a save of one line leaves, with how many lines of it count. */
function* cuts(bytes: Buffer): Generator<{ readonly left: Buffer; readonly whole: number }> {
  let whole = 0;
  for (let length = 0; length <= bytes.length; length += 1) {
    if (bytes[length - 1] === 0x0a) whole += 1;
    yield { left: bytes.subarray(0, length), whole };
  }
}

describe('the journal of a run when the power goes off', () => {
  it('opens with the newest complete state, cut at every byte of every save, and goes on from there', async () => {
    const { runId, bytes } = await wholeStory();
    const all = parseJournal(bytes, runId).records;
    const texts = all.map((record) => JSON.stringify(record));
    let tried = 0;
    for (const { left, whole } of cuts(bytes)) {
      const read = parseJournal(left, runId);
      expect({ at: left.length, damaged: read.damaged }).toEqual({ at: left.length, damaged: false });
      expect(read.records.map((record) => JSON.stringify(record))).toEqual(texts.slice(0, whole));
      tried += 1;
      // What is written next stands on a line of its own; a sample is enough for that.
      if (whole === 0 || left.length % 17 !== 0) continue;
      const disk = memoryDisk(new Map([[path(`runs/${runId}.jsonl`), left]]));
      const files = await openFiles('/r', { fs: disk.fs });
      await repairTail(files, runId);
      await append(files, runId, { type: 'paused', at: 1 });
      const after = await readJournal(files, runId);
      expect(after).toEqual({ records: [...all.slice(0, whole), { type: 'paused', at: 1 }], damaged: false });
    }
    expect(all.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'start',
        'intent',
        'note',
        'result',
        'signed-in',
        'undo',
        'undo-result',
        'end',
      ]),
    );
    expect(tried).toBe(bytes.length + 1);
    expect(tried).toBeGreaterThan(4000);
  }, 120_000);

  it('is repaired all or nothing, cut at every call and byte of the repair', async () => {
    const { runId, bytes } = await wholeStory();
    const torn = bytes.subarray(0, bytes.length - 40);
    const name = path(`runs/${runId}.jsonl`);
    const measure = memoryDisk(new Map([[name, torn]]));
    const steady = await openFiles('/r', { fs: measure.fs });
    const seen: Buffer[] = [];
    measure.watch((files) => void seen.push(files.get(name) ?? Buffer.alloc(0)));
    await repairTail(steady, runId);
    const wanted = parseJournal(torn, runId).records;
    const different = seen.filter((left, at) => at === 0 || !left.equals(seen[at - 1] ?? left));
    for (const left of different) expect(parseJournal(left, runId).records).toEqual(wanted);
    expect(different).toHaveLength(2);
    expect(seen.length).toBeGreaterThan(1000);
  }, 60_000);
});

const events: readonly RetireEvent[] = [
  {
    event: 'begin',
    rootKeyId: 'AKIAI44QH8DHBEXAMPLE',
    otherKeyId: 'AKIAIOSFODNN7EXAMPLE',
    userName: '민지',
    serialNumber: 'arn:aws:iam::111122223333:mfa/minji-admin',
    entryId: 'e1',
    proofOnly: false,
  },
  { event: 'temporary-intended', before: ['AKIAONE'] },
  { event: 'temporary-stored', accessKeyId: 'AKIATWO' },
  { event: 'proven', requestId: 'r-1' },
  { event: 'sent', which: 'other' },
  { event: 'deleted', which: 'other', requestId: 'r-2' },
  { event: 'sent', which: 'this' },
  { event: 'deleted', which: 'this', requestId: 'r-3' },
  { event: 'confirmed', requestId: 'r-4' },
  { event: 'temporary-removed' },
  { event: 'forgotten' },
];

describe('the journal of a retirement when the power goes off', () => {
  it('opens with the newest complete state, cut at every byte of every save, and goes on from there', async () => {
    const disk = memoryDisk();
    const name = path('retire/a1.jsonl');
    const journal = retireJournal(await openFiles('/r', { fs: disk.fs }), 'a1', () => 7);
    const states: (RetireFacts | null)[] = [null];
    const saves: Buffer[] = [Buffer.alloc(0)];
    for (const event of events) {
      await journal.add(event);
      states.push(apply(states.at(-1) ?? null, event, 7));
      saves.push(disk.files.get(name) ?? Buffer.alloc(0));
    }
    let tried = 0;
    for (let save = 1; save < saves.length; save += 1) {
      const after = saves[save] ?? Buffer.alloc(0);
      const before = saves[save - 1]?.length ?? 0;
      for (let length = before; length <= after.length; length += 1) {
        const cut = memoryDisk(new Map([[name, after.subarray(0, length)]]));
        const reopened = retireJournal(await openFiles('/r', { fs: cut.fs }), 'a1', () => 7);
        const found = await reopened.read();
        // The last byte only ends the line: without it the event is whole already.
        const counts = length >= after.length - 1 ? save : save - 1;
        expect({ save, length, found }).toEqual({ save, length, found: states[counts] });
        tried += 1;
        if (found === null) continue;
        await reopened.add({ event: 'proven', requestId: 'r-9' });
        expect(await reopened.read()).toEqual(apply(found, { event: 'proven', requestId: 'r-9' }, 7));
      }
    }
    expect(tried).toBeGreaterThan(700);
  }, 60_000);
});
