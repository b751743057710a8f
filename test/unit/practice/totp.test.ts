import { describe, expect, it } from 'vitest';
import { base32Bytes, codeAt, stepAt } from '../../../electron/practice/totp';

/** RFC 6238, appendix B, SHA-1; the last six of the eight digits. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('the account’s own codes', () => {
  it.each(vectors)('at %d s is the code of RFC 6238', (seconds, code) => {
    expect(codeAt(seed, stepAt(seconds * 1000))).toBe(code);
  });

  it('reads base32 as RFC 4648 does', () => {
    expect(base32Bytes('MZXW6YTBOI').toString()).toBe('foobar');
  });
});
