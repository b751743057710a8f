import { scrypt } from 'hash-wasm';
import { nodeScrypt } from './scrypt';
import type { Scrypt } from './scrypt';

/** In this thread, which it blocks for as long as it takes: for the programs beside the app. */
export const scryptHere: Scrypt = (password, salt, { n, r, p }) =>
  // The library takes no empty password; a file of another program may have one.
  password.length === 0
    ? nodeScrypt(password, salt, { n, r, p })
    : scrypt({
        password,
        salt,
        costFactor: n,
        blockSize: r,
        parallelism: p,
        hashLength: 32,
        outputType: 'binary',
      });
