import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonDocument, openFiles } from '../../../electron/storage';
import { memoryDisk } from './disk';

const schema = z.object({ names: z.array(z.string()) });
const empty = { names: [] };
const open = async (disk: ReturnType<typeof memoryDisk>) => openFiles('/r', { fs: disk.fs });

describe('a JSON document', () => {
  it('is empty before its first save, and then what was saved', async () => {
    const document = jsonDocument(await open(memoryDisk()), 'a.json', { schema, version: 1, empty });
    expect(await document.read()).toEqual({ value: empty, generation: 0 });
    await document.write({ names: ['하늘'] });
    expect(await document.read()).toEqual({ value: { names: ['하늘'] }, generation: 0 });
  });

  it('never mixes changes that are asked at once', async () => {
    const document = jsonDocument(await open(memoryDisk()), 'a.json', { schema, version: 1, empty });
    await Promise.all(
      ['a', 'b', 'c'].map((name) => document.update((value) => ({ names: [...value.names, name] }))),
    );
    expect((await document.read()).value.names.toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('refuses a file of a newer program and leaves every byte of it', async () => {
    const disk = memoryDisk();
    const files = await open(disk);
    const newer = new TextEncoder().encode('{"version":2,"data":{"other":true}}');
    await files.write('a.json', newer);
    const problems = { newer: 'journal-newer', damaged: 'file-not-readable' } as const;
    const document = jsonDocument(files, 'a.json', { schema, version: 1, empty, problems });
    await expect(document.read()).rejects.toMatchObject({ problem: { code: 'journal-newer' } });
    await expect(document.write(empty)).rejects.toMatchObject({ problem: { code: 'journal-newer' } });
    await expect(document.update((value) => value)).rejects.toMatchObject({
      problem: { code: 'journal-newer' },
    });
    expect(disk.files.get('/r/a.json')).toEqual(Buffer.from(newer));
  });

  it('brings an older version up to date', async () => {
    const files = await open(memoryDisk());
    await files.write('a.json', new TextEncoder().encode('{"version":1,"data":["x"]}'));
    const upgrade = (data: unknown): unknown => ({ names: data });
    const document = jsonDocument(files, 'a.json', { schema, version: 2, empty, upgrade });
    expect((await document.read()).value).toEqual({ names: ['x'] });
  });

  it.each(['', '{', 'null', '{"version":0,"data":{}}', '{"version":1,"data":{"names":[1]}}', '\u00ff'])(
    'says that %j is damaged, or starts empty where that was chosen',
    async (contents) => {
      const files = await open(memoryDisk());
      await files.write('a.json', Buffer.from(contents, 'latin1'));
      await expect(jsonDocument(files, 'a.json', { schema, version: 1, empty }).read()).rejects.toMatchObject(
        {
          problem: { code: 'file-not-readable' },
        },
      );
      const lenient = jsonDocument(files, 'a.json', { schema, version: 1, empty, whenDamaged: 'empty' });
      expect(await lenient.read()).toEqual({ value: empty, generation: null });
    },
  );
});
