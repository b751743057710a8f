import { Worker } from 'node:worker_threads';
import type { Aside } from '../../electron/aside';

/** The app's programs in threads of the test; in the app each is a process (test/e2e/moving-pictures.spec.ts). */
export const asideInThread: Aside = <Answer>(program: string, job: object, deadlineMs: number) =>
  new Promise<Answer>((resolve, reject) => {
    const worker = new Worker(program);
    const timer = setTimeout(() => void worker.terminate(), deadlineMs);
    worker.once('message', (answer: Answer) => resolve(answer));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('No answer.'));
    });
    worker.postMessage(job);
  });
