import { beforeEach, describe, expect, it } from 'vitest';
import { monogramsBeside } from '../../../electron/authenticator/monogram';
import { keptFor } from '../../../electron/authenticator/entries';
import { authenticator } from '../../../electron/contract/authenticator';
import { findable } from '../../../renderer/screens/authenticator/find';
import { entryRows, listRows } from '../../../renderer/screens/authenticator/rows';
import { fill, haneul, openRoom, stored } from './kit';
import type { Bench } from './kit';

const page = { from: 0, count: 250 } as const;
const problem = (code: string): object => ({ problem: { code } });
const serialNumber = 'arn:aws:iam::111122223333:mfa/minji-admin';
const aws = {
  accountId: haneul.accountId,
  accountRef: haneul.ref,
  alias: null,
  userName: 'minji-admin',
  deviceName: 'minji-admin',
  serialNumber,
  isRoot: false,
  runId: null,
};

describe('the list', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openRoom();
  });
  const ids = async (): Promise<readonly string[]> =>
    (await bench.room.handlers.list(page)).entries.map(({ id }) => id);

  it('fits the contract, knows the account of an entry, and holds no secret', async () => {
    const entry = stored({ aws });
    await fill(bench.vault, [entry]);
    bench.live.add(serialNumber);
    const list = await bench.room.handlers.list(page);
    expect(authenticator.list.response.parse(list)).toEqual(list);
    expect(list.entries[0]).toMatchObject({
      color: 'teal',
      monogram: 'Ha',
      aws: { nickname: 'Haneul Studio', alias: 'haneul-studio', live: true },
      practice: false,
      broken: false,
    });
    expect(JSON.stringify(list)).not.toContain('secret');
  });

  it('comes page by page, in the order in which the screen draws it', async () => {
    const group = (name: string, pinned = false) => stored({ group: name, pinned });
    const all = [
      stored(),
      group('b'),
      stored({ aws }),
      group('a'),
      group('b', true),
      stored({ pinned: true }),
    ];
    const [other, b, haneulOne, a, pinnedB, pinnedOther] = all.map(({ id }) => id);
    await fill(bench.vault, all);
    const order = [pinnedB, pinnedOther, haneulOne, b, a, other];
    expect(await ids()).toEqual(order);
    const listed = await bench.room.handlers.list(page);
    expect(entryRows(listRows(listed.entries.map(findable), 30)).map(({ key }) => key)).toEqual(order);
    const pages = [0, 2, 4, 6].map(async (from) => bench.room.handlers.list({ from, count: 2 }));
    const read = await Promise.all(pages);
    expect(read.map(({ total }) => total)).toEqual([6, 6, 6, 6]);
    expect(read.map(({ entries }) => entries.map(({ id }) => id))).toEqual([
      [pinnedB, pinnedOther],
      [haneulOne, b],
      [a, other],
      [],
    ]);
    await bench.room.handlers.reorder({ id: String(a), before: String(b) });
    expect((await ids()).slice(2, 5)).toEqual([haneulOne, a, b]);
  });

  it('says when it changed, with a number that grows', async () => {
    const entry = stored();
    await fill(bench.vault, [entry]);
    await bench.room.handlers.markUsed({ id: entry.id, used: true });
    await bench.room.handlers.markUsed({ id: entry.id, used: false });
    const revisions = bench.pushes.filter(({ name }) => name === 'revision').map(({ snapshot }) => snapshot);
    expect(revisions).toEqual([{ revision: 1 }, { revision: 2 }]);
    expect((await bench.room.handlers.list(page)).revision).toBe(2);
  });

  it('is put in another order, to the front, the middle and the end', async () => {
    const [a, b, c] = [stored(), stored(), stored()];
    await fill(bench.vault, [a, b, c]);
    await bench.room.handlers.reorder({ id: c.id, before: a.id });
    expect(await ids()).toEqual([c.id, a.id, b.id]);
    await bench.room.handlers.reorder({ id: c.id, before: b.id });
    expect(await ids()).toEqual([a.id, c.id, b.id]);
    await bench.room.handlers.reorder({ id: a.id, before: null });
    expect(await ids()).toEqual([c.id, b.id, a.id]);
    await bench.room.handlers.reorder({ id: a.id, before: a.id });
    await expect(bench.room.handlers.reorder({ id: a.id, before: 'gone' })).rejects.toMatchObject(
      problem('not-found'),
    );
    expect(await ids()).toEqual([c.id, b.id, a.id]);
  });

  it('takes edits of everything that is not the secret', async () => {
    const entry = stored();
    await fill(bench.vault, [entry]);
    const edit = {
      id: entry.id,
      issuer: ' 새 이름 ',
      account: 'me',
      color: 'plum',
      monogram: '새',
      tags: ['일'],
      group: 'work',
      note: 'n',
      pinned: true,
    } as const;
    const shown = await bench.room.handlers.edit({ ...edit, tags: [...edit.tags] });
    expect(shown).toMatchObject({ ...edit, issuer: '새 이름' });
    expect(bench.vault.content().entries[0]?.secret).toEqual(entry.secret);
  });

  it('gives removed entries back for 30 days, and forgets them after', async () => {
    const entry = stored();
    await fill(bench.vault, [entry]);
    await bench.room.handlers.remove({ id: entry.id, typed: null });
    expect(await ids()).toEqual([]);
    expect((await bench.room.handlers.removed({})).map((each) => each.entry.id)).toEqual([entry.id]);
    await bench.room.handlers.restoreRemoved({ id: entry.id });
    expect(await ids()).toEqual([entry.id]);
    await bench.room.handlers.remove({ id: entry.id, typed: null });
    const old = Date.now() - keptFor - 1000;
    await bench.vault.change((content) => ({
      content: { ...content, removed: content.removed.map((each) => ({ ...each, removedAt: old })) },
      result: null,
    }));
    await bench.room.opened();
    expect(await bench.room.handlers.removed({})).toEqual([]);
  });

  it('overwrites the secret of an entry that is forgotten', async () => {
    const entry = stored();
    await fill(bench.vault, [entry]);
    await bench.room.handlers.remove({ id: entry.id, typed: null });
    const held = bench.vault.content().removed[0]?.secret;
    await bench.room.handlers.forgetRemoved({ id: entry.id });
    expect(held?.every((byte) => byte === 0)).toBe(true);
    await expect(bench.room.handlers.forgetRemoved({ id: entry.id })).rejects.toMatchObject(
      problem('not-found'),
    );
    await expect(bench.room.handlers.restoreRemoved({ id: entry.id })).rejects.toMatchObject(
      problem('not-found'),
    );
  });

  it('asks for the name before the only copy of a live AWS device goes', async () => {
    const entry = stored({ account: 'minji-admin@111122223333', aws });
    await fill(bench.vault, [entry]);
    bench.live.add(serialNumber);
    for (const typed of [null, '', 'minji', 'MINJI-ADMIN']) {
      await expect(bench.room.handlers.remove({ id: entry.id, typed })).rejects.toMatchObject({
        problem: { code: 'confirmation-wrong', field: 'typed' },
      });
    }
    const copy = stored({ secret: Uint8Array.from(entry.secret) });
    await fill(bench.vault, [copy]);
    await bench.room.handlers.remove({ id: copy.id, typed: null });
    await bench.room.handlers.remove({ id: entry.id, typed: 'minji-admin' });
    expect(await ids()).toEqual([]);
  });

  it.each(['revealCodes', 'remove', 'edit', 'reorder', 'markUsed', 'copy', 'revealQr'] as const)(
    'gives nothing for %s while it is locked',
    async (call) => {
      const entry = stored();
      await fill(bench.vault, [entry]);
      await bench.vault.lock();
      const requests = {
        revealCodes: { ids: [entry.id] },
        remove: { id: entry.id, typed: null },
        edit: {
          id: entry.id,
          issuer: '',
          account: '',
          color: 'blue',
          monogram: '',
          tags: [],
          group: null,
          note: '',
          pinned: false,
        },
        reorder: { id: entry.id, before: null },
        markUsed: { id: entry.id, used: true },
        copy: { id: entry.id, which: 'fresh' },
        revealQr: { id: entry.id, passphrase: 'right' },
      } as const;
      const handler = bench.room.handlers[call] as (request: unknown) => unknown;
      await expect((async () => handler(requests[call]))()).rejects.toMatchObject(problem('locked'));
    },
  );
});

describe('monograms', () => {
  it.each([
    ['Haneul Studio', [], 'Ha'],
    ['Haneul Studio', ['Ha'], 'HS'],
    ['Haneul', ['Ha'], 'Hn'],
    ['하늘 스튜디오', ['하늘'], '하스'],
    ['A', ['A'], 'A1'],
    ['', [], '?'],
    ['***', ['?'], '?1'],
  ])('of %j beside %j is %s', (name, taken, expected) => {
    expect(monogramsBeside(taken)(name)).toBe(expected);
  });

  it('stay unlike for a thousand entries of one name', () => {
    const next = monogramsBeside([]);
    const given = Array.from({ length: 1000 }, () => next('Amazon Web Services'));
    expect(new Set(given).size).toBe(1000);
    expect(given.every((monogram) => monogram.length <= 4)).toBe(true);
  });
});
