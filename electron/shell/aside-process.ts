import { utilityProcess } from 'electron';
import type { Aside } from '../aside';

type Started = { end(): void };

/** Programs that work beside main, each in a process of its own; `endAll` ends those that have not answered yet. */
export type AsideProcesses = { readonly aside: Aside; endAll(): void };

/**
 * Not threads: with Electron 25 a thread that used WebAssembly may never end, and holds up all threads after it. What
 * a process held goes with it at once. It gets no environment, since that may hold keys.
 * Source: https://www.electronjs.org/docs/latest/api/utility-process
 */
export function asideProcesses(): AsideProcesses {
  const running = new Set<Started>();
  const aside: Aside = <Answer>(program: string, job: object, deadlineMs: number) =>
    new Promise<Answer>((resolve, reject) => {
      const child = utilityProcess.fork(program, [], {
        serviceName: 'Offroot reader',
        stdio: 'ignore',
        env: neededEnv(),
      });
      const started: Started = {
        end() {
          clearTimeout(timer);
          running.delete(started);
          child.kill();
          reject(new Error('No answer.'));
        },
      };
      const timer = setTimeout(() => started.end(), deadlineMs);
      running.add(started);
      child.once('spawn', () => child.postMessage(job));
      child.once('message', (answer: Answer) => {
        resolve(answer);
        started.end();
      });
      child.once('exit', () => started.end());
    });
  return { aside, endAll: () => [...running].forEach((started) => started.end()) };
}

/** Windows starts no program without these. */
function neededEnv(): Record<string, string> {
  const names = ['SystemRoot', 'TEMP', 'TMPDIR'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
