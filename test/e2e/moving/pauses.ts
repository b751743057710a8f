import type { Running } from '../support/app.mjs';

/** Longest time in which a loop gave nothing else a turn, ms: main's, and the page's. */
export type Pauses = { readonly main: number; readonly page: number };

type Held = {
  readonly offrootPause: { longest: number; readonly timer: ReturnType<typeof setInterval> };
};

/* What follows runs inside main or the page: each function stands for itself. */

const startHere = (): void => {
  const pause = { longest: 0, last: performance.now(), timer: setInterval(() => undefined, 1e9) };
  clearInterval(pause.timer);
  pause.timer = setInterval(() => {
    pause.longest = Math.max(pause.longest, performance.now() - pause.last - 5);
    pause.last = performance.now();
  }, 5);
  Object.assign(globalThis, { offrootPause: pause });
};
const readHere = (): number => {
  const { offrootPause } = globalThis as unknown as Held;
  const { longest } = offrootPause;
  offrootPause.longest = 0;
  return longest;
};
/** Some plain arithmetic, always the same: how long it takes tells how fast and how busy this computer is now. */
const workHere = (): number => {
  const started = performance.now();
  let sum = 1;
  for (let n = 0; n < 12_000_000; n += 1) sum = Math.imul(sum, 31) + n;
  return performance.now() - started + (sum === 0 ? 1 : 0);
};

export type PauseMeter = {
  /** The longest pauses since the last reading. */
  read(): Promise<Pauses>;
  /** The longest of five turns of the same work, in main and in the page. */
  work(): Promise<Pauses>;
};

/** Watches both loops from now on. */
export async function watchPauses({ app, page }: Pick<Running, 'app' | 'page'>): Promise<PauseMeter> {
  await Promise.all([app.evaluate(startHere), page.evaluate(startHere)]);
  const read = async (): Promise<Pauses> => ({
    main: await app.evaluate(readHere),
    page: await page.evaluate(readHere),
  });
  return {
    read,
    async work() {
      const turns: Pauses[] = [];
      for (let turn = 0; turn < 5; turn += 1)
        turns.push({ main: await app.evaluate(workHere), page: await page.evaluate(workHere) });
      await read();
      return {
        main: Math.max(...turns.map(({ main }) => main)),
        page: Math.max(...turns.map(({ page: one }) => one)),
      };
    },
  };
}
