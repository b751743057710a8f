import { shell } from 'electron';
import { isAws, problemOf } from '../aws';
import { ProblemError, type HandlersOf } from '../contract';
import { openClockSettings } from '../shell/clock-settings';
import { addressOf, mayOpen, type Page } from '../shell/pages';
import type { AppStateKeeper } from '../shell/app-state';
import type { ClipboardKeeper } from '../shell/clipboard-keeper';
import type { Dialogs } from '../shell/dialogs';
import type { Lock } from '../shell/lock';
import type { SettingsStore } from '../shell/settings';
import type { Windows } from '../shell/window';
import type { Doors } from './doors';
import type { Rooms } from './rooms';

type Parts = {
  readonly doors: Doors;
  readonly rooms: Rooms;
  readonly state: AppStateKeeper;
  readonly settings: SettingsStore;
  readonly lock: Lock;
  readonly windows: Windows;
  readonly clipboard: ClipboardKeeper;
  readonly dialogs: Dialogs;
  readonly readKeychain: () => Promise<void>;
  /** Looks again at how the vault is opened. */
  readonly readWays: () => Promise<void>;
  readonly quit: () => void;
  /** Tells the page of the main window what to do. */
  readonly command: (name: string) => void;
};

const done = { done: true } as const;

/** Whom AWS is asked as while there is no account: AWS's own example key, which opens nothing. */
const nobody = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'nobody' };
const standardAws = { partition: 'aws', endpoint: null, transport: null } as const;

/** Opens an outside page in the browser, if its address is one of the list. */
export async function openOutside(page: Page): Promise<void> {
  const address = addressOf(page);
  if (address === null || !mayOpen(address))
    throw new ProblemError('nothing-to-do', { params: { what: 'page' } });
  await shell.openExternal(address);
}

export function appHandlers(parts: Parts): HandlersOf<'app'> {
  const { rooms, state, settings, lock, windows, clipboard, dialogs } = parts;

  function pageOf(request: Parameters<HandlersOf<'app'>['openPage']>[0]): Page {
    if (request.page === 'lost-mfa' || request.page === 'identity-center') return { page: request.page };
    const { partition, alias, accountId } = rooms.account.book.get(request.accountRef);
    return request.page === 'root-security'
      ? { page: 'root-security', partition }
      : { page: 'sign-in', partition, name: alias ?? accountId };
  }

  return {
    getState: () => state.current(),
    async changeSettings(change) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      return settings.change(given);
    },
    lock() {
      lock.lock('asked');
      return done;
    },
    async unlock({ passphrase }) {
      await lock.unlock(passphrase);
      return done;
    },
    async setPassphrase({ current, next }) {
      await rooms.vaultLock.setPassphrase(current, next);
      await parts.readWays();
      state.changed();
      return done;
    },
    async usePassphraseVault({ passphrase }) {
      await rooms.vaultLock.usePassphraseVault(passphrase);
      await parts.readWays();
      state.changed();
      return done;
    },
    async retryKeychain() {
      await parts.readKeychain();
      if (!rooms.vaultLock.isOpen() && !lock.isLocked())
        await rooms.vaultLock.unlock('').catch(() => undefined);
      state.changed();
      return state.current().keychain;
    },
    async checkClock() {
      const { selected } = state.current();
      const gateway =
        selected === null
          ? parts.doors.openGateway(standardAws, nobody)
          : (await rooms.account.access.open(selected)).gateway;
      await gateway.sts('GetCallerIdentity', {}).catch((error: unknown) => {
        // Refusing nobody's key is an answer too, and it carries AWS's time.
        if (selected !== null || !isAws(error) || error.httpStatus === null) throw problemOf(error);
      });
      state.changed();
      return state.current().clock;
    },
    async openPage(request) {
      await openOutside(pageOf(request));
      return done;
    },
    async openClockSettings() {
      if (await openClockSettings(process.platform)) return done;
      throw new ProblemError('nothing-to-do', { params: { what: 'clock-settings' } });
    },
    openMini() {
      windows.openMini();
      return done;
    },
    closeMini() {
      windows.closeMini();
      return done;
    },
    async showFound({ previewId }) {
      // It is there, or this ends here.
      await rooms.authenticator.handlers.preview({ previewId });
      windows.show();
      parts.command(`found ${previewId}`);
      return done;
    },
    async setMiniOnTop({ onTop }) {
      await settings.change({ miniOnTop: onTop });
      windows.setMiniOnTop(onTop);
      return done;
    },
    async copyText({ text }) {
      await clipboard.copyWords(text);
      return done;
    },
    async saveText({ suggestedName, text }) {
      const bytes = Buffer.from(text, 'utf8');
      return (await dialogs.save({ name: suggestedName, bytes }, { secret: false, despiteGit: true })).saved;
    },
    quit() {
      parts.quit();
      return done;
    },
  };
}

export function practiceHandlers({
  doors,
  rooms,
  state,
}: Pick<Parts, 'doors' | 'rooms' | 'state'>): HandlersOf<'practice'> {
  return {
    async open() {
      const { ref } = await rooms.account.openPractice();
      state.changed();
      return { accountRef: ref };
    },
    async startOver() {
      await rooms.setup.pauseAll();
      await doors.practice.startOver();
      await rooms.setup.forgetRunsOf('practice');
      await rooms.users.forget('practice');
      await rooms.account.openPractice(true);
      state.changed();
      return done;
    },
    async scenario({ scenario }) {
      await doors.practice.scenario(scenario, rooms.setup.namesOf('practice'));
      return done;
    },
    async disarm({ scenario }) {
      await doors.practice.disarm(scenario);
      return done;
    },
  };
}
