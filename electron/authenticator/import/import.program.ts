import { importersOf, readImport } from '.';
import { answerOneJob } from '../../aside';
import { scryptHere } from '../scrypt-wasm';
import { argon2idHere } from './argon2';
import type { ImportAnswer, ImportJob } from './import-aside';
import { createKdf } from './kdf';
import { ImportError } from './model';

const importers = importersOf(createKdf(argon2idHere, scryptHere));

answerOneJob<ImportJob>(({ bytes, password }) =>
  readImport(importers, bytes, password).then(
    (imported): ImportAnswer => ({ imported }),
    (error: unknown): ImportAnswer =>
      error instanceof ImportError
        ? { reason: error.reason, source: error.source }
        : { reason: 'damaged', source: null },
  ),
);
