import { createHash } from 'node:crypto';

/** Deterministic random numbers (xorshift128), so that a finding can be repeated by its seed. */
export type Random = { below(n: number): number; pick<T>(list: readonly T[]): T };

export function randomOf(seed: string): Random {
  const state = new Uint32Array(createHash('sha256').update(seed).digest().buffer.slice(0, 16));
  const next = (): number => {
    const [a = 1, b = 1, c = 1, d = 1] = state;
    const t = (a ^ (a << 11)) >>> 0;
    const mixed = (d ^ (d >>> 19) ^ t ^ (t >>> 8)) >>> 0;
    state.set([b, c, d, mixed]);
    return mixed;
  };
  return {
    below: (n) => next() % n,
    pick(list) {
      const item = list[next() % list.length];
      if (item === undefined) throw new Error('pick from an empty list');
      return item;
    },
  };
}

const interesting = [
  0, 1, 0x0a, 0x22, 0x25, 0x26, 0x2c, 0x3a, 0x3d, 0x5b, 0x7b, 0x7d, 0x7f, 0x80, 0xc0, 0xed, 0xff,
];

/** One to eight edits: bytes flipped, cut, doubled, swapped in, or numbers made huge. */
export function mutate(random: Random, seed: Uint8Array): Uint8Array {
  let bytes = Buffer.from(seed);
  const edits = 1 + random.below(8);
  for (let edit = 0; edit < edits && bytes.length > 0; edit += 1) {
    const at = random.below(bytes.length);
    const length = Math.min(bytes.length - at, 1 + random.below(64));
    const kind = random.below(6);
    if (kind === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    else if (kind === 1) bytes[at] = random.pick(interesting);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    else if (kind === 4)
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(texts)), bytes.subarray(at)]);
    else bytes = bytes.subarray(0, at + 1);
  }
  return new Uint8Array(bytes.subarray(0, 262_144));
}

const texts = [
  '99999999999999999999',
  '-1',
  '1e309',
  'null',
  '{}',
  '[]',
  '"',
  '%',
  '%00',
  '&secret=',
  '__proto__',
  '\u0000',
  '/../../',
  'otpauth://',
  '=',
  '🙂',
  '\uFEFF',
];
