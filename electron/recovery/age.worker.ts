import { webcrypto } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { ageDecrypt, ageEncrypt } from './age';

type Job = { readonly open: boolean; readonly bytes: Uint8Array; readonly passphrase: string };

// Node 18 has no global of this name; the age library expects it.
if (!('crypto' in globalThis)) Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

parentPort?.once('message', ({ open, bytes, passphrase }: Job) => {
  const work: Promise<Uint8Array | null> = open
    ? ageDecrypt(bytes, passphrase)
    : ageEncrypt(bytes, passphrase);
  work.then(
    (result) => parentPort?.postMessage({ result }),
    () => parentPort?.postMessage({ result: null }),
  );
});
