import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { nodeScrypt } from '../scrypt';
import type { Scrypt } from '../scrypt';
import { ImportError, type ImportSource } from './model';

/** Argon2id costs much memory and time and blocks its thread: for the program that reads files beside the app. */
export type Argon2id = (input: {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  readonly length: number;
}) => Promise<Uint8Array>;

export type Kdf = {
  /** Throws ImportError `too-costly` beyond N 2^20, r 16, p 4. */
  scrypt(
    source: ImportSource,
    password: Uint8Array,
    salt: Uint8Array,
    n: number,
    r: number,
    p: number,
  ): Promise<Uint8Array>;
  /** Throws ImportError `too-costly` beyond 10,000,000 rounds. */
  pbkdf2(
    source: ImportSource,
    password: Uint8Array,
    salt: Uint8Array,
    rounds: number,
    hash: 'sha1' | 'sha256',
  ): Promise<Uint8Array>;
  /** Throws ImportError `too-costly` beyond 1 GiB, 16 passes or 16 lanes. */
  argon2id(
    source: ImportSource,
    password: Uint8Array,
    salt: Uint8Array,
    memoryKiB: number,
    passes: number,
    lanes: number,
  ): Promise<Uint8Array>;
};

const pbkdf2Async = promisify(pbkdf2);
const keyLength = 32;

function within(source: ImportSource, value: number, min: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < min || value > max) throw new ImportError('too-costly', source);
}

/** Enough for every format that is written. */
export type ExportKdf = Pick<Kdf, 'scrypt' | 'pbkdf2'>;

/** Key derivation with ceilings: the numbers come from a file that nobody vouches for. All keys are 32 bytes. */
export const exportKdf = (scrypt: Scrypt): ExportKdf => ({
  async scrypt(source, password, salt, n, r, p) {
    within(source, n, 2, 2 ** 20);
    within(source, r, 1, 16);
    within(source, p, 1, 4);
    if ((n & (n - 1)) !== 0 || n * r > 2 ** 23) throw new ImportError('too-costly', source);
    return scrypt(password, salt, { n, r, p });
  },
  async pbkdf2(source, password, salt, rounds, hash) {
    within(source, rounds, 1, 10_000_000);
    return new Uint8Array(await pbkdf2Async(password, salt, rounds, keyLength, hash));
  },
});

export function createKdf(argon2id: Argon2id, scrypt: Scrypt = nodeScrypt): Kdf {
  return {
    ...exportKdf(scrypt),
    async argon2id(source, password, salt, memoryKiB, passes, lanes) {
      within(source, memoryKiB, 8, 2 ** 20);
      within(source, passes, 1, 16);
      within(source, lanes, 1, 16);
      return argon2id({ password, salt, memoryKiB, passes, lanes, length: keyLength });
    },
  };
}
