import { answerOneJob } from '../aside';
import { isProblem } from '../contract/problem';
import type { QrAnswer, QrJob } from './qr-aside';
import { createQrReader } from './qr-read';

answerOneJob<QrJob>(({ picture, wasmFiles }) =>
  createQrReader(wasmFiles)(picture).then(
    (texts): QrAnswer => ({ texts, code: null }),
    (error: unknown): QrAnswer => ({
      texts: [],
      code: isProblem(error) ? error.problem.code : 'file-not-readable',
    }),
  ),
);
