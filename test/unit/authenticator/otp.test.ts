import { describe, expect, it } from 'vitest';
import { decodeBase32 } from '../../../electron/authenticator/base32';
import { codeAt, codeForCounter, timeStepAt } from '../../../electron/authenticator/otp';
import type { OtpParameters } from '../../../electron/authenticator/otp';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const base32 = (text: string): Uint8Array => {
  const decoded = decodeBase32(text);
  if (!decoded.ok) throw new Error('not base32');
  return decoded.bytes;
};
const totp = (secret: Uint8Array, more: Partial<OtpParameters> = {}): OtpParameters => ({
  kind: 'totp',
  secret,
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: null,
  ...more,
});

const seeds = {
  SHA1: ascii('12345678901234567890'),
  SHA256: ascii('12345678901234567890123456789012'),
  SHA512: ascii('1234567890123456789012345678901234567890123456789012345678901234'),
} as const;

describe('codes', () => {
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('equal RFC 4226 appendix D at counter %i', (counter, code) => {
    expect(codeForCounter(totp(seeds.SHA1, { kind: 'hotp', counter }), counter)).toBe(code);
  });

  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ] as const)('equal RFC 6238 appendix B at %i s', (second, sha1, sha256, sha512) => {
    const at = (algorithm: 'SHA1' | 'SHA256' | 'SHA512'): string =>
      codeAt(totp(seeds[algorithm], { algorithm, digits: 8 }), second * 1000);
    expect([at('SHA1'), at('SHA256'), at('SHA512')]).toEqual([sha1, sha256, sha512]);
  });

  it.each([
    ['63BEDWCQZKTQWPESARIERL5DTTQFCJTK', 1511200518, 'FR8RV'],
    ['63BEDWCQZKTQWPESARIERL5DTTQFCJTK', 1511200714, '9P3VP'],
    ['HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ', 1672531200, '7W6CJ'],
  ])('equal published Steam codes: %s at %i is %s', (secret, second, code) => {
    expect(codeAt(totp(base32(secret), { kind: 'steam', digits: 5 }), second * 1000)).toBe(code);
  });

  it('are made from the 80-bit secrets that web sites hand out, and from shorter ones', () => {
    expect(codeAt(totp(base32('JBSWY3DPEHPK3PXP')), 1_767_225_600_000)).toBe('260025');
    expect(codeAt(totp(Uint8Array.of(1)), 0)).toMatch(/^\d{6}$/);
  });

  it.each([5, 6, 7, 8, 9, 10])('have %i digits with leading zeros kept', (digits) => {
    const codes = Array.from({ length: 300 }, (_, n) => codeForCounter(totp(seeds.SHA1, { digits }), n));
    expect(codes.every((code) => new RegExp(`^\\d{${digits}}$`).test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  it('change exactly at the edge of a period', () => {
    expect([0, 29_999, 30_000, 59_999, 60_000].map((at) => timeStepAt(30, at))).toEqual([0, 0, 1, 1, 2]);
    expect([86_399_999, 86_400_000].map((at) => timeStepAt(86_400, at))).toEqual([0, 1]);
    const entry = totp(seeds.SHA1);
    expect(codeAt(entry, 29_999)).toBe(codeAt(entry, 0));
    expect(codeAt(entry, 30_000)).not.toBe(codeAt(entry, 0));
  });

  it('for HOTP come from the counter, up to 2^53 - 1', () => {
    const entry = totp(seeds.SHA1, { kind: 'hotp', counter: 3 });
    expect(codeAt(entry, 1_000_000)).toBe('969429');
    expect(codeForCounter(entry, Number.MAX_SAFE_INTEGER)).toMatch(/^\d{6}$/);
  });
});
