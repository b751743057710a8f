import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { find } from './build.mjs';
import { violations } from './directions.mjs';
import { root } from './paths.mjs';
import { say } from './say.mjs';

/** @typedef {{ name: string, run: () => Promise<string> }} Part a part is well when its text is empty */

const bin = (/** @type {string} */ name) => join(root, 'node_modules', name);
const programs = {
  tsc: bin('typescript/bin/tsc'),
  oxlint: bin('oxlint/bin/oxlint'),
  prettier: bin('prettier/bin/prettier.cjs'),
};

/** What a program found well the last time, so that it looks only at what changed since.
 * @param {string} name */
const known = (name) => join(root, 'node_modules/.cache/check', name.replaceAll('/', '-'));

/** @type {readonly Part[]} */
const parts = [
  ...['electron/contract', 'electron', 'renderer', 'test', 'scripts'].map((folder) => ({
    name: `types of ${folder}`,
    run: async () =>
      program(programs.tsc, ['-p', folder, '--noEmit', '--incremental', '--tsBuildInfoFile', known(folder)]),
  })),
  { name: 'lint, type-aware', run: async () => program(programs.oxlint, []) },
  {
    name: 'format',
    run: async () =>
      program(programs.prettier, [
        ...['--check', '--log-level', 'warn', '--cache', '--cache-strategy', 'content'],
        ...['--cache-location', known('format'), '.'],
      ]),
  },
  { name: 'import directions', run: directions },
  { name: 'no file over 300 lines', run: lengths },
  { name: 'no rule switched off in a source', run: switchedOff },
];

/** Runs every part, says how each went, and what was found.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function check() {
  let failed = 0;
  for (const part of parts) {
    const found = await part.run();
    say(`${found === '' ? '✓' : '✗'} ${part.name}`);
    if (found === '') continue;
    failed += 1;
    say(
      found
        .split('\n')
        .slice(0, 60)
        .map((line) => `    ${line}`)
        .join('\n'),
    );
  }
  return { passed: parts.length - failed, failed, skipped: 0 };
}

/** @param {string} file @param {readonly string[]} args */
function program(file, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return status === 0 ? '' : `${stdout}${stderr}`.trim() || `ended with ${status ?? 'a signal'}`;
}

/** @returns {Promise<{ path: string, text: string }[]>} every source of ours */
async function sources() {
  const folders = ['electron', 'renderer', 'scripts', 'test'];
  const wanted = (/** @type {string} */ name) => /\.(ts|tsx|mts|mjs)$/u.test(name);
  const files = (await Promise.all(folders.map((folder) => find(join(root, folder), wanted)))).flat().sort();
  return Promise.all(
    files.map(async (file) => ({
      path: relative(root, file).replaceAll('\\', '/'),
      text: await readFile(file, 'utf8'),
    })),
  );
}

async function directions() {
  return (await sources()).flatMap(({ path, text }) => violations(path, text)).join('\n');
}

async function lengths() {
  const long = (await sources()).filter(({ text }) => text.trimEnd().split('\n').length > 300);
  return long.map(({ path, text }) => `${path}: ${text.trimEnd().split('\n').length} lines`).join('\n');
}

async function switchedOff() {
  const words = new RegExp(
    ['oxlint-dis' + 'able', 'eslint-dis' + 'able', '@ts-ig' + 'nore', '@ts-noch' + 'eck'].join('|'),
    'u',
  );
  return (await sources())
    .filter(({ text }) => words.test(text))
    .map(({ path }) => path)
    .join('\n');
}
