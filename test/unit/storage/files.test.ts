import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFs, openFiles } from '../../../electron/storage';
import { fsError, memoryDisk } from './disk';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array | null): string | null => found && new TextDecoder().decode(found);

describe('files on a real disk', () => {
  let root = '';
  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), 'offroot-')), 'data');
  });
  afterEach(() => rm(join(root, '..'), { recursive: true, force: true }));

  it('reads back what was written, and null for what is not there', async () => {
    const files = await openFiles(root);
    await files.write('a.json', bytes('한글'));
    expect(text(await files.read('a.json'))).toBe('한글');
    expect(await files.read('b.json')).toBeNull();
  });

  it('lets nobody else look: files 0600, folders 0700', async () => {
    const files = await openFiles(root);
    await files.write('runs/x.jsonl', bytes('1'));
    await files.append('runs/y.jsonl', bytes('1'));
    expect((await stat(root)).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'runs'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(root, 'runs/x.jsonl'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(root, 'runs/y.jsonl'))).mode & 0o777).toBe(0o600);
  });

  it('keeps the asked number of older contents, newest first', async () => {
    const files = await openFiles(root);
    for (const each of ['1', '2', '3', '4', '5']) await files.write('v', bytes(each), { generations: 3 });
    expect(
      await Promise.all(['v', 'v.1', 'v.2', 'v.3', 'v.4'].map(async (name) => text(await files.read(name)))),
    ).toEqual(['5', '4', '3', '2', null]);
  });

  it('keeps older contents on a disk without hard links', async () => {
    const files = await openFiles(root, { fs: { ...nodeFs, link: () => Promise.reject(fsError('EPERM')) } });
    for (const each of ['1', '2', '3']) await files.write('v', bytes(each), { generations: 1 });
    expect(text(await files.read('v'))).toBe('3');
    expect(text(await files.read('v.1'))).toBe('2');
    expect((await readdir(root)).sort()).toEqual(['v', 'v.1']);
  });

  it('appends in order, also when asked at once', async () => {
    const files = await openFiles(root);
    await Promise.all(Array.from({ length: 20 }, (_, n) => files.append('runs/j', bytes(`${n}\n`))));
    expect(text(await files.read('runs/j'))).toBe(Array.from({ length: 20 }, (_, n) => `${n}\n`).join(''));
  });

  it('removes a file with its older contents', async () => {
    const files = await openFiles(root);
    for (const each of ['1', '2']) await files.write('v', bytes(each), { generations: 2 });
    await files.remove('v');
    await files.remove('v');
    expect(await readdir(root)).toEqual([]);
  });

  it('lists a folder sorted, without leftovers, and empty when it is not there', async () => {
    const files = await openFiles(root);
    expect(await files.list('runs')).toEqual([]);
    await files.write('runs/b', bytes('1'));
    await files.write('runs/a', bytes('1'));
    await writeFile(join(root, 'runs/.c.0123456789ab.tmp'), '');
    expect(await files.list('runs')).toEqual(['a', 'b']);
  });

  it('sweeps leftovers of torn writes when it opens, and nothing else', async () => {
    const files = await openFiles(root);
    await files.write('runs/b', bytes('1'));
    await writeFile(join(root, '.v.0123456789ab.tmp'), 'half');
    await writeFile(join(root, 'runs/.b.0123456789ab.tmp'), 'half');
    await writeFile(join(root, '.not-ours.tmp'), 'x');
    await openFiles(root);
    expect((await readdir(root)).sort()).toEqual(['.not-ours.tmp', 'runs']);
    expect(await readdir(join(root, 'runs'))).toEqual(['b']);
  });

  it('replaces a symbolic link instead of writing through it', async () => {
    const files = await openFiles(root);
    const outside = join(root, '..', 'outside');
    await writeFile(outside, 'theirs');
    await symlink(outside, join(root, 'v'));
    await files.write('v', bytes('ours'));
    expect(await readFile(outside, 'utf8')).toBe('theirs');
    expect(text(await files.read('v'))).toBe('ours');
  });

  it.each([
    '../x',
    '/etc/passwd',
    'a/../../x',
    '',
    '.',
    '..',
    'a//b',
    'a\\b',
    'C:x',
    'nul',
    'aux.json',
    'a.',
    '.hidden',
    'a\0b',
    'a/b/c/d/e',
  ])('refuses the name %j', async (name) => {
    const files = await openFiles(root);
    await expect(files.read(name)).rejects.toThrow(TypeError);
    await expect(files.write(name, bytes('x'))).rejects.toThrow(TypeError);
    await expect(files.append(name, bytes('x'))).rejects.toThrow(TypeError);
    await expect(files.remove(name)).rejects.toThrow(TypeError);
  });
});

describe('files on a disk that fails', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'disk-refused'],
    ['EROFS', 'disk-refused'],
    ['EPERM', 'disk-refused'],
    ['EIO', 'disk-refused'],
  ])(
    'says %s as %s at every step of a save, keeps the old content and leaves nothing half-written',
    async (code, problem) => {
      const measure = memoryDisk();
      const first = await openFiles('/r', { fs: measure.fs });
      await first.write('v', bytes('old'), { generations: 2 });
      measure.fail(null);
      await first.write('v', bytes('new'), { generations: 2 });
      const last = measure.steps();
      for (let at = 0; at < last; at += 1) {
        const disk = memoryDisk();
        const files = await openFiles('/r', { fs: disk.fs });
        await files.write('v', bytes('old'), { generations: 2 });
        disk.fail({ at, error: fsError(code) });
        const outcome = await files
          .write('v', bytes('new'), { generations: 2 })
          .catch((error: unknown) => error);
        disk.fail(null);
        // Only the hard link has a second way, and so may fail without a word.
        if (outcome !== undefined)
          expect(outcome).toMatchObject({ problem: { code: problem, params: { file: 'v' } } });
        const now = text(await files.read('v'));
        expect(['old', 'new']).toContain(now);
        if (outcome === undefined) expect(now).toBe('new');
        expect([...disk.files.keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
      expect(last).toBeGreaterThan(8);
    },
  );
});
