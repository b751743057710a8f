import { describe, expect, it } from 'vitest';
import { packInTurn } from '../../../electron/shell/packed';

const rows = (count: number): readonly object[] => Array.from({ length: count }, (_, index) => ({ index }));
const ok = (value: unknown) => ({ ok: true, value }) as const;

describe('an answer that crosses the bridge', () => {
  it.each([
    ['a short list', { items: rows(100) }],
    ['text', 'x'],
    ['nothing', null],
    ['a short list deeper down', { outcome: 'preview', preview: { items: rows(3) } }],
  ])('%s goes as it is', async (_, value) => {
    expect(await packInTurn(ok(value))).toEqual(ok(value));
  });

  it.each([
    ['a long list', rows(101)],
    ['a long list inside', { previewId: 'p', items: rows(101) }],
    ['a long list one level deeper', { outcome: 'preview', preview: { items: rows(101) } }],
  ])('%s goes as text that reads as the same', async (_, value) => {
    const text = await packInTurn(ok(value));
    expect(typeof text === 'string' && JSON.parse(text)).toEqual(ok(value));
  });

  it('a problem goes as it is', async () => {
    const refused = { ok: false, problem: { code: 'locked', params: {}, at: 1 } } as const;
    expect(await packInTurn(refused)).toBe(refused);
  });
});
