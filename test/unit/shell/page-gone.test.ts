import { expect, it } from 'vitest';
import { formatLine, type LogLine } from '../../../electron/shell/log';
import { createPageGone } from '../../../electron/shell/page-gone';

it('a page that ended is loaded anew, but not without end, and one that ends rarely always is', () => {
  let now = 0;
  const lines: LogLine[] = [];
  let ended = 0;
  const gone = createPageGone(
    (line) => void lines.push(line),
    () => void (ended += 1),
    () => now,
  );
  expect([gone('crashed'), gone('oom'), gone('crashed'), gone('crashed')]).toEqual([true, true, true, false]);
  expect(ended).toBe(4);
  now += 61_000;
  expect(gone('killed')).toBe(true);
  expect(lines.map(formatLine).slice(0, 2)).toEqual([
    'offroot event=page-gone field=crashed',
    'offroot event=page-gone field=oom',
  ]);
});
