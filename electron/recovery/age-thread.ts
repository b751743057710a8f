import { Worker } from 'node:worker_threads';

const deadlineMs = 120_000;

/** Seals and opens age files away from the main thread, which scrypt would hold for a second or more. */
export type Age = {
  seal(plain: Uint8Array, passphrase: string): Promise<Uint8Array | null>;
  /** Null: wrong passphrase or damaged file. */
  open(sealed: Uint8Array, passphrase: string): Promise<Uint8Array | null>;
};

export function ageInThread(workerFile: string): Age {
  const run = (open: boolean, bytes: Uint8Array, passphrase: string): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      const worker = new Worker(workerFile);
      const end = (result: Uint8Array | null): void => {
        clearTimeout(timer);
        void worker.terminate();
        resolve(result);
      };
      const timer = setTimeout(() => end(null), deadlineMs);
      worker.once('message', ({ result }: { result: Uint8Array | null }) => end(result));
      worker.once('error', () => end(null));
      worker.postMessage({ open, bytes, passphrase });
    });
  return {
    seal: (plain, passphrase) => run(false, plain, passphrase),
    open: (sealed, passphrase) => run(true, sealed, passphrase),
  };
}
