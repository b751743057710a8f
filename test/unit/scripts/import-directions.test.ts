import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from '../../../scripts/lib/directions.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let tree = '';

/** A tree of its own with the project's own rules, so that nothing is planted in the sources. */
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'offroot-lint-'));
  const rules = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>;
  delete rules['$schema'];
  rules['options'] = {};
  writeFileSync(join(tree, '.oxlintrc.json'), JSON.stringify(rules));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** What the linter says about one planted file. */
function lint(path: string, source: string): string {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json', path], {
    cwd: tree,
    encoding: 'utf8',
  });
  rmSync(file);
  return stdout;
}

const forbidden: readonly (readonly [why: string, path: string, target: string])[] = [
  ['a room reaches into another room', 'electron/account/planted.ts', '../setup/plan'],
  [
    'a nested part of a room reaches into another room',
    'electron/authenticator/import/planted.ts',
    '../../users/list',
  ],
  ['a room reaches into the shell', 'electron/setup/planted.ts', '../shell/window'],
  ['a room reaches into main', 'electron/users/planted.ts', '../main/session'],
  ['a room leaves electron/', 'electron/recovery/planted.ts', '../../renderer/bridge'],
  ['a room knows Electron', 'electron/setup/planted.ts', 'electron'],
  ['a room talks to keytar itself', 'electron/account/planted.ts', 'keytar'],
  ['a door reaches into a room', 'electron/storage/planted.ts', '../setup/plan'],
  ['a door reaches into another door', 'electron/keychain/planted.ts', '../aws/gateway'],
  ['the contract reaches into a door', 'electron/contract/planted.ts', '../aws/gateway'],
  ['the contract knows Node', 'electron/contract/planted.ts', 'node:fs'],
  ['the renderer reaches into a room', 'renderer/screens/planted.ts', '../../electron/setup/plan'],
  ['the renderer takes values of the contract', 'renderer/screens/planted.ts', '../../electron/contract'],
  ['the renderer takes values of a contract file', 'renderer/planted.ts', '../electron/contract/account'],
  ['the renderer knows Node', 'renderer/planted.ts', 'node:fs'],
  ['the renderer knows the SDK', 'renderer/planted.ts', '@aws-sdk/client-iam'],
];

const welcome: readonly (readonly [why: string, path: string, source: string])[] = [
  [
    'a room uses a door',
    'electron/account/planted.ts',
    `import { a } from '../aws/gateway';\nexport const b = a;\n`,
  ],
  [
    'a room uses the contract',
    'electron/setup/planted.ts',
    `import { a } from '../contract';\nexport const b = a;\n`,
  ],
  [
    'a nested part uses its own room',
    'electron/authenticator/import/planted.ts',
    `import { a } from '../uri';\nexport const b = a;\n`,
  ],
  [
    'the keychain door uses keytar',
    'electron/keychain/planted.ts',
    `import { a } from 'keytar';\nexport const b = a;\n`,
  ],
  [
    'the shell uses a room',
    'electron/shell/planted.ts',
    `import { a } from '../setup';\nexport const b = a;\n`,
  ],
  [
    'the renderer takes types of the contract',
    'renderer/screens/planted.ts',
    `import type { A } from '../../electron/contract';\nexport const b: A | null = null;\n`,
  ],
  [
    'the renderer takes the plain constants',
    'renderer/planted.ts',
    `import { a } from '../electron/contract/constants';\nexport const b = a;\n`,
  ],
];

describe('the linter', () => {
  test.each(forbidden)('refuses that %s', (_why, path, target) => {
    expect(lint(path, `import { a } from '${target}';\nexport const b = a;\n`)).toContain(
      'no-restricted-imports',
    );
  });

  test.each(welcome)('accepts that %s', (_why, path, source) => {
    expect(lint(path, source)).not.toContain('no-restricted-imports');
  });
});

describe('the check of where imports lead', () => {
  test.each(forbidden)('refuses that %s, also when loaded later', (_why, path, target) => {
    expect(violations(path, `import { a } from '${target}';`)).toHaveLength(1);
    expect(violations(path, `const a = await import('${target}');`)).toHaveLength(1);
    expect(violations(path, `export * from '${target}';`)).toHaveLength(1);
  });

  test.each(welcome)('accepts that %s', (_why, path, source) => {
    expect(violations(path, source)).toEqual([]);
  });
});
