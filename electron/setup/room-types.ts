import type { Contract, HandlersOf, RequestOf } from '../contract';
import type { RunSnapshot } from '../contract/setup';
import type { Administrator } from './administrator';
import type { RunFacts } from './facts';
import type { HeldPasswords } from './held-password';
import type { SetupPorts } from './ports';

type HandOver =
  'copy' | 'revealPassword' | 'saveCsv' | 'deleteCsv' | 'writeProfile' | 'saveCard' | 'saveReport';
export type Request<K extends keyof HandlersOf<'setup'>> = RequestOf<Contract['setup'][K]>;
export type Handlers = Omit<HandlersOf<'setup'>, HandOver>;

/** What the hand-over needs of a run; the secrets come out of the keychain at that moment. */
export type RunSecrets = {
  readonly password: string | null;
  readonly accessKey: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
};

export type SetupRoom = {
  readonly handlers: Handlers;
  runSecrets(runId: string): Promise<RunSecrets>;
  runOf(runId: string): Promise<{
    readonly facts: RunFacts;
    readonly snapshot: RunSnapshot;
    readonly signedInAt: number | null;
  }>;
  /** The run whose badge the rail shows. */
  current(): RunSnapshot | null;
  /** The names that the plan on screen wants, or the ones that were suggested. */
  namesOf(accountRef: string): { readonly userName: string; readonly deviceName: string } | null;
  /** At start: takes up an unfinished run, of that account if it has one, so that the banner can tell of it. */
  findUnfinished(accountRef: string | null): Promise<void>;
  /** Finishes the request in flight, then stops between steps (lock, sleep, quit). */
  pauseAll(): Promise<void>;
  /** Passwords that the page typed and main holds, for whoever sets one. */
  readonly passwords: Pick<HeldPasswords, 'get' | 'forget'>;
  /** Made by the newest finished run of an account. */
  administratorOf(accountRef: string): Promise<Administrator | null>;
  /** Forgets the runs of the practice account with their keychain items; real runs keep their journals. */
  forgetRunsOf(accountRef: string): Promise<void>;
  /** Names of the keychain items of all runs of an account. */
  itemsOf(accountRef: string): Promise<readonly string[]>;
};

export type SetupRoomPorts = SetupPorts & {
  readonly administrators?: (accountRef: string) => Promise<readonly string[]>;
};
