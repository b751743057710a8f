import { createHmac } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Repeatable randomness: the same seed and counters give the same values. One counter per label. */
export type RandomSource = {
  /** Letters of the base32 alphabet; also the look of AWS ids. */
  base32(label: string, length: number): string;
  base64(label: string, length: number): string;
  uuid(label: string): string;
};

/** HMAC-SHA256 in counter mode under the seed; `counters` is changed in place and belongs to the state. */
export const createRandom = (seed: string, counters: Record<string, number>): RandomSource => {
  const bytes = (label: string, length: number): Buffer => {
    const turn = counters[label] ?? 0;
    counters[label] = turn + 1;
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
      createHmac('sha256', seed).update(`${label}:${turn}:${block}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, length);
  };
  // 32 and 64 divide 256, so the remainder keeps all letters equally likely.
  const letters = (alphabet: string) => (label: string, length: number) =>
    [...bytes(label, length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');

  return {
    base32: letters(BASE32),
    base64: letters(BASE64),
    uuid: (label) => {
      const hex = bytes(label, 16).toString('hex');
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20),
      ].join('-');
    },
  };
};
