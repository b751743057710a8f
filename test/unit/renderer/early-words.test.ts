import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/en';

const renderer = join(import.meta.dirname, '../../../renderer');

function fileOf(from: string, what: string): string | null {
  const path = join(dirname(from), what);
  return (
    [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts'), join(path, 'index.tsx')].find(existsSync) ?? null
  );
}

/** A file and all that is fetched together with it. */
function together(first: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(first)) return seen;
  seen.add(first);
  const imports = readFileSync(first, 'utf8').matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from '(\.[^']+)';/gms,
  );
  for (const [, what = ''] of imports) {
    const file = fileOf(first, what);
    if (file?.startsWith(renderer) === true && !file.includes('/i18n/')) together(file, seen);
  }
  return seen;
}

/** Keys that these files name, and that are not there yet when they are drawn. */
function lateKeys(first: string, early: readonly string[]): readonly string[] {
  return [...together(join(renderer, first))].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:\bt\(|\bk=)\s*\{?['`]([a-z]+)\./g)]
      .map(([, top = '']) => top)
      .filter((top) => !early.includes(top))
      .map((top) => `${file.slice(renderer.length + 1)}: ${top}`),
  );
}

describe('what is drawn before all words are there', () => {
  const start = Object.keys(en);

  it.each([
    'main.tsx',
    'screens/welcome/index.tsx',
    'screens/connect/index.tsx',
    'screens/account/index.tsx',
  ])('%s names only words of the start', (first) => expect(lateKeys(first, start)).toEqual([]));

  it.each(['screens/authenticator/index.ts'])('%s names only words of the start and of codes', (first) =>
    expect(lateKeys(first, [...start, 'authenticator'])).toEqual([]),
  );

  it('would find a late word', () => {
    expect(together(join(renderer, 'screens/authenticator/index.ts')).size).toBeGreaterThan(30);
    expect(lateKeys('screens/authenticator/index.ts', start)).not.toEqual([]);
  });
});
