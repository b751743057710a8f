import { argon2id } from 'hash-wasm';
import type { Argon2id } from './kdf';

/** Argon2id v1.3 (RFC 9106) in this thread: blocks it for as long as it takes, so files are read beside the app. */
export const argon2idHere: Argon2id = ({ password, salt, memoryKiB, passes, lanes, length }) =>
  argon2id({
    password,
    salt,
    iterations: passes,
    parallelism: lanes,
    memorySize: memoryKiB,
    hashLength: length,
    outputType: 'binary',
  });
