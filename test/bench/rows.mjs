import { frameSummary } from './entries.mjs';
import { ratios, rounded, spread, verdict } from './numbers.mjs';

/** @typedef {{ what: string, unit: string, budget: number | null, value: number, min?: number, max?: number, verdict: string, note?: string }} Row */

/** @param {string} what @param {string} unit @param {number | null} budget @param {readonly number[]} samples @param {string} [note] @returns {Row} */
function row(what, unit, budget, samples, note) {
  const { min, median, max } = spread(samples);
  const digits = unit === '×' ? 2 : 1;
  return {
    what,
    unit,
    budget,
    value: rounded(median, digits),
    min: rounded(min, digits),
    max: rounded(max, digits),
    verdict: budget === null ? '' : verdict(median, budget),
    ...(note === undefined ? {} : { note }),
  };
}

/** @param {Record<'hello' | 'fresh' | 'few', import('./start.mjs').StartRun[]>} starts @returns {Row[]} */
export function startRows({ hello, fresh, few }) {
  const of = (
    /** @type {import('./start.mjs').StartRun[]} */ runs,
    /** @type {'readyMs' | 'cpuMs' | 'pssKib'} */ key,
  ) => runs.map((run) => run[key]);
  const beside = (
    /** @type {import('./start.mjs').StartRun[]} */ runs,
    /** @type {'readyMs' | 'cpuMs' | 'pssKib'} */ key,
  ) => ratios(of(runs, key), of(hello, key));
  return [
    row('spawn to interactive, first start', '×', 1.4, beside(fresh, 'readyMs')),
    row('spawn to interactive, 20 codes', '×', 1.4, beside(few, 'readyMs')),
    row('  hello-world', 'ms', null, of(hello, 'readyMs')),
    row('  first start', 'ms', null, of(fresh, 'readyMs')),
    row('  20 codes', 'ms', null, of(few, 'readyMs')),
    row('processor time of the start, first start', '×', null, beside(fresh, 'cpuMs')),
    row('processor time of the start, 20 codes', '×', null, beside(few, 'cpuMs')),
    row('memory (PSS), first start', '×', 1.15, beside(fresh, 'pssKib')),
    row('memory (PSS), 20 codes', '×', 1.15, beside(few, 'pssKib')),
    row(
      '  hello-world',
      'MiB',
      null,
      of(hello, 'pssKib').map((size) => size / 1024),
    ),
    row(
      '  20 codes',
      'MiB',
      null,
      of(few, 'pssKib').map((size) => size / 1024),
    ),
  ];
}

/** @param {Awaited<ReturnType<typeof import('./bundle.mjs').bundleSizes>>} sizes @returns {Row[]} */
export const sizeRows = ({ startKib, preloadKib, archiveKib, sdkInMain }) => [
  row('renderer JavaScript at start, gzip', 'KiB', 150, [startKib], 'with codes, the larger start'),
  row('preload, gzip', 'KiB', 10, [preloadKib]),
  row('app.asar', 'KiB', 5 * 1024, [archiveKib]),
  row('AWS SDK in the file that the start loads', 'files', 0, [sdkInMain ? 1 : 0]),
];

/** @param {string} how @param {import('./entries.mjs').EntriesRun} run @returns {Row[]} */
export function entryRows(how, { unlockMs, searchMs, searchFrames, scrollFrames }) {
  /** @param {string} what @param {import('./entries.mjs').Frames} frames @returns {Row[]} */
  const frames = (what, { workMs, cpuMs }) => {
    const [wall, cpu] = [frameSummary(workMs), frameSummary(cpuMs)];
    return [
      {
        ...row(`${what}: longest task of the page, processor`, 'ms', 16, [cpu.worst]),
        note: `${cpuMs.filter((ms) => ms > 16).length} of ${cpu.count} tasks over 16 ms`,
      },
      row(`${what}: longest task of the page, by the clock`, 'ms', null, [wall.worst]),
    ];
  };
  return [
    row(`10,000 codes, ${how}: unlock to first code`, 'ms', 300, unlockMs),
    row(`10,000 codes, ${how}: key to result`, 'ms', null, searchMs),
    ...frames(`10,000 codes, ${how}: search`, searchFrames),
    ...frames(`10,000 codes, ${how}: scroll`, scrollFrames),
  ];
}

/** @param {string} what @param {import('./idle.mjs').IdleRun} run @param {number} yardstick @returns {Row[]} */
export const idleRows = (what, { visible, hidden, locked }, yardstick) => [
  row(`idle with ${what}, visible`, '% of a core', 0.5, [visible]),
  row(
    `  beside hello-world with one number a second`,
    '×',
    null,
    [visible / yardstick],
    `which costs ${rounded(yardstick)} % here`,
  ),
  row(
    `idle with ${what}, hidden`,
    '% of a core',
    0.1,
    [hidden],
    'no timer of ours; what is left is Chromium',
  ),
  row(
    `idle with ${what}, locked`,
    '% of a core',
    0.1,
    [locked],
    'no timer of ours; what is left is Chromium',
  ),
];

/** @param {readonly Row[]} rows */
export function table(rows) {
  const cells = rows.map(({ what, unit, budget, value, min, max, verdict: word, note }) => [
    what,
    `${value} ${unit}`,
    min === max ? '' : `${min} to ${max}`,
    budget === null ? '' : `<= ${budget}`,
    word,
    note ?? '',
  ]);
  const all = [['what', 'median', 'min to max', 'budget', '', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...all.map((line) => line[at]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, at) => (at < 5 ? cell.padEnd(widths[at] ?? 0) : cell))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
