import { parentPort } from 'node:worker_threads';
import { argon2idHere } from './argon2';
import type { Argon2id } from './kdf';

type Job = Parameters<Argon2id>[0];

/** One job per worker; the parent ends the worker after its answer or its deadline. */
parentPort?.once('message', (job: Job) => {
  argon2idHere(job).then(
    (key) => parentPort?.postMessage({ key }),
    () => parentPort?.postMessage({ key: null }),
  );
});
