import { scrypt } from 'node:crypto';

/** N is a power of two. */
export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };

/** scrypt (RFC 7914), 32 bytes. Whoever calls it has bounded the costs. */
export type Scrypt = (password: Uint8Array, salt: Uint8Array, cost: ScryptCost) => Promise<Uint8Array>;

/**
 * Node's own, for where nobody waits. In Electron it stands still for as long as the work takes before it begins: there
 * the check of the costs does the whole of it (BoringSSL), on the calling thread.
 */
export const nodeScrypt: Scrypt = (password, salt, { n, r, p }) =>
  new Promise((resolve, reject) => {
    // The default ceiling of 32 MiB is below what vaults and Aegis ask for.
    scrypt(password, salt, 32, { N: n, r, p, maxmem: 192 * n * r * p + 2 ** 24 }, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key)),
    );
  });
