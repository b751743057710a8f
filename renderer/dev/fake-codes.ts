import type { Code, Entry } from '../../electron/contract';
import { now as correctedNow } from '../clock';
import type { Answers } from './fake-answers';

/** The window of the corrected clock. */
function windowNow(): { readonly from: number; readonly until: number } {
  const from = Math.floor(correctedNow() / 30_000) * 30_000;
  return { from, until: from + 30_000 };
}

const codes: Readonly<Record<string, readonly [string, string]>> = {
  e1: ['775093', '118640'],
  e2: ['306518', '924077'],
  e3: ['648201', '053399'],
  e4: ['190472', '771268'],
  e5: ['027856', '440913'],
  e6: ['551904', '386127'],
  e7: ['083416', '619552'],
};

export function entriesOf(query: URLSearchParams): readonly Entry[] {
  const korean = query.get('lang') === 'ko';
  const entry = (id: string, part: Partial<Entry>): Entry => ({
    id,
    kind: 'totp',
    issuer: 'Amazon Web Services',
    account: '',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: null,
    color: 'teal',
    monogram: 'HS',
    tags: [],
    group: null,
    note: '',
    pinned: false,
    aws: null,
    practice: false,
    addedAt: Date.now(),
    usedAt: null,
    broken: false,
    ...part,
  });
  const aws = (
    accountId: string,
    nickname: string,
    userName: string | null,
    isRoot = false,
  ): Entry['aws'] => ({
    accountId,
    accountRef: 'haneul',
    nickname,
    alias: null,
    userName,
    serialNumber: `arn:aws:iam::${accountId}:mfa/${userName ?? 'root'}`,
    isRoot,
    live: true,
  });
  const haneul = korean ? '하늘 스튜디오' : 'Haneul Studio';
  const listed = [
    entry('e1', {
      monogram: korean ? '하' : 'HS',
      account: 'minji-admin',
      aws: aws('111122223333', haneul, 'minji-admin'),
    }),
    entry('e2', {
      monogram: korean ? '하' : 'HS',
      account: 'root',
      aws: aws('111122223333', haneul, null, true),
    }),
    entry('e3', {
      color: 'copper',
      monogram: korean ? '바운' : 'BP',
      tags: ['Clients'],
      account: 'minji.kim',
      aws: aws('444455556666', korean ? '바다페이 (운영)' : 'Bada Payments (live)', 'minji.kim'),
    }),
    entry('e4', {
      color: 'slate',
      monogram: 'BT',
      tags: ['Clients'],
      account: 'minji.kim',
      aws: aws('777788889999', korean ? '바다페이 (테스트)' : 'Bada Payments (test)', 'minji.kim'),
    }),
    entry('e5', {
      color: 'plum',
      monogram: 'NL',
      tags: ['Clients'],
      account: 'break-glass',
      aws: aws('123456789012', korean ? '북극성 아카이브' : 'Northlight Archive', 'break-glass'),
    }),
    entry('e6', { color: 'slate', monogram: 'Gi', issuer: 'GitHub', account: 'minji-k' }),
    entry('e7', { color: 'blue', monogram: 'Go', issuer: 'Google', account: 'minji@haneul.example' }),
  ];
  const many = Number(query.get('many') ?? 0);
  return [
    ...listed,
    ...Array.from({ length: many }, (_, index) =>
      entry(`m${String(index)}`, {
        issuer: `Service ${String(index)}`,
        account: `user${String(index)}@example.com`,
        color: 'olive',
        monogram: 'S',
      }),
    ),
  ];
}

function codeOf(id: string): Code {
  const { from, until } = windowNow();
  const [code, next] = codes[id] ?? ['123456', '654321'];
  return { id, code, next, validFrom: from, validUntil: until, used: id === 'e1' };
}

export function codeAnswers(query: URLSearchParams): Answers {
  const done = () => ({ done: true });
  return {
    'authenticator.list': (request) => {
      const { from, count } = request as { from: number; count: number };
      const all = query.get('case') === 'empty' ? [] : entriesOf(query);
      return { revision: 1, total: all.length, entries: all.slice(from, from + count) };
    },
    'authenticator.revealCodes': (request) => ({
      at: Date.now(),
      codes: (request as { ids: string[] }).ids.map((id) => codeOf(id)),
    }),
    'authenticator.copy': () => ({ outcome: 'copied', clearsAt: Date.now() + 30_000 }),
    'authenticator.markUsed': done,
    'authenticator.reorder': done,
    'authenticator.remove': done,
    'push authenticator.clipboard': () => ({
      entryId: 'e3',
      clearsAt: Date.now() + 27_000,
      waitingUntil: null,
    }),
    'push authenticator.revision': () => ({ revision: 1 }),
  };
}
