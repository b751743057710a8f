import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { RetireSnapshot, RunSnapshot } from '../../../electron/contract';
import type { Desktop } from './keyring';

/** A problem that the program told, by its code. */
export class Told extends Error {}

/** Asks main as the page does. */
export type Ask = <Value>(channel: string, request?: object) => Promise<Value>;

export interface Program {
  readonly pid: number;
  readonly ask: Ask;
  /** Resolves with the signal that ended the main process. */
  readonly ended: Promise<string | null>;
  /** Where the run stands once it rests: its phase and the problem it told. */
  rest(accountRef: string): Promise<{ readonly phase: string; readonly problem: string | null }>;
  /** The same of a root key's retirement. */
  restOfRetirement(): Promise<{ readonly phase: string; readonly problem: string | null }>;
  kill(): Promise<void>;
}

interface Bridge {
  readonly offroot: {
    call(channel: string, request: object): Promise<unknown>;
    on(channel: string, listener: (snapshot: unknown) => void): () => void;
  };
}
type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: { readonly code: string } };

const busy = new Set(['running', 'pausing', 'undoing']);

/** Starts the real program; \`killAt\` names the boundary at which it ends itself (./boundary.ts). */
export async function startProgram(
  { executable, env }: Desktop,
  profile: string,
  killAt: string | null,
): Promise<Program> {
  const app = await _electron.launch({
    executablePath: executable,
    env: { ...env, OFFROOT_PROFILE: profile, ...(killAt === null ? {} : { OFFROOT_KILL_AT: killAt }) },
    timeout: 120_000,
  });
  const main = app.process();
  const ended = new Promise<string | null>((resolve) => {
    if (main.signalCode !== null || main.exitCode !== null) resolve(main.signalCode);
    else main.once('exit', (_code, signal) => resolve(signal));
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(60_000);
  const ask = askOf(page);
  await opened(ask);
  return {
    pid: main.pid ?? 0,
    ask,
    ended,
    rest: (ref) => restOf(ask, ref),
    restOfRetirement: () => restOfRetirement(page),
    async kill() {
      main.kill('SIGKILL');
      await ended;
      await closed(app);
    },
  };
}

const closed = (app: ElectronApplication): Promise<void> => app.close().catch(() => undefined);

function askOf(page: Page): Ask {
  return async <Value>(channel: string, request: object = {}): Promise<Value> => {
    const answer = (await page.evaluate(
      ([name, body]) => (globalThis as unknown as Bridge).offroot.call(name, body),
      [channel, request] as const,
    )) as Answer;
    if (!answer.ok) throw new Told(answer.problem.code);
    return answer.value as Value;
  };
}

/** The window is up before the vault is open. */
async function opened(ask: Ask): Promise<void> {
  for (let tried = 0; tried < 600; tried += 1) {
    const open = await ask('authenticator.list', { from: 0, count: 1 }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Told) return false;
        throw error;
      },
    );
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the vault did not open within a minute');
}

async function restOf(
  ask: Ask,
  accountRef: string,
): Promise<{ readonly phase: string; readonly problem: string | null }> {
  for (;;) {
    const run = await ask<RunSnapshot | null>('setup.getRun', { accountRef });
    if (run === null) {
      const [newest] = await ask<readonly { readonly phase: string }[]>('setup.pastRuns');
      return { phase: newest?.phase ?? 'none', problem: null };
    }
    if (!busy.has(run.phase)) return { phase: run.phase, problem: run.problem?.code ?? null };
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function restOfRetirement(
  page: Page,
): Promise<{ readonly phase: string; readonly problem: string | null }> {
  const last = (await page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        (globalThis as unknown as Bridge).offroot.on('account.retirement', (snapshot) => {
          const { phase } = (snapshot ?? {}) as { readonly phase?: string };
          if (phase !== undefined && phase !== 'running') resolve(snapshot);
        });
      }),
  )) as RetireSnapshot;
  return { phase: last.phase, problem: last.problem?.code ?? null };
}
