import { randomUUID } from 'node:crypto';
import { createTrustedClock, type AwsCredentials, type Transport, type TrustedClock } from '../aws';
import type { PracticeScenario } from '../contract';
import { createPracticeAccount, type PracticeAccount } from '../practice';
import { fileNames, type Files } from '../storage';

export type PracticeHost = {
  readonly clock: TrustedClock;
  open(): Promise<{ readonly transport: Transport; rootCredentials(): AwsCredentials }>;
  startOver(): Promise<void>;
  scenario(name: PracticeScenario): Promise<void>;
  /** True while "keychain locks" is being played. */
  keychainLocked(): boolean;
};

const lockedForMs = 12_000;

/** The practice account of this computer: made on first use, kept across starts, so that a rehearsed crash can go on. */
export function createPracticeHost(files: Files): PracticeHost {
  let account: Promise<PracticeAccount> | null = null;
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
    });
    const saved = await files.read(fileNames.practice);
    try {
      if (saved !== null) made.restore(new TextDecoder().decode(saved));
    } catch {
      made.reset();
    }
    return made;
  };
  const current = (): Promise<PracticeAccount> => (account ??= make());

  return {
    clock,
    open: current,
    async startOver() {
      // Another account, so that nothing of the old one (a key, a code) is good in it.
      const practice = await current();
      practice.reset(randomUUID());
      await files.write(fileNames.practice, encoder.encode(practice.serialize()));
    },
    async scenario(name) {
      switch (name) {
        case 'crash':
          crashing = true;
          return;
        case 'keychain-locks':
          lockedUntil = Date.now() + lockedForMs;
          return;
        default:
          (await current()).scenario(name);
      }
    },
    keychainLocked: () => Date.now() < lockedUntil,
  };
}
