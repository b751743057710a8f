import type { AccountColor } from '../contract/constants';
import type { Publish, Saved } from '../contract';
import type { ReadImport } from './import/import-aside';
import type { ExportKdf } from './import/kdf';
import type { QrReader } from './qr-read';
import type { Vault } from './vault/vault';

/** What is known of an AWS account, for showing an entry and for its chip. */
export type KnownAccount = {
  readonly ref: string;
  readonly accountId: string;
  readonly nickname: string;
  readonly alias: string | null;
  readonly color: AccountColor;
  readonly monogram: string;
  readonly practice: boolean;
};

export type ClipboardPort = {
  /** Puts a code on the clipboard and takes it off later if it is still there. Resolves to when, epoch ms (local clock). */
  copySecret(text: string, seconds: number): Promise<number>;
  /** Told with null when a secret of ours is no longer on the clipboard. */
  onChange(listener: (clearsAt: number | null) => void): void;
  readText(): Promise<string>;
  /** PNG; null when no picture is there. */
  readPicture(): Promise<Uint8Array | null>;
};

/** What the room needs from the rest of the app; main wires it. */
export type AuthenticatorPorts = {
  readonly vault: Vault;
  /** Practice entries live in a vault of their own: they can never get into a backup or an export. */
  readonly practiceVault: Vault;
  /** Corrected time, epoch ms: codes are made for this. The practice account has a time of its own, which may be wrong on purpose. */
  readonly now: (ofPractice?: boolean) => number;
  /** The clock that the window counts by, when it is another; epoch ms. */
  readonly windowNow?: () => number;
  readonly publish: Publish;
  /** The operating system's own question before a secret is shown; true where it has none. */
  readonly confirmSecret: () => Promise<boolean>;
  readonly clipboard: ClipboardPort;
  readonly clearClipboardSeconds: () => number;
  readonly accounts: {
    byRef(ref: string): KnownAccount | null;
    byId(accountId: string): KnownAccount | null;
  };
  /** AWS listed the device as in use when last asked; null when it was not asked. */
  readonly isLive: (serialNumber: string) => boolean | null;
  readonly readQr: QrReader;
  /** One PNG of each display; empty where the system lets nobody look. */
  readonly screenPictures: () => Promise<readonly Uint8Array[]>;
  readonly readImport: ReadImport;
  /** For files that are written. */
  readonly kdf: ExportKdf;
  /** System dialogs; null when canceled. */
  readonly openPictures: () => Promise<readonly Uint8Array[] | null>;
  readonly openFile: () => Promise<Uint8Array | null>;
  readonly saveBytes: (
    bytes: Uint8Array,
    options: { readonly suggestedName: string; readonly despiteGit: boolean },
  ) => Promise<Saved>;
};
