import { parentPort } from 'node:worker_threads';

/** The parent's side of a utility process (Electron); absent in a thread. */
type ProcessPort = {
  once(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
};

/** Takes the one job of this program and answers it; whoever started the program ends it then. */
export function answerOneJob<Job>(work: (job: Job) => Promise<object>): void {
  const { parentPort: processPort } = process as unknown as { readonly parentPort?: ProcessPort };
  if (processPort !== undefined)
    processPort.once(
      'message',
      ({ data }) => void work(data as Job).then((it) => processPort.postMessage(it)),
    );
  else parentPort?.once('message', (job: Job) => void work(job).then((it) => parentPort?.postMessage(it)));
}
