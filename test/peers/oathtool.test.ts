import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../electron/authenticator/base32';
import { codeAt, codeForCounter } from '../../electron/authenticator/otp';
import type { OtpAlgorithm, OtpParameters } from '../../electron/authenticator/otp';

const run = promisify(execFile);
const algorithms = ['SHA1', 'SHA256', 'SHA512'] as const;

type Case = { readonly entry: OtpParameters; readonly at: number };

const command = ({ entry, at }: Case, window: number): string =>
  `oathtool --totp=${entry.algorithm} --base32 --digits=${entry.digits} --time-step-size=${entry.period}s ` +
  `--window=${window} --now=@${at} ${encodeBase32(entry.secret)}`;

/**
 * Codes of each case at its time and the `window` steps after it, by oathtool (Debian package oathtool).
 * One shell for many cases: a shell starts programs several times quicker than Node does.
 */
async function oathCodes(cases: readonly Case[], window: number): Promise<readonly string[]> {
  const script = ['set -e', ...cases.map((each) => command(each, window))].join('\n');
  const { stdout } = await run('sh', ['-c', script], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.trim().split('\n');
}

/** The same sequence in every run, so that a failure can be repeated. */
function numbers(name: string): (below: number) => number {
  let count = 0;
  return (below) => {
    count += 1;
    return createHash('sha256').update(`${name} ${count}`).digest().readUIntBE(0, 6) % below;
  };
}

const secretOf = (next: (below: number) => number, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => next(256));

describe('codes, next to oathtool', () => {
  it.each([
    ['SHA1', '12345678901234567890'],
    ['SHA256', '12345678901234567890123456789012'],
    ['SHA512', '1234567890123456789012345678901234567890123456789012345678901234'],
  ] as const)('are equal at the times of RFC 6238 with %s', async (algorithm, seed) => {
    const entry: OtpParameters = {
      kind: 'totp',
      secret: new TextEncoder().encode(seed),
      algorithm,
      digits: 8,
      period: 30,
      counter: null,
    };
    for (const at of [59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000]) {
      expect(await oathCodes([{ entry, at }], 0)).toEqual([codeAt(entry, at * 1000)]);
    }
  });

  it('are equal for 10,000 random secrets and times', async () => {
    const next = numbers('offroot totp');
    const cases = Array.from({ length: 10_000 }, (): Case => {
      const algorithm: OtpAlgorithm = algorithms[next(3)] ?? 'SHA1';
      const secret = secretOf(next, 1 + next(64));
      const period = [10, 15, 30, 30, 30, 60, 1 + next(3600)][next(7)] ?? 30;
      const entry: OtpParameters = {
        kind: 'totp',
        secret,
        algorithm,
        digits: 6 + next(3),
        period,
        counter: null,
      };
      return { entry, at: next(4_000_000_000) };
    });
    let compared = 0;
    for (let from = 0; from < cases.length; from += 250) {
      const batch = cases.slice(from, from + 250);
      const ours = batch.flatMap(({ entry, at }) =>
        [0, 1].map((step) => codeAt(entry, (at + step * entry.period) * 1000)),
      );
      const theirs = await oathCodes(batch, 1);
      expect(ours).toEqual(theirs);
      compared += batch.length;
    }
    expect(compared).toBe(10_000);
  });

  it('are equal for counters of HOTP', async () => {
    const next = numbers('offroot hotp');
    for (let n = 0; n < 20; n += 1) {
      const entry: OtpParameters = {
        kind: 'hotp',
        secret: secretOf(next, 10 + next(20)),
        algorithm: 'SHA1',
        digits: 6 + next(3),
        period: 30,
        counter: 0,
      };
      const counter = next(1_000_000_000);
      const { stdout } = await run('oathtool', [
        '--hotp',
        '--base32',
        `--digits=${entry.digits}`,
        `--counter=${counter}`,
        '--window=20',
        encodeBase32(entry.secret),
      ]);
      expect(stdout.trim().split('\n')).toEqual(
        Array.from({ length: 21 }, (_, step) => codeForCounter(entry, counter + step)),
      );
    }
  });
});
