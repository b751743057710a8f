import { Worker } from 'node:worker_threads';
import type { ProblemCode } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { checkPicture } from './qr-read';
import type { QrReader, WasmFiles } from './qr-read';

const deadlineMs = 20_000;

type Answer = { readonly id: number; readonly texts: readonly string[]; readonly code: ProblemCode | null };

/**
 * Reads pictures in a thread of their own, so that a large or hostile one cannot hold up the window. The thread
 * starts with a picture and ends with it, and with it what the picture held.
 * @throws ProblemError `file-too-large | file-not-readable`
 */
export function qrReaderInThread(workerFile: string, wasmFiles: WasmFiles): QrReader {
  return async (picture) => {
    checkPicture(picture);
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: wasmFiles });
      // A thread that has answered ends by itself, as import-thread.ts says why.
      const end = (finish: () => void, answered = false): void => {
        clearTimeout(timer);
        if (!answered) void worker.terminate();
        finish();
      };
      const fail = (): void => end(() => reject(new ProblemError('file-not-readable')));
      const timer = setTimeout(fail, deadlineMs);
      worker.once('error', fail);
      worker.once('message', ({ texts, code }: Answer) =>
        end(() => (code === null ? resolve(texts) : reject(new ProblemError(code))), true),
      );
      worker.postMessage({ id: 0, picture });
    });
  };
}
