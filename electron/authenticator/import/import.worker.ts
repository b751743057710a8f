import { parentPort } from 'node:worker_threads';
import { importersOf, readImport } from '.';
import { argon2idHere } from './argon2';
import type { ImportAnswer } from './import-thread';
import { createKdf } from './kdf';
import { ImportError } from './model';

type Job = { readonly bytes: Uint8Array; readonly password: string | null };

const importers = importersOf(createKdf(argon2idHere));
const answer = (value: ImportAnswer): void => parentPort?.postMessage(value);

/** One file per worker; the parent ends the worker after its answer or its deadline. */
parentPort?.once('message', ({ bytes, password }: Job) => {
  readImport(importers, bytes, password).then(
    (imported) => answer({ imported }),
    (error: unknown) =>
      answer(
        error instanceof ImportError
          ? { reason: error.reason, source: error.source }
          : { reason: 'damaged', source: null },
      ),
  );
});
