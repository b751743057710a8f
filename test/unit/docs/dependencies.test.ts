import { describe, expect, it } from 'vitest';
import { quotedIn, read, tableRows } from './files';

type Manifest = { readonly dependencies: object; readonly devDependencies: object };

/** Packages without a line, and lines without a package. `@types/*` is one line for all packages of types. */
function faultsOf(manifest: Manifest, adr: string): readonly string[] {
  const [inside = '', outside = ''] = adr.split('## Only for building and testing').map((part) => part);
  const compare = (packages: readonly string[], text: string, where: string): readonly string[] => {
    const lines = tableRows(text).filter(([, why = '']) => why.length > 10);
    const named = new Set(lines.flatMap(([names = '']) => quotedIn(names)));
    const asNamed = (name: string): string => (name.startsWith('@types/') ? '@types/*' : name);
    const wanted = new Set(packages.map(asNamed));
    return [
      ...[...wanted].filter((name) => !named.has(name)).map((name) => `${name}: no line ${where}`),
      ...[...named]
        .filter((name) => !wanted.has(name))
        .map((name) => `${name}: a line ${where}, and no package`),
    ];
  };
  const dev = Object.keys(manifest.devDependencies);
  // The runtime is installed like a tool and shipped like a part.
  const shipped = [...Object.keys(manifest.dependencies), ...dev.filter((name) => name === 'electron')];
  return [
    ...compare(shipped, inside, 'for the application'),
    ...compare(
      dev.filter((name) => name !== 'electron'),
      outside,
      'for building',
    ),
  ];
}

describe('docs/adr/0001-dependencies.md', () => {
  const adr = read('docs/adr/0001-dependencies.md');
  const manifest = JSON.parse(read('package.json')) as Manifest;

  it('has a line with the reason for each package, and none for a package that is gone', () => {
    expect(faultsOf(manifest, adr)).toEqual([]);
  });

  it('would miss a new package, and see a line too many', () => {
    const other = {
      dependencies: { ...manifest.dependencies, leftpad: '1' },
      devDependencies: manifest.devDependencies,
    };
    expect(faultsOf(other, adr)).toEqual(['leftpad: no line for the application']);
    const { zod: _zod, ...fewer } = manifest.dependencies as Record<string, string>;
    expect(faultsOf({ ...manifest, dependencies: fewer }, adr)).toEqual([
      'zod: a line for the application, and no package',
    ]);
    const moved = {
      dependencies: {},
      devDependencies: { ...manifest.devDependencies, ...manifest.dependencies },
    };
    expect(faultsOf(moved, adr).length).toBeGreaterThan(10);
  });
});
