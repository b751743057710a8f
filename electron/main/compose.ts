import { join } from 'node:path';
import { app, clipboard, ClipboardItem, dialog, ipcMain, nativeTheme, net, type WebContents } from 'electron';
import type { Handlers, KeychainState } from '../contract';
import { createAwsLogin } from '../shell/aws-cli';
import { asideProcesses } from '../shell/aside-process';
import { createAppState, type AppStateKeeper } from '../shell/app-state';
import { clipboardDoor, type AsyncClipboard, type MakeItem, type SyncClipboard } from '../shell/clipboard';
import { createClipboardKeeper } from '../shell/clipboard-keeper';
import { createDialogs } from '../shell/dialogs';
import { createDispatcher } from '../shell/dispatcher';
import type { FirstWindow } from '../shell/first-window';
import { attachIpc } from '../shell/ipc';
import { admitWhileLocked } from '../shell/lock';
import { logToStderr } from '../shell/log';
import { tellOfPause } from '../shell/notice';
import { createPageGone } from '../shell/page-gone';
import { createOnline, lookEveryMs } from '../shell/online';
import { createPublisher } from '../shell/publisher';
import { languageOf, openSettings } from '../shell/settings';
import { whileSeen } from '../shell/while-seen';
import { createWindows } from '../shell/window';
import { appHandlers, openOutside, practiceHandlers } from './app-handlers';
import { watchBackup } from './backup-watch';
import { settleJumps } from './clock-watch';
import { openDoors } from './doors';
import { openHandover } from './handover';
import { createLocking } from './locking';
import { createMenus } from './menus';
import { miniShortcut } from './mini-shortcut';
import { open } from './opening';
import { inLanguage } from './practice-name';
import { openRooms, type Rooms } from './rooms';
import { setupHandlers } from './setup-handlers';
import { readState, systemLanguages } from './state';
import { windowPlaces } from './window-places';

export type App = {
  readonly start: () => Promise<void>;
  readonly show: () => void;
  readonly isWaiting: () => boolean;
  readonly beforeQuit: () => Promise<void>;
};

