import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDialogs } from '../../../electron/shell/dialogs';
import { gitWorkTreeOf } from '../../../electron/shell/git';
import { diskProblem, saveFile } from '../../../electron/shell/save-file';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offroot-shell-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('finding a git work tree', () => {
  it('looks upwards, for a folder as well as for the file of a linked work tree', async () => {
    await mkdir(join(folder, 'clone/.git'), { recursive: true });
    await mkdir(join(folder, 'clone/a/b'), { recursive: true });
    await mkdir(join(folder, 'linked/deep'), { recursive: true });
    await writeFile(join(folder, 'linked/.git'), 'gitdir: elsewhere');
    expect(await gitWorkTreeOf(join(folder, 'clone/a/b'))).toBe('clone');
    expect(await gitWorkTreeOf(join(folder, 'linked/deep'))).toBe('linked');
    expect(await gitWorkTreeOf(folder)).toBeNull();
  });
  it('follows a link into one', async () => {
    await mkdir(join(folder, 'clone/.git'), { recursive: true });
    await mkdir(join(folder, 'clone/sub'));
    await symlink(join(folder, 'clone/sub'), join(folder, 'link'));
    expect(await gitWorkTreeOf(join(folder, 'link'))).toBe('clone');
  });
});

describe('saving a file', () => {
  it('makes it readable for its owner alone, also in place of a looser one', async () => {
    const path = join(folder, 'x.csv');
    await writeFile(path, 'old', { mode: 0o644 });
    await saveFile(path, bytes('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['x.csv']);
  });
  it('follows a link and keeps it', async () => {
    await writeFile(join(folder, 'real'), 'old');
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await saveFile(join(folder, 'link'), bytes('new'));
    expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new');
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
  });
  it('leaves the old content and nothing else when it cannot', async () => {
    await mkdir(join(folder, 'taken'));
    await writeFile(join(folder, 'taken/inside'), 'x');
    await expect(saveFile(join(folder, 'taken'), bytes('new'))).rejects.toMatchObject({
      message: 'disk-refused',
    });
    expect(await readdir(folder)).toEqual(['taken']);
    await expect(saveFile(join(folder, 'missing/x'), bytes('new'))).rejects.toMatchObject({
      message: 'disk-refused',
    });
  });
  it('tells a full disk from other trouble', () => {
    const error = (code: string): Error => Object.assign(new Error('/secret/path'), { code });
    expect(diskProblem(error('ENOSPC')).problem).toMatchObject({
      code: 'disk-full',
      params: { reason: 'ENOSPC' },
    });
    expect(diskProblem(error('EACCES')).problem).toMatchObject({ code: 'disk-refused' });
    expect(JSON.stringify(diskProblem(error('EACCES')).problem)).not.toContain('secret');
  });
});

describe('the dialogs', () => {
  function dialogsTo(filePath: string | undefined, filePaths: string[] = []) {
    const asked: unknown[] = [];
    const dialog = {
      showSaveDialog: async (options: unknown) => {
        asked.push(options);
        return { canceled: filePath === undefined, filePath: filePath ?? '' };
      },
      showOpenDialog: async () => ({ canceled: filePaths.length === 0, filePaths }),
    };
    return {
      asked,
      dialogs: createDialogs({ dialog: dialog as never, parent: () => null, folder: () => folder }),
    };
  }
  const secret = { secret: true, despiteGit: false };

  it('write nothing when canceled', async () => {
    const { dialogs } = dialogsTo(undefined);
    expect(await dialogs.save({ name: 'a', bytes: bytes('x') }, secret)).toEqual({
      saved: { outcome: 'canceled' },
      paths: [],
    });
    expect(await dialogs.saveAll([{ name: 'a', bytes: bytes('x') }], secret)).toMatchObject({
      saved: { outcome: 'canceled' },
    });
    expect(await dialogs.open({ filters: [], many: true })).toBeNull();
  });
  it('refuse a secret inside a git repository by its name, unless told otherwise', async () => {
    await mkdir(join(folder, 'haneul-web/.git'), { recursive: true });
    const path = join(folder, 'haneul-web/key.csv');
    const { dialogs } = dialogsTo(path);
    const file = { name: 'key.csv', bytes: bytes('x') };
    expect((await dialogs.save(file, secret)).saved).toEqual({
      outcome: 'inside-git',
      repository: 'haneul-web',
    });
    expect(await readdir(join(folder, 'haneul-web'))).toEqual(['.git']);
    expect((await dialogs.save(file, { secret: true, despiteGit: true })).saved.outcome).toBe('saved');
    expect((await dialogs.save(file, { secret: false, despiteGit: false })).saved.outcome).toBe('saved');
  });
  it('suggest a bare name, whatever the name holds', async () => {
    const { dialogs, asked } = dialogsTo(join(folder, 'x'));
    await dialogs.save({ name: '../../etc/passwd', bytes: bytes('x') }, secret);
    expect(asked).toMatchObject([{ defaultPath: join(folder, 'passwd') }]);
  });
  it('save several files into the chosen folder', async () => {
    const { dialogs } = dialogsTo(undefined, [folder]);
    const files = [
      { name: 'a.csv', bytes: bytes('1') },
      { name: '../b.csv', bytes: bytes('2') },
    ];
    expect((await dialogs.saveAll(files, secret)).saved).toEqual({
      outcome: 'saved',
      files: ['a.csv', 'b.csv'],
      folder,
    });
    expect(await readdir(folder)).toEqual(['a.csv', 'b.csv']);
  });
  it('read what was chosen, and refuse what is too large or cannot be read', async () => {
    const path = join(folder, 'in');
    await writeFile(path, 'content');
    expect(await dialogsTo(undefined, [path]).dialogs.open({ filters: [], many: false })).toEqual([
      bytes('content'),
    ]);
    const large = join(folder, 'large');
    await writeFile(large, new Uint8Array(20 * 1024 * 1024 + 1));
    await expect(
      dialogsTo(undefined, [large]).dialogs.open({ filters: [], many: false }),
    ).rejects.toMatchObject({ message: 'file-too-large' });
    await expect(
      dialogsTo(undefined, [join(folder, 'gone')]).dialogs.open({ filters: [], many: false }),
    ).rejects.toMatchObject({ message: 'file-not-readable' });
    await chmod(path, 0o600);
  });
});
