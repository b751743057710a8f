/**
 * Door 3. Files in one folder of userData; names are relative, `/`-separated and never leave the folder.
 * Throws ProblemError `disk-full | disk-refused`.
 */
export type Files = {
  /** null when there is no such file. */
  read(name: string): Promise<Uint8Array | null>;
  /**
   * All or nothing: temp file in the same folder, fsync, rename, fsync of the folder; mode 0600.
   * With `generations`, that many older contents are kept as `<name>.1` (newest) … `<name>.n`.
   */
  write(name: string, bytes: Uint8Array, options?: { readonly generations?: number }): Promise<void>;
  /** Appends and fsyncs; a torn tail is the reader's to detect. */
  append(name: string, bytes: Uint8Array): Promise<void>;
  /** Removes the file and its older contents; nothing happens when it is not there. */
  remove(name: string): Promise<void>;
  /** File names directly in a folder, sorted; empty when the folder is not there. */
  list(folder: string): Promise<readonly string[]>;
};