/** Builds the whole main process out of its rooms; nothing here decides anything. */
export async function composeApp(distFolder: string, first: FirstWindow): Promise<App> {
  const changed = (): void => state?.changed();
  let state: AppStateKeeper | null = null;
  let keychain: KeychainState = { state: 'available', backend: '' };
  let commands = 0;
  let lastInput = Date.now();
  let placed: Promise<unknown> = Promise.resolve();
  let letIn = (): void => undefined;
  const opened = new Promise<void>((resolve) => (letIn = resolve));
  const online = createOnline(() => net.isOnline(), Date.now, changed);
  const awsLogin = createAwsLogin(changed);
  const doors = await openDoors(app.getPath('userData'), (reached) =>
    reached ? online.answered() : online.unreachable(),
  );
  const settings = await openSettings(doors.files);
  const places = windowPlaces(doors.files);
  const remembered = (await places.read()).value;

  const language = () => languageOf(settings.current(), systemLanguages());
  const door = clipboardDoor(
    clipboard as unknown as SyncClipboard | AsyncClipboard,
    // Older runtimes have no such class, and then the older clipboard.
    (ClipboardItem as MakeItem | undefined) ?? null,
    process.platform,
  );
  const keeper = createClipboardKeeper(door);
  const windows = createWindows({
    preload: join(distFolder, 'preload.cjs'),
    devTools: !app.isPackaged,
    theme: () => (nativeTheme.shouldUseDarkColors ? 'dark' : 'light'),
    contentProtection: () => settings.current().contentProtection,
    miniOnTop: () => settings.current().miniOnTop,
    onInput: () => (lastInput = Date.now()),
    remember: (name, value) => {
      placed = places.update((before) => ({ ...before, [name]: value })).catch(() => undefined);
    },
    onSight: () => sight.look(),
    remembered,
    onGone: createPageGone(logToStderr, () => publisher.forget('app.command')),
    first,
  });
  const dialogs = createDialogs({
    dialog,
    parent: () => windows.main(),
    folder: () => app.getPath('documents'),
  });
  const handover = openHandover(dialogs, language);

  const publisher = createPublisher({
    send: (channel, snapshot) => {
      for (const window of windows.all()) window.webContents.send(channel, snapshot);
    },
    isLocked: () => lock.isLocked(),
    log: logToStderr,
  });
  const beside = asideProcesses();
  const rooms: Rooms = openRooms({
    doors,
    distFolder,
    aside: beside.aside,
    publish: publisher.publish,
    settings,
    language,
    clipboard: { ...keeper, readText: () => door.readText(), readPicture: () => door.readPicture() },
    dialogs,
    handover,
    savePaper: async () => {
      const { lastBackupAt, lastBackupName } = await rooms.recovery.state({});
      const entries = rooms.authenticator.names();
      return handover.savePaper({ backupName: lastBackupName, backupAt: lastBackupAt, entries });
    },
    onChange: () => {
      changed();
      void backup.read();
    },
  });
  const backup = watchBackup({
    isOpen: () => rooms.vaultLock.isOpen(),
    recovery: () => rooms.recovery,
    settings,
    onChange: changed,
  });

  const { lock, ways, triggers } = createLocking({
    rooms: () => rooms,
    beside,
    settings,
    windows,
    clipboard: keeper,
    lastInput: () => lastInput,
    onChange: () => {
      changed();
      menus.refresh();
      sight.look();
    },
    onResume: changed,
  });
  void first.ready.then(() => triggers.hearScreen());
  const sight = whileSeen({
    windows: () => windows.all(),
    isLocked: () => lock.isLocked(),
    everyMs: lookEveryMs,
    work: () => online.look(),
  });

  async function readKeychain(): Promise<void> {
    keychain = await doors.keychain.state();
    changed();
  }
  const command = (name: string): void => publisher.publish('app', 'command', { seq: (commands += 1), name });
  const menus = createMenus({
    language,
    isLocked: () => lock.isLocked(),
    miniIsOpen: () => windows.mini() !== null,
    onWindow: () => publisher.forget('app.command'),
    actions: {
      command,
      lock: () => lock.lock('asked'),
      mini: () => windows.openMini(),
      show: () => windows.show(),
      lostMfa: () => void openOutside({ page: 'lost-mfa' }).catch(() => undefined),
      quit: () => app.quit(),
    },
  });
  const shortcut = miniShortcut(settings, () => windows.toggleMini(), changed);
  const applyTheme = (): void => void (nativeTheme.themeSource = settings.current().theme);

  state = createAppState(
    () =>
      readState({
        doors,
        rooms,
        settings,
        lock,
        online,
        keychain: () => keychain,
        backup: () => backup.current(),
        awsLogin: () => awsLogin.found(),
        shortcut: () => shortcut.state(),
      }),
    publisher.publish,
  );
  const parts = {
    doors,
    rooms,
    state,
    settings,
    lock,
    windows,
    clipboard: keeper,
    dialogs,
    readKeychain,
    readWays: () => ways.refresh(),
    quit: () => app.quit(),
    command,
  };
  const handlers: Handlers = {
    app: appHandlers(parts),
    practice: practiceHandlers(parts),
    account: rooms.account.handlers,
    setup: setupHandlers({
      setup: rooms.setup,
      handover,
      clipboard: keeper,
      clearSeconds: () => settings.current().clearClipboardSeconds,
      copyCode: rooms.authenticator.handlers.copy,
      nicknameOf: (ref) => inLanguage(rooms.account.book.get(ref), language()).nickname,
    }),
    users: rooms.users.handlers,
    authenticator: rooms.authenticator.handlers,
    recovery: rooms.recovery,
  };
  const dispatch = createDispatcher({
    handlers,
    admit: (channel, request) => {
      if (lock.isLocked()) admitWhileLocked(channel, request);
    },
    log: logToStderr,
  });
  attachIpc({
    ipcMain,
    first,
    opened,
    dispatch,
    publisher,
    windows: (): readonly WebContents[] => windows.all().map(({ webContents }) => webContents),
    log: logToStderr,
  });

  const clocks = [doors.clock, doors.practice.clock];
  for (const clock of clocks) clock.onChange(changed);
  doors.practice.onChange(changed);
  settleJumps({ clocks, mayAsk: () => !lock.isLocked(), ask: async () => handlers.app.checkClock({}) });
  nativeTheme.on('updated', () => {
    changed();
    windows.refresh();
  });
  settings.onChange(() => {
    applyTheme();
    shortcut.apply();
    menus.refresh();
    windows.refresh();
    triggers.restart();
    changed();
  });

  return {
    start: () =>
      open({
        load: async () => {
          applyTheme();
          await Promise.all([rooms.account.book.load(), ways.refresh().catch(() => undefined)]);
        },
        lockFirst: () => settings.current().lockOnStart || ways.kind() === 'passphrase',
        lock,
        readKeychain,
        openVault: () => rooms.vaultLock.unlock(''),
        decided: letIn,
        alongside: () => awsLogin.look(),
        show: () => windows.show(),
        after: async () => {
          menus.refresh();
          shortcut.apply();
          triggers.restart();
          await rooms.setup.findUnfinished(rooms.account.book.selected()).catch(() => undefined);
          state?.changed();
          await backup.read();
          state?.changed();
        },
      }),
    show: () => windows.show(),
    isWaiting: () => doors.keychain.isWaiting(),
    async beforeQuit() {
      windows.rememberNow();
      const phase = rooms.setup.current()?.phase;
      await Promise.all([placed, rooms.setup.pauseAll(), rooms.account.retirementSettled(), keeper.clear()]);
      if (phase === 'running' || phase === 'undoing')
        tellOfPause(phase === 'running' ? 'setup' : 'undo', language());
    },
  };
}
