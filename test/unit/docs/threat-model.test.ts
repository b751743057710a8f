import { describe, expect, it } from 'vitest';
import { measures } from '../../../electron/shell/hardening';
import { exists, quotedIn, read, tableRows } from './files';

/** What is wrong with the rows of measures, in words. */
function faultsOf(text: string, wanted: readonly string[]): readonly string[] {
  const rows = tableRows(text.slice(text.indexOf('## Measures')));
  const names = rows.map(([name = '']) => quotedIn(name)[0] ?? name);
  return [
    ...wanted.filter((name) => !names.includes(name)).map((name) => `${name}: no row`),
    ...names.filter((name) => !wanted.includes(name)).map((name) => `${name}: no measure of this name`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name}: two rows`),
    ...rows.flatMap(([, what = '', place = '', test = ''], at) =>
      [what === '' ? 'says nothing' : '', placeFault(place), testFault(test)]
        .filter((fault) => fault !== '')
        .map((fault) => `${names[at]}: ${fault}`),
    ),
  ];
}

function placeFault(cell: string): string {
  const [file = '', word = ''] = quotedIn(cell);
  if (word === '' || !exists(file)) return `no such place: ${cell}`;
  return read(file).includes(word) ? '' : `${word} is not in ${file}`;
}

function testFault(cell: string): string {
  const [file = ''] = quotedIn(cell);
  const title = /“(.+)”/.exec(cell)?.[1] ?? '';
  if (title === '' || !exists(file)) return `no such test: ${cell}`;
  return read(file).includes(title) ? '' : `no test “${title}” in ${file}`;
}

describe('the threat model', () => {
  it('has for each measure its row, with a place in the code and a test that are there', () => {
    expect(faultsOf(read('docs/threat-model.md'), measures)).toEqual([]);
    expect(measures.length).toBeGreaterThanOrEqual(30);
  });

  it('would not pass with a place, a test or a row gone, or a measure too many', () => {
    const row = (name: string, place: string, test: string): string =>
      `| \`${name}\` | does it | ${place} | ${test} |`;
    const good = [
      '`electron/shell/log.ts` `formatLine`',
      '`test/unit/shell/small-parts.test.ts` “cannot carry a sentence”',
    ];
    const text = [
      '## Measures',
      '| measure | what it does | place | test |',
      '| --- | --- | --- | --- |',
      row('good', good[0] ?? '', good[1] ?? ''),
      row('moved', '`electron/shell/gone.ts` `formatLine`', good[1] ?? ''),
      row('renamed', '`electron/shell/log.ts` `nothingOfThisName`', good[1] ?? ''),
      row('untested', good[0] ?? '', '`test/unit/shell/small-parts.test.ts` “has no such title”'),
      row('unknown', good[0] ?? '', good[1] ?? ''),
    ].join('\n');
    expect(faultsOf(text, ['good', 'moved', 'renamed', 'untested', 'missing'])).toEqual([
      'missing: no row',
      'unknown: no measure of this name',
      'moved: no such place: `electron/shell/gone.ts` `formatLine`',
      'renamed: nothingOfThisName is not in electron/shell/log.ts',
      'untested: no test “has no such title” in test/unit/shell/small-parts.test.ts',
    ]);
  });

  it('says what is not protected, and SECURITY.md leads to it', () => {
    const text = read('docs/threat-model.md');
    const open = text.slice(text.indexOf('## What is not protected'), text.indexOf('## Measures'));
    expect(open.match(/^- /gm)?.length ?? 0).toBeGreaterThanOrEqual(8);
    expect(read('SECURITY.md')).toContain('docs/threat-model.md');
  });
});
