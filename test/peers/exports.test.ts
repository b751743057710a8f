import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../electron/authenticator/base32';
import { exportAegis } from '../../electron/authenticator/export/aegis';
import { exportTwoFas } from '../../electron/authenticator/export/two-fas';
import { exportKdf } from '../../electron/authenticator/import/kdf';
import { nodeScrypt } from '../../electron/authenticator/scrypt';
import type { ImportedEntry } from '../../electron/authenticator/import/model';
import { anyVault } from '../support/vaults';

const run = promisify(execFile);
const script = fileURLToPath(new URL('read_exports.py', import.meta.url));
/** Python with lib2fas (2FAS) and py-avdu (Aegis); `npm test` installs both. */
const python = process.env['OFFROOT_READERS_PYTHON'] ?? 'python3';

type Row = readonly (string | number | null)[];
type Read = {
  readonly name: string;
  readonly aegisPackage: readonly Row[];
  readonly aegisByHand: readonly Row[];
  readonly twofasPackage: readonly Row[];
  readonly twofasByHand: readonly Row[];
};

const count = 200;
/** This many with what Aegis itself would make a person's computer work; the others cost less. */
const dear = 5;

const row = ({ kind, issuer, account, secret, algorithm, digits, period, counter }: ImportedEntry): Row => [
  kind,
  issuer,
  account,
  encodeBase32(secret),
  algorithm,
  digits,
  kind === 'hotp' ? counter : period,
];
const short = ([kind, issuer, account, secret, , digits]: Row): Row => [
  kind ?? '',
  issuer ?? '',
  account ?? '',
  secret ?? '',
  digits ?? 0,
];

describe(`${count} generated vaults, exported for other authenticators`, () => {
  const vaults = fc.sample(
    fc.tuple(
      anyVault,
      // The password goes to the readers in a file, as UTF-8 text.
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/[\r\n]/.test(text)),
    ),
    { numRuns: count, seed: 20_260_101 },
  );
  let folder = '';
  let read: readonly Read[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offroot-exports-'));
    for (const [at, [entries, password]] of vaults.entries()) {
      const path = join(folder, String(at).padStart(4, '0'));
      const costs = at < dear ? undefined : { n: 2, r: 1, p: 1 };
      await writeFile(`${path}.password`, password);
      await writeFile(`${path}.aegis`, await exportAegis(exportKdf(nodeScrypt), entries, password, costs));
      await writeFile(
        `${path}.2fas`,
        await exportTwoFas(exportKdf(nodeScrypt), entries, password, 1_767_225_600_000),
      );
    }
    const { stdout } = await run(python, [script, folder], {
      env: { ...process.env, PYTHONUTF8: '1' },
      maxBuffer: 64 * 1024 * 1024,
    });
    read = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Read);
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const wanted = vaults.map(([entries]) => entries.map(row));

  it('are all there', () => expect(read.map(({ name }) => Number(name))).toEqual(vaults.map((_, at) => at)));
  it('open in py-avdu, a reader of encrypted Aegis vaults, with every value', () =>
    expect(read.map(({ aegisPackage }) => aegisPackage)).toEqual(wanted));
  it('open by the vault format of Aegis alone, with every value', () =>
    expect(read.map(({ aegisByHand }) => aegisByHand)).toEqual(wanted));
  it('open in lib2fas, a reader of encrypted 2FAS backups, with every value that it keeps', () =>
    expect(read.map(({ twofasPackage }) => twofasPackage)).toEqual(wanted.map((rows) => rows.map(short))));
  it('open by the backup format of 2FAS alone, with every value', () =>
    expect(read.map(({ twofasByHand }) => twofasByHand)).toEqual(wanted));
});
