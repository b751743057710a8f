import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../electron/contract';
import { findable, finds, initialConsonants } from '../../../renderer/screens/authenticator/find';
import { entryRows, listRows, neighborBefore } from '../../../renderer/screens/authenticator/rows';

const entry = (id: string, part: Partial<Entry> = {}): Entry => ({
  id,
  kind: 'totp',
  issuer: 'GitHub',
  account: 'minji-k',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
  color: 'teal',
  monogram: 'G',
  tags: [],
  group: null,
  note: '',
  pinned: false,
  aws: null,
  practice: false,
  addedAt: 0,
  usedAt: null,
  broken: false,
  ...part,
});

const haneul = entry('haneul', {
  issuer: 'Amazon Web Services',
  account: 'minji-admin',
  tags: ['Clients'],
  aws: {
    accountId: '111122223333',
    accountRef: 'haneul',
    nickname: '하늘 스튜디오',
    alias: 'haneul-studio',
    userName: 'minji-admin',
    serialNumber: null,
    isRoot: false,
    live: null,
  },
});

describe('finding a code', () => {
  test.each(['하늘', 'ㅎㄴ', '1111-2222', '22223333', 'clients', 'haneul-stu', 'ADMIN', 'aws 하늘', '  '])(
    'finds the AWS entry by %j',
    (query) => expect(finds(query)(findable(haneul))).toBe(true),
  );

  test.each(['bada', 'ㅂㄷ', '4444', 'aws github'])('does not find it by %j', (query) =>
    expect(finds(query)(findable(haneul))).toBe(false),
  );

  test('reduces syllables to their initial consonants and leaves the rest', () =>
    expect(initialConsonants('하늘 AWS 바다페이')).toBe('ㅎㄴ AWS ㅂㄷㅍㅇ'));
});

describe('the order of the list', () => {
  const items = [
    entry('a'),
    haneul,
    entry('b'),
    entry('c', { pinned: true }),
    entry('p', { practice: true }),
  ].map(findable);
  const rows = listRows(items, 30);
  const order = entryRows(rows).map((row) => row.entry.id);

  test('puts pinned ones first of all, then AWS accounts, practice last', () => {
    expect(order).toEqual(['c', 'haneul', 'a', 'b', 'p']);
    expect(rows.flatMap((row) => (row.kind === 'head' ? [row.group.kind] : []))).toEqual([
      'pinned',
      'aws',
      'other',
      'practice',
    ]);
  });

  test('leaves what is pinned in practice there, at its top', () => {
    const practice = ['p', 'q'].map((id) => findable(entry(id, { practice: true, pinned: id === 'q' })));
    expect(entryRows(listRows([...items, ...practice], 30)).map((row) => row.entry.id)).toEqual([
      ...['c', 'haneul', 'a', 'b'],
      ...['q', 'p', 'p'],
    ]);
  });

  test('numbers the rows through all groups', () =>
    expect(entryRows(rows).map((row) => row.place)).toEqual([0, 1, 2, 3, 4]));

  test('moves within a group only', () => {
    expect(neighborBefore(rows, 'b', -1)).toEqual({ before: 'a' });
    expect(neighborBefore(rows, 'a', 1)).toEqual({ before: null });
    expect(neighborBefore(rows, 'a', -1)).toBeNull();
    expect(neighborBefore(rows, 'c', -1)).toBeNull();
    expect(neighborBefore(rows, 'haneul', 1)).toBeNull();
  });

  test('moves nothing past what is pinned in practice, which stands first in any order', () => {
    const practice = ['p', 'q', 'r'].map((id) => findable(entry(id, { practice: true, pinned: id === 'q' })));
    const within = listRows(practice, 30);
    expect(neighborBefore(within, 'p', -1)).toBeNull();
    expect(neighborBefore(within, 'q', 1)).toBeNull();
    expect(neighborBefore(within, 'r', -1)).toEqual({ before: 'p' });
  });
});
