import type { Preview } from '../contract/authenticator';
import type { Code, Saved } from '../contract';
import type { Files } from '../storage';
import type { Age } from './age-aside';
import type { Versions } from './reminder';

/** What a restored entry can show of itself. */
export type ScratchEntry = {
  readonly issuer: string;
  readonly account: string;
  /** Code at this instant (epoch ms, corrected clock), with its validity. */
  codeAt(at: number): Code;
};

export type SaveOptions = { readonly suggestedName: string; readonly despiteGit: boolean };

/** What the recovery room needs of others; main wires it. */
export type RecoveryPorts = {
  readonly files: Files;
  readonly age: Age;
  /** Corrected time, epoch ms. */
  readonly now: () => number;
  /** Setting: remind when the backup is that many days old; 0: never. */
  readonly reminderDays: () => number;
  /** What is said of the backup has changed. */
  readonly onChange: () => void;
  readonly entries: {
    /** Real entries, and when each was last edited (epoch ms). */
    versions(): Versions;
    removedCount(): number;
    /** All entries but practice ones, as otpauth URIs, one a line. */
    asText(): Uint8Array;
    /** Reads such a text into memory only. Throws ProblemError `file-not-recognized`. */
    scratch(text: Uint8Array): Promise<readonly ScratchEntry[]>;
    /** Reads it into a preview, in which duplicates and conflicts are marked. */
    preview(text: Uint8Array): Promise<Preview>;
  };
  /** System dialogs; atomic, 0600. */
  readonly saveBytes: (bytes: Uint8Array, options: SaveOptions) => Promise<Saved>;
  readonly openBytes: () => Promise<Uint8Array | null>;
  /** The paper sheet, a PDF without secrets. */
  readonly savePaper: () => Promise<Saved>;
};
