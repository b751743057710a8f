import type { Aside } from '../../aside';
import { ImportError, type Imported, type ImportSource } from './model';

/** A file that asks for 1 GiB of Argon2id takes about ten seconds on a slow computer. */
const deadlineMs = 120_000;

/** Reads another application's file. Throws ImportError. */
export type ReadImport = (bytes: Uint8Array, password: string | null) => Promise<Imported>;

export type ImportJob = { readonly bytes: Uint8Array; readonly password: string | null };
export type ImportAnswer =
  | { readonly imported: Imported }
  | { readonly reason: ImportError['reason']; readonly source: ImportSource | null };

/**
 * Reads each file beside the app: neither parsing 20 MiB nor deriving a key can hold up the window, and what the file
 * held in memory is gone with its answer. A reader that runs out of memory or time ends, and the file with it.
 */
export function importAside(aside: Aside, program: string): ReadImport {
  return async (bytes, password) => {
    const job: ImportJob = { bytes, password };
    const answer = await aside<ImportAnswer>(program, job, deadlineMs).catch(() => {
      throw new ImportError('too-costly');
    });
    if ('imported' in answer) return answer.imported;
    throw new ImportError(answer.reason, answer.source);
  };
}
