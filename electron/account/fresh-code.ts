import type { TrustedClock } from '../aws/port';
import type { CodesPort } from './ports';

const windowMs = 30_000;
/** A code with less time left than this could expire on its way. */
const edgeMs = 3000;

/**
 * Six digits that were never sent before and have at least 3 s to live; waits for such a window, and remembers the
 * code as used before it is handed out, so that not even a crash can send it twice.
 */
export async function freshCode(
  codes: CodesPort,
  entryId: string,
  clock: TrustedClock,
  sleep: (ms: number) => Promise<void>,
): Promise<string> {
  for (;;) {
    const at = clock.now();
    const left = windowMs - (at % windowMs);
    if (left >= edgeMs && !(await codes.isUsed(entryId, at))) {
      await codes.markUsed(entryId, at);
      const stillHolds = Math.floor(clock.now() / windowMs) === Math.floor(at / windowMs);
      if (stillHolds) return codes.codeAt(entryId, at);
    }
    await sleep(Math.ceil(windowMs - (clock.now() % windowMs)) + 50);
  }
}
