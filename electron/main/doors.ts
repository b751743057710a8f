import {
  createOpenGateway,
  createTrustedClock,
  type OpenGateway,
  type SavedClock,
  type TrustedClock,
  type WrapTransport,
} from '../aws';
import { ProblemError } from '../contract';
import { openKeychain, type Keychain, type OpenedKeychain } from '../keychain';
import { fileNames, jsonDocument, openFiles, type Files } from '../storage';
import * as z from 'zod';
import { createPracticeKeys } from './practice-keys';
import { createPracticeHost, type PracticeHost } from './practice-host';

export type Doors = {
  readonly files: Files;
  readonly keychain: OpenedKeychain;
  /** Stands for the keychain in practice, where it can be played as locked. */
  readonly practiceKeychain: Keychain;
  readonly clock: TrustedClock;
  readonly practice: PracticeHost;
  readonly openGateway: OpenGateway;
};

const clockSchema = z.strictObject({ offsetMs: z.number().int(), learnedAt: z.number().int() }).nullable();

/** Opens the three doors on the folder of userData. `onOutcome` hears whether AWS was reached. */
export async function openDoors(userData: string, onOutcome: (reached: boolean) => void): Promise<Doors> {
  const files = await openFiles(userData);
  const marks = jsonDocument(files, fileNames.keychainMark, {
    schema: z.string().max(100).nullable(),
    version: 1,
    empty: null,
    whenDamaged: 'empty',
  });
  const keychain = openKeychain({
    marks: { read: async () => (await marks.read()).value, write: (mark) => marks.write(mark) },
  });
  const saved = jsonDocument<SavedClock | null>(files, fileNames.clock, {
    schema: clockSchema,
    version: 1,
    empty: null,
    whenDamaged: 'empty',
  });
  const clock = createTrustedClock({
    saved: (await saved.read()).value,
    save: (lesson) => void saved.write(lesson).catch(() => undefined),
  });
  const practice = createPracticeHost(files);
  const wrapTransport: WrapTransport = (wire, { target }) => ({
    async handle(request, options) {
      try {
        const answer = await wire.handle(request, options);
        if (target.transport === null) onOutcome(true);
        return answer;
      } catch (error) {
        if (target.transport === null) onOutcome(false);
        throw error;
      }
    },
  });
  const real = createOpenGateway({ clock, wrapTransport });
  const rehearsed = createOpenGateway({ clock: practice.clock });
  return {
    files,
    keychain,
    practiceKeychain: lockable(createPracticeKeys(files), practice),
    clock,
    practice,
    openGateway: (target, credentials, onWait) =>
      (target.transport === null ? real : rehearsed)(target, credentials, onWait),
  };
}

function lockable(keychain: Keychain, practice: PracticeHost): Keychain {
  const check = (): void => {
    if (practice.keychainLocked()) throw new ProblemError('keychain-locked');
  };
  return {
    state: () => keychain.state(),
    list: () => keychain.list(),
    put: async (item, secret) => {
      check();
      await keychain.put(item, secret);
    },
    get: async (item) => {
      check();
      return keychain.get(item);
    },
    remove: async (item) => {
      check();
      return keychain.remove(item);
    },
  };
}
