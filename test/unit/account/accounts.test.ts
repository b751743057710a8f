import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../electron/contract';
import { freeMonogram } from '../../../electron/account/naming';
import { monogramOf } from '../../../renderer/components/color-picker';
import { createKit } from './kit';

const code = (value: string, more: object = {}) => ({ problem: { code: value, ...more } });

async function opened() {
  const kit = createKit({ alias: 'haneul-studio' });
  const room = kit.room();
  await room.book.load();
  return { kit, room };
}

describe('several accounts', () => {
  it('may not have the same nickname, whatever its case and blanks', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room);
    const { ref: practice } = await room.openPractice();
    for (const nickname of ['Haneul Studio', ' haneul  studio ']) {
      await expect(
        room.handlers.edit({ accountRef: practice, nickname, color: 'blue' }),
      ).rejects.toMatchObject(code('nickname-taken', { field: 'nickname' }));
    }
    expect(
      await room.handlers.edit({ accountRef: ref, nickname: 'HANEUL STUDIO', color: 'blue' }),
    ).toMatchObject({
      nickname: 'HANEUL STUDIO',
    });
  });

  it('each have a monogram of their own', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room, 'Pine');
    const { ref: practice } = await room.openPractice();
    await room.handlers.edit({ accountRef: practice, nickname: 'Plum', color: 'blue' });
    const monograms = room.book.list().map(({ monogram }) => monogram);
    expect(new Set(monograms).size).toBe(2);
    expect(room.book.get(ref).monogram).toBe('P');
  });

  it.each([
    ['Haneul Studio', 'HS'],
    ['하늘 스튜디오', '하'],
    ['haneul-studio', 'HS'],
    ['Account …3333', 'A3'],
    ['Pine', 'P'],
    ['… (1)', '1'],
  ])('get the letters that the page has shown for %s', (nickname, letters) => {
    expect(freeMonogram(nickname, new Set())).toBe(letters);
    expect(monogramOf(nickname)).toBe(letters);
  });

  it('practice is apart, and the same one each time', async () => {
    const { room } = await opened();
    const first = await room.openPractice();
    expect(first).toMatchObject({
      practice: true,
      credential: 'practice',
      role: 'root',
      nickname: 'Practice account',
    });
    expect((await room.openPractice()).ref).toBe(first.ref);
    expect(room.book.list()).toHaveLength(1);
  });

  it('removing one deletes its keychain items, those of its runs too, and nothing of the others', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room);
    kit.keychain.items.set('run/or-2026-abcd/password', 'x');
    kit.keychain.items.set('account/a-other/key', 'y');
    kit.facts.items = ['run/or-2026-abcd/password', 'run/or-2026-abcd/access-key'];
    expect(await room.handlers.remove({ accountRef: ref })).toEqual({ itemsRemoved: 2 });
    expect([...kit.keychain.items.keys()]).toEqual(['account/a-other/key']);
    expect(room.book.list()).toEqual([]);
    expect(room.book.selected()).toBeNull();
  });

  it('stays when the keychain cannot forget its key', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room);
    kit.keychain.refuse = new ProblemError('keychain-locked');
    await expect(room.handlers.remove({ accountRef: ref })).rejects.toMatchObject(code('keychain-locked'));
    expect(room.book.list()).toHaveLength(1);
  });

  it('are not removed while a run is at work', async () => {
    const { kit, room } = await opened();
    const ref = await kit.connectRoot(room);
    kit.facts.busy = true;
    await expect(room.handlers.remove({ accountRef: ref })).rejects.toMatchObject(code('run-in-progress'));
  });
});
