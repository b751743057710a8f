import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exists, quotedIn, read, root } from './files';

const text = read('docs/architecture.md');
const foldersOf = (parent: string): readonly string[] =>
  readdirSync(join(root, parent)).filter((name) => statSync(join(root, parent, name)).isDirectory());

/** Paths of the sources that a text names. */
const named = (words: string): readonly string[] =>
  quotedIn(words).filter((word) => /^(?:electron|renderer|test|scripts|docs)(?:\/[\w.*-]+)*\/?$/.test(word));

/** Folders of electron/ and renderer/ that are not named: by their path, or in a row that begins with their parent. */
function unnamed(words: string): readonly string[] {
  const all = new Set(quotedIn(words).map((word) => word.replace(/\/$/, '')));
  const doors = (name: string): boolean => all.has(name);
  return [
    ...foldersOf('electron')
      .filter((name) => !all.has(`electron/${name}`) && !doors(name))
      .map((name) => `electron/${name}`),
    ...foldersOf('renderer')
      .filter((name) => !all.has(`renderer/${name}`))
      .map((name) => `renderer/${name}`),
  ];
}

describe('docs/architecture.md', () => {
  it('names no file or folder that is not there', () => {
    expect(named(text).length).toBeGreaterThan(12);
    expect(named(text).filter((path) => !exists(path.replace(/\/$/, '')))).toEqual([]);
  });

  it('names every folder of electron and renderer', () => {
    expect(unnamed(text)).toEqual([]);
  });

  it('would miss a folder, and see a name that leads nowhere', () => {
    expect(unnamed(text.replaceAll('electron/setup', ''))).toContain('electron/setup');
    expect(named('see `electron/nowhere/x.ts`').filter((path) => !exists(path))).toEqual([
      'electron/nowhere/x.ts',
    ]);
  });
});
