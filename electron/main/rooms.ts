import { join } from 'node:path';
import { desktopCapturer, screen } from 'electron';
import { createAccountRoom, type AccountRoom } from '../account';
import {
  createAuthenticatorRoom,
  createTries,
  createVaultLock,
  qrPng,
  qrReaderAside,
  Vault,
  type AuthenticatorRoom,
  type VaultLock,
} from '../authenticator';
import { importAside } from '../authenticator/import/import-aside';
import { exportKdf } from '../authenticator/import/kdf';
import { scryptAside } from '../authenticator/scrypt-aside';
import type { AwsCredentials } from '../aws';
import type { Language, Publish, RunSnapshot } from '../contract';
import type { Handover } from '../recovery/handover';
import type { Aside } from '../aside';
import { ageAside } from '../recovery/age-aside';
import { createRecoveryRoom } from '../recovery/room';
import { createSetupRoom, type SetupRoom } from '../setup';
import type { ClipboardKeeper } from '../shell/clipboard-keeper';
import type { ClipboardDoor } from '../shell/clipboard';
import type { Dialogs } from '../shell/dialogs';
import { confirmByOs } from '../shell/os-confirm';
import { screenPictures } from '../shell/screen-pictures';
import type { SettingsStore } from '../shell/settings';
import { fileNames } from '../storage';
import { createUsersRoom, type UsersRoom } from '../users';
import { boundary } from './boundary';
import type { Doors } from './doors';
import { withPractice } from './practice-keys';
import { codesOf, historyOf, knownAccounts } from './ports';
import { inLanguage } from './practice-name';
import { userSecrets } from './user-secrets';

export type Rooms = {
  readonly account: AccountRoom;
  readonly authenticator: AuthenticatorRoom;
  readonly vaultLock: VaultLock;
  readonly setup: SetupRoom;
  readonly users: UsersRoom;
  readonly recovery: ReturnType<typeof createRecoveryRoom>;
};

type Parts = {
  readonly doors: Doors;
  readonly distFolder: string;
  readonly aside: Aside;
  readonly publish: Publish;
  readonly settings: SettingsStore;
  readonly language: () => Language;
  readonly clipboard: ClipboardKeeper & Pick<ClipboardDoor, 'readText' | 'readPicture'>;
  readonly dialogs: Dialogs;
  readonly handover: Handover;
  readonly savePaper: () => ReturnType<Parameters<typeof createRecoveryRoom>[0]['savePaper']>;
  /** Something that the rail or a badge shows has changed. */
  readonly onChange: () => void;
};

const pictures = [{ name: 'PNG, JPEG, WebP, GIF', extensions: ['png', 'jpg', 'jpeg', 'webp', 'gif'] }];
const isActive = (run: RunSnapshot | null): boolean =>
  run !== null && ['running', 'pausing', 'undoing'].includes(run.phase);

