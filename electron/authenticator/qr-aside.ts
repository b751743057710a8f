import type { Aside } from '../aside';
import type { ProblemCode } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { checkPicture } from './qr-read';
import type { QrReader, WasmFiles } from './qr-read';

const deadlineMs = 20_000;

export type QrJob = { readonly picture: Uint8Array; readonly wasmFiles: WasmFiles };
export type QrAnswer = { readonly texts: readonly string[]; readonly code: ProblemCode | null };

/**
 * Reads each picture beside the app, so that a large or hostile one cannot hold up the window.
 * @throws ProblemError `file-too-large | file-not-readable`
 */
export function qrReaderAside(aside: Aside, program: string, wasmFiles: WasmFiles): QrReader {
  return async (picture) => {
    checkPicture(picture);
    const job: QrJob = { picture, wasmFiles };
    const { texts, code } = await aside<QrAnswer>(program, job, deadlineMs).catch(() => {
      throw new ProblemError('file-not-readable');
    });
    if (code !== null) throw new ProblemError(code);
    return texts;
  };
}
