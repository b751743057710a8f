import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeForStep, timeStepAt } from '../../../electron/authenticator/otp';
import type { StoredEntry } from '../../../electron/authenticator/entry';
import { fill, openRoom, stored } from './kit';
import type { Bench } from './kit';

const problem = (code: string): object => ({ problem: { code } });

describe('codes of the list', () => {
  let bench: Bench;
  let entry: StoredEntry;
  const codeIn = (steps: number): string => codeForStep(entry, timeStepAt(30, bench.now) + steps);
  beforeEach(async () => {
    vi.useFakeTimers();
    bench = await openRoom();
    entry = stored();
    await fill(bench.vault, [entry]);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  /** Moves both the clock of the app and the timers. */
  const pass = async (ms: number): Promise<void> => {
    bench.now += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };

  it('show now and next with their validity, and nothing for rows that are not there', async () => {
    bench.now += 12_345;
    const { at, codes } = await bench.room.handlers.revealCodes({ ids: [entry.id, 'unknown'] });
    const start = 1_767_225_600_000;
    expect(at).toBe(bench.now);
    expect(codes).toEqual([
      {
        id: entry.id,
        code: codeIn(0),
        next: codeIn(1),
        validFrom: start,
        validUntil: start + 30_000,
        used: false,
      },
    ]);
  });

  it('begin and end on whole steps although time passes between two looks at the clock', async () => {
    const ticking = await openRoom({
      now: () => {
        ticking.now += 1;
        return ticking.now;
      },
    });
    await fill(ticking.vault, [entry]);
    const { codes } = await ticking.room.handlers.revealCodes({ ids: [entry.id] });
    expect(codes.map(({ validFrom, validUntil }) => [validFrom % 30_000, validUntil % 30_000])).toEqual([
      [0, 0],
    ]);
  });

  it('are copied at once when fresh', async () => {
    expect(await bench.room.handlers.copy({ id: entry.id, which: 'fresh' })).toEqual({
      outcome: 'copied',
      clearsAt: bench.now + 30_000,
    });
    expect(bench.copied).toEqual([codeIn(0)]);
    expect(bench.pushes.at(-1)).toEqual({
      name: 'clipboard',
      snapshot: { entryId: entry.id, clearsAt: bench.now + 30_000, waitingUntil: null },
    });
    bench.cleared();
    expect(bench.pushes.at(-1)?.snapshot).toEqual({ entryId: null, clearsAt: null, waitingUntil: null });
  });

  it('wait for the next one in the last 3 seconds, and are then copied by themselves', async () => {
    await pass(27_001);
    const until = 1_767_225_600_000 + 30_000;
    expect(await bench.room.handlers.copy({ id: entry.id, which: 'fresh' })).toEqual({
      outcome: 'waiting',
      until,
    });
    expect(bench.pushes.at(-1)?.snapshot).toEqual({ entryId: entry.id, clearsAt: null, waitingUntil: until });
    await pass(2_900);
    expect(bench.copied).toEqual([]);
    await pass(200);
    expect(bench.copied).toEqual([codeIn(0)]);
  });

  it('do not wait with exactly 3 seconds left', async () => {
    await pass(27_000);
    expect(await bench.room.handlers.copy({ id: entry.id, which: 'fresh' })).toMatchObject({
      outcome: 'copied',
    });
  });

  it('can be copied as they are, or the next one at once', async () => {
    await pass(29_000);
    await bench.room.handlers.copy({ id: entry.id, which: 'now' });
    await bench.room.handlers.copy({ id: entry.id, which: 'next' });
    expect(bench.copied).toEqual([codeIn(0), codeIn(1)]);
  });

  it('that were sent are never copied as fresh again, nor shown as unused', async () => {
    const step = timeStepAt(30, bench.now);
    await bench.room.devices.markUsed(entry.id, step);
    await bench.room.devices.markUsed(entry.id, step - 5);
    expect(bench.room.devices.lastUsedStep(entry.id)).toBe(step);
    expect((await bench.room.handlers.revealCodes({ ids: [entry.id] })).codes[0]?.used).toBe(true);
    const used = codeIn(0);
    expect(await bench.room.handlers.copy({ id: entry.id, which: 'fresh' })).toMatchObject({
      outcome: 'waiting',
    });
    await pass(30_100);
    expect(bench.copied).toEqual([codeIn(0)]);
    expect(bench.copied).not.toContain(used);
    // Taking a mark by hand back does not make a sent code fresh.
    bench.now -= 30_100;
    await bench.room.handlers.markUsed({ id: entry.id, used: true });
    await bench.room.handlers.markUsed({ id: entry.id, used: false });
    expect((await bench.room.handlers.revealCodes({ ids: [entry.id] })).codes[0]?.used).toBe(true);
  });

  it('are not held back by a note from the time when this computer’s clock was fast', async () => {
    const step = timeStepAt(30, bench.now);
    bench.now += 900_000;
    await bench.room.devices.markUsed(entry.id, step + 30);
    bench.now -= 900_000;
    expect((await bench.room.handlers.revealCodes({ ids: [entry.id] })).codes[0]?.used).toBe(false);
    expect(await bench.room.handlers.copy({ id: entry.id, which: 'fresh' })).toMatchObject({
      outcome: 'copied',
    });
    // What is sent now counts, whatever was noted before.
    await bench.room.devices.markUsed(entry.id, step);
    expect(bench.room.devices.lastUsedStep(entry.id)).toBe(step);
    expect((await bench.room.handlers.revealCodes({ ids: [entry.id] })).codes[0]?.used).toBe(true);
  });

  it('of practice follow the practice account’s clock, shown on the clock that the window counts by', async () => {
    const late = -300_000;
    const room = await openRoom({ now: (ofPractice = false) => bench.now + (ofPractice ? late : 0) });
    await room.practiceVault.openPractice();
    const practised = stored();
    await fill(room.practiceVault, [practised]);
    await fill(room.vault, [entry]);
    const { codes } = await room.room.handlers.revealCodes({ ids: [entry.id, practised.id] });
    const step = timeStepAt(30, bench.now);
    expect(codes.map(({ code }) => code)).toEqual([
      codeForStep(entry, step),
      codeForStep(practised, step - 10),
    ]);
    expect(codes[1]?.validUntil).toBe(codes[0]?.validUntil);
    await room.room.handlers.copy({ id: practised.id, which: 'fresh' });
    expect(room.copied).toEqual([codeForStep(practised, step - 10)]);
  });

  it('wait past several steps when later ones were sent', async () => {
    const step = timeStepAt(30, bench.now);
    await bench.room.devices.markUsed(entry.id, step + 1);
    expect(await bench.room.handlers.copy({ id: entry.id, which: 'fresh' })).toEqual({
      outcome: 'waiting',
      until: (step + 2) * 30_000,
    });
  });

  it('can be marked as used by hand, and the mark taken back', async () => {
    await bench.room.handlers.markUsed({ id: entry.id, used: true });
    expect((await bench.room.handlers.revealCodes({ ids: [entry.id] })).codes[0]?.used).toBe(true);
    await bench.room.handlers.markUsed({ id: entry.id, used: false });
    expect((await bench.room.handlers.revealCodes({ ids: [entry.id] })).codes[0]?.used).toBe(false);
  });

  it('are not copied after locking while a copy waited', async () => {
    await pass(28_000);
    await bench.room.handlers.copy({ id: entry.id, which: 'fresh' });
    bench.room.closing();
    await bench.vault.lock();
    await pass(60_000);
    expect(bench.copied).toEqual([]);
    expect(bench.pushes.at(-1)?.snapshot).toEqual({ entryId: null, clearsAt: null, waitingUntil: null });
    await expect(async () => bench.room.handlers.revealCodes({ ids: [entry.id] })).rejects.toMatchObject(
      problem('locked'),
    );
  });

  it('of a counter are taken once each: saved before they are given', async () => {
    const hotp = stored({
      kind: 'hotp',
      counter: 0,
      secret: new TextEncoder().encode('12345678901234567890'),
    });
    await fill(bench.vault, [hotp]);
    const shown = async (): Promise<string | undefined> =>
      (await bench.room.handlers.revealCodes({ ids: [hotp.id] })).codes[0]?.code;
    expect(await shown()).toBe('');
    expect((await bench.room.handlers.advanceCounter({ id: hotp.id })).code).toBe('755224');
    expect(await shown()).toBe('755224');
    await bench.room.handlers.copy({ id: hotp.id, which: 'fresh' });
    await bench.room.handlers.copy({ id: hotp.id, which: 'next' });
    expect(bench.copied).toEqual(['755224', '287082']);
    const two = await Promise.all(
      [1, 2].map(async () => bench.room.handlers.advanceCounter({ id: hotp.id })),
    );
    expect(two.map(({ code }) => code)).toEqual(['359152', '969429']);
    bench.disk.fail({ at: 2, error: Object.assign(new Error(), { code: 'ENOSPC' }) });
    await expect(bench.room.handlers.advanceCounter({ id: hotp.id })).rejects.toMatchObject(
      problem('disk-full'),
    );
    bench.disk.fail(null);
    expect((await bench.room.handlers.advanceCounter({ id: hotp.id })).code).toBe('338314');
    await expect(bench.room.handlers.advanceCounter({ id: entry.id })).rejects.toMatchObject(
      problem('field-invalid'),
    );
  });
});
