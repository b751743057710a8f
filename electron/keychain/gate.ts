import { ProblemError } from '../contract/problem';

type Timer = (run: () => void, ms: number) => () => void;

const systemTimer: Timer = (run, ms) => {
  const handle = setTimeout(run, ms);
  return () => clearTimeout(handle);
};

/**
 * Lets one call at a time through and gives up waiting after `deadlineMs`. A call that hangs (an unanswered
 * prompt, a service that does not start) holds one of the four threads that Node also needs for files, and
 * cannot be taken back; so no second one is started while it hangs.
 * @returns runs `call`, or throws ProblemError `keychain-slow`
 */
export function createGate(
  deadlineMs: number,
  timer: Timer = systemTimer,
): <T>(call: () => Promise<T>) => Promise<T> {
  let busy: Promise<unknown> = Promise.resolve();
  return <T>(call: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let expired = false;
      const cancel = timer(() => {
        expired = true;
        reject(new ProblemError('keychain-slow'));
      }, deadlineMs);
      const run = busy.then(async () => {
        // Waited in vain: the caller has been told, so nothing may be done in its name any more.
        if (expired) return;
        try {
          resolve(await call());
        } catch (error) {
          reject(error as Error);
        } finally {
          cancel();
        }
      });
      busy = run;
    });
}