/** Every room with what it needs of the others, passed in here and nowhere else. */
export function openRooms(parts: Parts): Rooms {
  const { doors, publish, settings, clipboard, dialogs, onChange } = parts;
  const { files, keychain, clock, practice, openGateway } = doors;
  const program = (name: string): string => join(parts.distFolder, 'programs', `${name}.cjs`);
  const now = (ofPractice = false): number => Math.round((ofPractice ? practice.clock : clock).now());
  const windowNow = (): number =>
    now(
      account.book
        .list()
        .some(({ ref, practice: rehearsed }) => rehearsed && ref === account.book.selected()),
    );

  const tries = createTries(files, Date.now);
  const scrypt = scryptAside(parts.aside, program('scrypt'));
  const vault = new Vault({ files, name: fileNames.vault, now: Date.now, keychain, tries, scrypt });
  const practiceVault = new Vault({
    files,
    name: fileNames.practiceVault,
    now: Date.now,
    keychain: null,
    tries: null,
  });

  const saveBytes = async (
    bytes: Uint8Array,
    { suggestedName, despiteGit }: { readonly suggestedName: string; readonly despiteGit: boolean },
  ) => (await dialogs.save({ name: suggestedName, bytes }, { secret: true, despiteGit })).saved;
  const openOne = async (): Promise<Uint8Array | null> =>
    (await dialogs.open({ filters: [], many: false }))?.[0] ?? null;

  const authenticator = createAuthenticatorRoom({
    vault,
    practiceVault,
    now,
    windowNow,
    publish: (room, name, snapshot) => {
      publish(room, name, snapshot);
      onChange();
    },
    confirmSecret: () => confirmByOs('secret', parts.language()),
    clipboard,
    clearClipboardSeconds: () => settings.current().clearClipboardSeconds,
    accounts: knownAccounts(() => account.book.list().map((one) => inLanguage(one, parts.language()))),
    // A serial number comes only from a device that Offroot made, and one that it removes at AWS takes its entry along:
    // what is still here counts as asked for by AWS, so that the last copy is never removed without typing its name.
    isLive: () => true,
    readQr: qrReaderAside(parts.aside, program('qr'), {
      zxing: join(parts.distFolder, 'zxing_reader.wasm'),
      webp: join(parts.distFolder, 'webp_dec.wasm'),
    }),
    screenPictures: () => screenPictures(desktopCapturer, screen),
    readImport: importAside(parts.aside, program('import')),
    kdf: exportKdf(scrypt),
    openPictures: () => dialogs.open({ filters: pictures, many: true }),
    openFile: openOne,
    saveBytes,
  });

  const recovery = createRecoveryRoom({
    files,
    age: ageAside(parts.aside, program('age')),
    now,
    reminderDays: () => settings.current().backupReminderDays,
    onChange,
    entries: authenticator.recovery,
    saveBytes,
    openBytes: openOne,
    savePaper: parts.savePaper,
  });

  const setup: SetupRoom = createSetupRoom({
    access: { open: (ref, onWait) => account.access.open(ref, onWait) },
    // Just read on the account's own screen as a rule; a plan does without it where AWS does not let us look.
    administrators: (ref) => account.administratorsOf(ref),
    openGateway,
    keychain,
    practiceKeychain: doors.practiceKeychain,
    files,
    vault: authenticator.devices,
    clock,
    practiceClock: practice.clock,
    publish: (snapshot) => {
      publish('setup', 'run', snapshot);
      if (snapshot !== null && !isActive(snapshot)) account.forgetOverview(snapshot.accountRef);
      onChange();
    },
    aliasChanged: (accountRef, alias) => account.book.patch(accountRef, { alias }),
    ...(boundary === undefined ? {} : { boundary }),
  });

  const accountKeys = withPractice(keychain, doors.practiceKeychain);
  const account: AccountRoom = createAccountRoom({
    files,
    keychain: accountKeys,
    openGateway,
    clock,
    practiceClock: practice.clock,
    practice: () => practice.open(),
    language: parts.language,
    openKeyFile: async () => {
      const bytes = await openOne();
      return bytes === null ? null : new TextDecoder().decode(bytes);
    },
    codes: codesOf(authenticator.devices),
    administrator: (ref) => setup.administratorOf(ref),
    adminCredential: (ref) => adminCredential(ref),
    recovery: async () => {
      const { lastBackupAt, rehearsedAt, age } = await recovery.state({});
      return { lastBackupAt, rehearsedAt, entriesSince: age.since.added + age.since.changed };
    },
    itemsOf: (ref) => setup.itemsOf(ref),
    removing: (ref) => users.forget(ref),
    isBusy: (ref) => isActive(setup.current()) && setup.current()?.accountRef === ref,
    publishRetirement: (snapshot) => publish('account', 'retirement', snapshot),
    ...(boundary === undefined ? {} : { boundary }),
  });

  const adminCredential = async (ref: string): Promise<AwsCredentials | null> => {
    const administrator = await setup.administratorOf(ref);
    return administrator === null ? null : (await setup.runSecrets(administrator.runId)).accessKey;
  };

  const users: UsersRoom = createUsersRoom({
    access: account.access,
    storage: files,
    keychain: accountKeys,
    openGateway,
    history: (ref, userName) => historyOf(setup, ref, userName),
    ...userSecrets({ setup, account, publish, clipboard, settings, handover: parts.handover }),
    vault: authenticator.devices,
    clock,
    practiceClock: practice.clock,
    qrPng,
    isBusy: (ref) => isActive(setup.current()) && setup.current()?.accountRef === ref,
  });

  const vaultLock = createVaultLock(vault, practiceVault, tries, {
    opened: () => authenticator.opened(),
    nothingYet: () => authenticator.nothingYet(),
    closing: () => authenticator.closing(),
  });
  account.book.onChange(() => {
    authenticator.touch();
    onChange();
  });
  settings.onChange((now, before) => now.language !== before.language && authenticator.touch());
  return { account, authenticator, vaultLock, setup, users, recovery };
}
