import { randomUUID } from 'node:crypto';
import { createTrustedClock, type AwsCredentials, type Transport, type TrustedClock } from '../aws';
import type { PracticeScenario } from '../contract';
import { createPracticeAccount, type PracticeAccount } from '../practice';
import { fileNames, type Files } from '../storage';

type Names = { readonly userName: string; readonly deviceName: string };

export type PracticeHost = {
  readonly clock: TrustedClock;
  open(): Promise<{ readonly transport: Transport; rootCredentials(): AwsCredentials }>;
  startOver(): Promise<void>;
  /** `names`: of the plan on screen, so that what is in the way is in the way of that plan. */
  scenario(name: PracticeScenario, names?: Names | null): Promise<void>;
  disarm(name: PracticeScenario): Promise<void>;
  /** What is armed and has not struck yet, or is still so. */
  armed(): readonly PracticeScenario[];
  onChange(listener: () => void): void;
  /** True while "keychain locks" is being played. */
  keychainLocked(): boolean;
};

const lockedForMs = 12_000;

/** The practice account of this computer: made on first use, kept across starts, so that a rehearsed crash can go on. */
export function createPracticeHost(files: Files): PracticeHost {
  let account: Promise<PracticeAccount> | null = null;
  let opened: PracticeAccount | null = null;
  let tell = (): void => undefined;
  let reopens: NodeJS.Timeout | undefined;
  let lockedUntil = 0;
  let crashing = false;
  const clock = createTrustedClock();
  const encoder = new TextEncoder();

  const persist = async (state: string): Promise<void> => {
    await files.write(fileNames.practice, encoder.encode(state));
    // "Crash now" ends the program the moment AWS has done something: the hardest place to stop.
    if (crashing) process.kill(process.pid, 'SIGKILL');
  };
  const make = async (): Promise<PracticeAccount> => {
    const made = createPracticeAccount({
      seed: 'practice',
      now: Date.now,
      propagationMs: 6000,
      latencyMs: 260,
      persist,
      onAnswer: () => tell(),
    });
    const saved = await files.read(fileNames.practice);
    try {
      if (saved !== null) made.restore(new TextDecoder().decode(saved));
    } catch {
      made.reset();
    }
    opened = made;
    return made;
  };
  const keep = async (practice: PracticeAccount): Promise<void> => {
    await files.write(fileNames.practice, encoder.encode(practice.serialize()));
    tell();
  };
  const current = (): Promise<PracticeAccount> => (account ??= make());

  return {
    clock,
    open: current,
    async startOver() {
      // Another account, so that nothing of the old one (a key, a code) is good in it.
      const practice = await current();
      practice.reset(randomUUID());
      crashing = false;
      lockedUntil = 0;
      await keep(practice);
    },
    async scenario(name, names = null) {
      switch (name) {
        case 'crash':
          crashing = true;
          return tell();
        case 'keychain-locks':
          lockedUntil = Date.now() + lockedForMs;
          clearTimeout(reopens);
          reopens = setTimeout(() => tell(), lockedForMs).unref();
          return tell();
        default: {
          const practice = await current();
          const taken = name === 'leftover-device' ? names?.deviceName : names?.userName;
          // What a plan reads passes, so that the run is what waits on screen.
          practice.scenario(name, { reads: false, ...(taken === undefined ? {} : { name: taken }) });
          await keep(practice);
        }
      }
    },
    async disarm(name) {
      switch (name) {
        case 'crash':
          crashing = false;
          return tell();
        case 'keychain-locks':
          lockedUntil = 0;
          return tell();
        default: {
          const practice = await current();
          practice.disarm(name);
          await keep(practice);
        }
      }
    },
    armed: () => [
      ...(crashing ? (['crash'] as const) : []),
      ...(Date.now() < lockedUntil ? (['keychain-locks'] as const) : []),
      ...(opened?.armed() ?? []),
    ],
    onChange: (listener) => void (tell = listener),
    keychainLocked: () => Date.now() < lockedUntil,
  };
}
