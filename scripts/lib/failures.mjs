import { stripVTControlCharacters } from 'node:util';

/**
 * The tests that failed, one text each (`where › title`, then the first lines of why), read from a runner's own JSON
 * report, so that they can stand at the end of a long output.
 */

const lines = 12;

/** @param {string | undefined} text @param {string} title */
function told(text, title) {
  const why = stripVTControlCharacters(text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, lines);
  return [title, ...why.map((line) => `    ${line}`)].join('\n');
}

/** @param {any} report of vitest's `json` reporter: `testResults[].assertionResults[]` @returns {string[]} */
export function failuresOfVitest(report) {
  /** @type {string[]} */
  const found = [];
  for (const file of report.testResults ?? []) {
    const failed = file.assertionResults.filter((/** @type {any} */ one) => one.status === 'failed');
    for (const one of failed) found.push(told(one.failureMessages[0], `${file.name} › ${one.fullName}`));
    // A file that does not load has a message and no test.
    if (file.status === 'failed' && failed.length === 0) found.push(told(file.message, file.name));
  }
  return found;
}

/** @param {any} report of Playwright's `json` reporter: nested `suites[].specs[].tests[].results[]` @returns {string[]} */
export function failuresOfPlaywright(report) {
  const outside = (report.errors ?? []).map((/** @type {any} */ error) =>
    told(error.message, 'outside of a test'),
  );
  return [...outside, ...testsOf(report, 'unexpected')];
}

/** Those that failed first and passed when they were tried again, with why they failed. @param {any} report */
export const shakyOfPlaywright = (report) => testsOf(report, 'flaky');

/** @param {any} suite @param {'unexpected' | 'flaky'} status @returns {string[]} */
function testsOf(suite, status) {
  /** @type {string[]} */
  const found = [];
  for (const spec of suite.specs ?? [])
    for (const test of spec.tests.filter((/** @type {any} */ one) => one.status === status)) {
      const bad = test.results.find((/** @type {any} */ result) => result.error !== undefined);
      found.push(told(bad?.error.message, `${spec.file}:${spec.line} › ${spec.title}`));
    }
  return [...found, ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => testsOf(inner, status))];
}
