import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import { limits, ProblemError, type Saved } from '../contract';
import { gitWorkTreeOf } from './git';
import { saveFile } from './save-file';

export type Filter = { readonly name: string; readonly extensions: readonly string[] };
export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

export type Dialogs = {
  /** One file at a place the person chooses. */
  save(file: NamedBytes, options: SaveOptions): Promise<SavedAt>;
  /** Several files into a folder the person chooses. */
  saveAll(files: readonly NamedBytes[], options: SaveOptions): Promise<SavedAt>;
  /** Contents of files the person chooses; null when canceled. Throws ProblemError `file-too-large | file-not-readable`. */
  open(options: {
    readonly filters: readonly Filter[];
    readonly many: boolean;
  }): Promise<readonly Uint8Array[] | null>;
};
/** `secret`: refuse places inside a git work tree, unless `despiteGit`. */
export type SaveOptions = { readonly secret: boolean; readonly despiteGit: boolean };
/** `paths` are for main alone (to delete what was saved); they never cross to the page. */
export type SavedAt = { readonly saved: Saved; readonly paths: readonly string[] };

type Parts = {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  readonly parent: () => BrowserWindow | null;
  readonly folder: () => string;
};

/** Opening and saving through the system's own dialogs: the app sees only what a person has chosen. */
export function createDialogs({ dialog, parent, folder }: Parts): Dialogs {
  const askFile = async (name: string): Promise<string | null> => {
    const options = {
      defaultPath: join(folder(), basename(name)),
      properties: ['showOverwriteConfirmation' as const],
    };
    const window = parent();
    const { canceled, filePath } = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    return canceled || filePath === undefined || filePath === '' ? null : filePath;
  };
  const askOpen = async (
    properties: ('openFile' | 'openDirectory' | 'createDirectory' | 'multiSelections')[],
    filters: readonly Filter[],
  ): Promise<readonly string[] | null> => {
    const options = {
      defaultPath: folder(),
      properties,
      filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    };
    const window = parent();
    const { canceled, filePaths } = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return canceled || filePaths.length === 0 ? null : filePaths;
  };
  return {
    async save(file, options) {
      const path = await askFile(file.name);
      return path === null ? canceledAt : write([{ path, bytes: file.bytes }], options);
    },
    async saveAll(files, options) {
      const chosen = (await askOpen(['openDirectory', 'createDirectory'], []))?.[0];
      if (chosen === undefined) return canceledAt;
      return write(
        files.map(({ name, bytes }) => ({ path: join(chosen, basename(name)), bytes })),
        options,
      );
    },
    async open({ filters, many }) {
      const paths = await askOpen(many ? ['openFile', 'multiSelections'] : ['openFile'], filters);
      return paths === null ? null : Promise.all(paths.map(readBounded));
    },
  };
}

const canceledAt: SavedAt = { saved: { outcome: 'canceled' }, paths: [] };

async function write(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  { secret, despiteGit }: SaveOptions,
): Promise<SavedAt> {
  const folder = dirname(files[0]?.path ?? '.');
  const repository = secret && !despiteGit ? await gitWorkTreeOf(folder) : null;
  if (repository !== null) return { saved: { outcome: 'inside-git', repository }, paths: [] };
  for (const { path, bytes } of files) await saveFile(path, bytes);
  const paths = files.map(({ path }) => path);
  return { saved: { outcome: 'saved', files: paths.map((path) => basename(path)), folder }, paths };
}

const whyNotReadable: Readonly<Record<string, string>> = {
  ENOENT: 'file-missing',
  EACCES: 'no-rights',
  EPERM: 'no-rights',
  EISDIR: 'folder',
};

/** Reads a file of at most 20 MiB. */
async function readBounded(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > limits.file) throw new ProblemError('file-too-large');
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = whyNotReadable[code];
    throw new ProblemError('file-not-readable', reason === undefined ? {} : { params: { reason } });
  }
}
