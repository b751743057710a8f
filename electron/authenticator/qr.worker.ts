import { parentPort, workerData } from 'node:worker_threads';
import { isProblem } from '../contract/problem';
import { createQrReader, type WasmFiles } from './qr-read';

type Job = { readonly id: number; readonly picture: Uint8Array };

const read = createQrReader(workerData as WasmFiles);

parentPort?.once('message', ({ id, picture }: Job) => {
  read(picture).then(
    (texts) => parentPort?.postMessage({ id, texts, code: null }),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        texts: [],
        code: isProblem(error) ? error.problem.code : 'file-not-readable',
      }),
  );
});
