import { Worker } from 'node:worker_threads';
import { ImportError, type Imported, type ImportSource } from './model';

/** A file that asks for 1 GiB of Argon2id takes about ten seconds on a slow computer. */
const deadlineMs = 120_000;

/** Reads another application's file. Throws ImportError. */
export type ReadImport = (bytes: Uint8Array, password: string | null) => Promise<Imported>;

export type ImportAnswer =
  | { readonly imported: Imported }
  | { readonly reason: ImportError['reason']; readonly source: ImportSource | null };

/**
 * Reads each file in a thread of its own, which ends with its answer or its deadline: neither parsing 20 MiB nor
 * deriving a key can hold up the window, and what the file held in memory goes with the thread.
 */
export function importInThread(workerFile: string): ReadImport {
  return (bytes, password) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile);
      // A thread that has answered ends by itself: told to end while WebAssembly is still being compiled for it, it may
      // stay for good and hold up the threads after it (seen with Electron 25).
      const end = (finish: () => void, answered = false): void => {
        clearTimeout(timer);
        if (!answered) void worker.terminate();
        finish();
      };
      const tooCostly = (): void => end(() => reject(new ImportError('too-costly')));
      const timer = setTimeout(tooCostly, deadlineMs);
      // A thread that runs out of memory ends with an error, and the file with it.
      worker.once('error', tooCostly);
      worker.once('message', (answer: ImportAnswer) =>
        end(
          () =>
            'imported' in answer
              ? resolve(answer.imported)
              : reject(new ImportError(answer.reason, answer.source)),
          true,
        ),
      );
      worker.postMessage({ bytes, password });
    });
}
