import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createGuardrails, generateSync } from 'otplib';
import type { CryptoPlugin } from 'otplib';
import { steamLetters } from './steam';

export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** What a code is computed from. `period` in seconds; `counter` is the next one and null unless HOTP. */
export type OtpParameters = {
  readonly kind: 'totp' | 'hotp' | 'steam';
  readonly secret: Uint8Array;
  readonly algorithm: OtpAlgorithm;
  readonly digits: number;
  readonly period: number;
  readonly counter: number | null;
};

/*
 * Web sites hand out 80-bit secrets, and shorter ones occur; the library's floor of 128 bits would lock their
 * owners out. Its ceilings are lifted to what otpauth allows.
 */
const guardrails = createGuardrails({
  MIN_SECRET_BYTES: 1,
  MAX_SECRET_BYTES: 8192,
  MIN_PERIOD: 1,
  MAX_PERIOD: 86_400,
  MAX_COUNTER: Number.MAX_SAFE_INTEGER,
});

const hashNames = { sha1: 'sha1', sha256: 'sha256', sha512: 'sha512' } as const;
const algorithms = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

/** Node's HMAC: quicker than the library's own and leaves fewer copies of the key behind. */
const nodeCrypto: CryptoPlugin = {
  name: 'node',
  hmac: (algorithm, key, data) => createHmac(hashNames[algorithm], key).update(data).digest(),
  randomBytes: (length) => randomBytes(length),
  constantTimeEqual: (a, b) => {
    const left = Buffer.from(a);
    const right = Buffer.from(b);
    return left.length === right.length && timingSafeEqual(left, right);
  },
};

/** Ten digits hold the whole 31-bit value of RFC 4226's truncation. */
const wholeValue = 10;

/** RFC 4226 code for one counter value; leading zeros are kept. Steam codes are five letters. */
export function codeForCounter(parameters: OtpParameters, counter: number): string {
  const steam = parameters.kind === 'steam';
  const code = generateSync({
    strategy: 'hotp',
    secret: parameters.secret,
    counter,
    digits: steam ? wholeValue : parameters.digits,
    algorithm: algorithms[parameters.algorithm],
    crypto: nodeCrypto,
    guardrails,
  });
  return steam ? steamLetters(Number(code)) : code;
}

/** RFC 6238 time step of an instant (epoch ms, not before 1970). */
export const timeStepAt = (period: number, epochMs: number): number => Math.floor(epochMs / 1000 / period);

/** First instant of a time step, epoch ms. */
export const stepStart = (period: number, timeStep: number): number => timeStep * period * 1000;

/** Code of a time step: TOTP and Steam only. */
export const codeForStep = (parameters: OtpParameters, timeStep: number): string =>
  codeForCounter(parameters, timeStep);

/** Code at an instant (epoch ms) for TOTP and Steam; HOTP gives the code of its next counter. */
export function codeAt(parameters: OtpParameters, epochMs: number): string {
  if (parameters.kind === 'hotp') return codeForCounter(parameters, parameters.counter ?? 0);
  return codeForStep(parameters, timeStepAt(parameters.period, epochMs));
}
