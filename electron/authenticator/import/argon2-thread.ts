import { Worker } from 'node:worker_threads';
import { ImportError } from './model';
import type { Argon2id } from './kdf';

const deadlineMs = 120_000;

/** Runs each derivation in a worker of its own, so that 1 GiB of memory goes with it when it ends. */
export function argon2idInThread(workerFile: string): Argon2id {
  return (job) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile);
      const end = (finish: () => void): void => {
        clearTimeout(timer);
        void worker.terminate();
        finish();
      };
      const timer = setTimeout(() => end(() => reject(new ImportError('too-costly'))), deadlineMs);
      worker.once('message', ({ key }: { key: Uint8Array | null }) =>
        end(() => (key === null ? reject(new ImportError('too-costly')) : resolve(key))),
      );
      worker.once('error', () => end(() => reject(new ImportError('too-costly'))));
      worker.postMessage(job);
    });
}
