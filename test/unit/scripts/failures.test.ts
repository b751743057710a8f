import { expect, test } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest, shakyOfPlaywright } from '../../../scripts/lib/failures.mjs';

test('a failed vitest test is told with its file, its name and why, without colours', () => {
  const report = {
    testResults: [
      {
        name: '/a/one.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'well', failureMessages: [] },
          {
            status: 'failed',
            fullName: 'not well',
            failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\n  to be 2'],
          },
        ],
      },
      { name: '/a/two.test.ts', status: 'failed', message: 'does not load', assertionResults: [] },
    ],
  };
  expect(failuresOfVitest(report)).toEqual([
    '/a/one.test.ts › not well\n    expected 1\n      to be 2',
    '/a/two.test.ts\n    does not load',
  ]);
});

test('a failed Playwright test is told with its place, its name and why; one that passed at the second try apart', () => {
  const spec = (title: string, status: string, error?: string) => ({
    file: 'one.spec.ts',
    line: 7,
    title,
    tests: [{ status, results: [error === undefined ? {} : { error: { message: error } }] }],
  });
  const inner = { specs: [spec('well', 'expected'), spec('not well', 'unexpected', 'Timeout')] };
  const report = {
    errors: [{ message: 'no such file' }],
    suites: [{ suites: [inner], specs: [spec('at times', 'flaky', 'late')] }],
  };
  expect(failuresOfPlaywright(report)).toEqual([
    'outside of a test\n    no such file',
    'one.spec.ts:7 › not well\n    Timeout',
  ]);
  expect(shakyOfPlaywright(report)).toEqual(['one.spec.ts:7 › at times\n    late']);
});
