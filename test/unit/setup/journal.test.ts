import { describe, expect, it } from 'vitest';
import { parseJournal } from '../../../electron/setup/journal';
import { createWorld, type World } from './kit';

const journalOf = (world: World): string => {
  const name = [...world.disk.files.keys()].find((each) => each.endsWith('.jsonl'));
  if (name === undefined) throw new Error('no journal');
  return name;
};

/** Runs until a boundary, where the program ends for good. */
async function stopped(stop: string): Promise<World> {
  const world = await createWorld({ propagationMs: 0 });
  await new Promise<void>((resolve) => {
    const room = world.open((name) => {
      if (name !== stop) return undefined;
      resolve();
      return new Promise<never>(() => undefined) as never;
    });
    void world.run(room);
  });
  return world;
}

async function goOn(world: World) {
  const room = world.open();
  const report = await room.handlers.stopReport({ accountRef: 'a1' });
  if (report === null) throw new Error('no unfinished run');
  await room.handlers.resume({ runId: report.runId });
  return { report, end: await world.rest(room) };
}

const whole = (world: World): unknown => {
  const { users, devices } = world.account.snapshot();
  return { users: users.length, keys: users[0]?.keys.length, devices: devices.map(({ owner }) => owner) };
};
const expected = { users: 1, keys: 1, devices: ['minji-admin'] };

describe('a journal', () => {
  it('that was torn anywhere in its last line goes on to the same end', async () => {
    const first = await stopped('mfa-create:result');
    const length = first.disk.files.get(journalOf(first))?.length ?? 0;
    const lastLine = length - (first.disk.files.get(journalOf(first))?.lastIndexOf('\n', length - 2) ?? 0);
    expect(lastLine).toBeGreaterThan(100);
    for (let cut = 1; cut < lastLine; cut += 29) {
      const world = await stopped('mfa-create:result');
      const name = journalOf(world);
      const bytes = world.disk.files.get(name) ?? Buffer.alloc(0);
      world.disk.files.set(name, bytes.subarray(0, bytes.length - cut));
      const { end } = await goOn(world);
      expect({ cut, phase: end.phase, whole: whole(world) }).toEqual({ cut, phase: 'done', whole: expected });
      const after = parseJournal(world.disk.files.get(name) ?? Buffer.alloc(0), end.runId);
      expect(after.damaged).toBe(false);
    }
  }, 120_000);

  it('that is damaged in the middle is put aside, and AWS is asked instead', async () => {
    for (const line of [3, 6, 9, 12]) {
      const world = await stopped('access-key:result');
      const name = journalOf(world);
      const lines = (world.disk.files.get(name) ?? Buffer.alloc(0)).toString('utf8').split('\n');
      lines[line] = `${lines[line]?.slice(0, 20)}#`;
      world.disk.files.set(name, Buffer.from(lines.join('\n')));
      const { report, end } = await goOn(world);
      expect(report.problem?.code).toBe('journal-unreadable');
      expect({ line, phase: end.phase, problem: end.problem, whole: whole(world) }).toEqual({
        line,
        phase: 'done',
        problem: null,
        whole: expected,
      });
      expect([...world.disk.files.keys()].some((each) => each.endsWith('.damaged'))).toBe(true);
    }
  });

  it('that is damaged in the middle of undoing still leads to exactly what was before', async () => {
    for (const line of [3, 6, 8]) {
      const world = await stopped('access-key:result');
      const room = world.open((name) =>
        name === 'undo:access-key:committed' ? (new Promise<never>(() => undefined) as never) : undefined,
      );
      const report = await room.handlers.stopReport({ accountRef: 'a1' });
      await room.handlers.undo({ runId: report?.runId ?? '', typed: null });
      while (world.account.snapshot().users[0]?.keys.length !== 0)
        await new Promise((resolve) => setImmediate(resolve));
      const name = journalOf(world);
      const lines = (world.disk.files.get(name) ?? Buffer.alloc(0)).toString('utf8').split('\n');
      lines[line] = '{"type":"int';
      world.disk.files.set(name, Buffer.from(lines.join('\n')));
      const again = world.open();
      await again.handlers.undo({ runId: report?.runId ?? '', typed: null });
      const end = await world.rest(again);
      expect({ line, phase: end.phase, account: world.account.snapshot() }).toMatchObject({
        line,
        phase: 'undone',
        account: { users: [], devices: [], alias: null },
      });
      expect(world.vault.entries.size).toBe(0);
    }
  });

  it('of a newer program is not misread', () => {
    const bytes = Buffer.from(`${JSON.stringify({ type: 'start', v: 2, at: 1, facts: { new: true } })}\n`);
    expect(() => parseJournal(bytes, 'or-2611-7f3c')).toThrow('journal-newer');
  });

  it('whose first line cannot be read is refused, and an empty or torn one holds nothing', () => {
    expect(() => parseJournal(Buffer.from('{"type":\n'), 'or-2611-7f3c')).toThrow('journal-unreadable');
    expect(parseJournal(Buffer.alloc(0), 'x')).toEqual({ records: [], damaged: false });
    expect(parseJournal(Buffer.from('{"type":"sta'), 'x')).toEqual({ records: [], damaged: false });
  });

  it('on a disk that becomes full at any moment stops the run, and it goes on when there is room', async () => {
    const names = [
      'user:before-intent',
      'user:committed',
      'mfa-create:stored',
      'password:committed',
      'access-key:stored',
    ];
    for (const stop of names) {
      const world = await createWorld({ propagationMs: 0 });
      let left = 1;
      const room = world.open((name) => {
        if (name === stop && left-- > 0)
          world.disk.fail({ at: 7, error: Object.assign(new Error('full'), { code: 'ENOSPC' }) });
      });
      const failed = await world.run(room);
      expect({ stop, code: failed.problem?.code }).toEqual({ stop, code: 'disk-full' });
      await room.handlers.resume({ runId: failed.runId });
      const end = await world.rest(room);
      expect({ stop, phase: end.phase, problem: end.problem, whole: whole(world) }).toEqual({
        stop,
        phase: 'done',
        problem: null,
        whole: expected,
      });
    }
  });
});
