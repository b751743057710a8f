import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedFrom } from '../../electron/authenticator/entries';
import { Vault, vaultKeyItem } from '../../electron/authenticator/vault/vault';
import { fileNames, openFiles } from '../../electron/storage';
import { imported, memoryKeychain } from '../unit/authenticator/kit';
import { vector, vectorFile } from './vault-vector';

const run = promisify(execFile);
const reader = fileURLToPath(new URL('read_vault.py', import.meta.url));
const documentPath = fileURLToPath(new URL('../../docs/vault-format.md', import.meta.url));
// Any Python 3 that has the pip package "cryptography" (Debian: python3-cryptography).
const python = process.env['OFFROOT_PYTHON'] ?? 'python3';

type Read = {
  readonly entries: readonly { readonly id: string; readonly secret: string; readonly issuer: string }[];
};

const read = async (file: string, flag: string, value: string): Promise<Read> => {
  const { stdout } = await run(python, [reader, file, flag, 'VALUE'], {
    env: { ...process.env, VALUE: value, PYTHONIOENCODING: 'utf-8' },
  });
  return JSON.parse(stdout) as Read;
};

describe('the vault, read by a program that is not ours', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offroot-vault-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('opens with the keychain key and with the passphrase, and holds what was saved', async () => {
    const files = await openFiles(folder);
    const keychain = memoryKeychain();
    const vault = new Vault({ files, name: fileNames.vault, now: Date.now, keychain, tries: null });
    await vault.openWithKeychain();
    const entries = Array.from({ length: 50 }, (_, n) => {
      const from = imported({ issuer: `서비스 ${n}`, secret: new Uint8Array(n + 1).fill(n) });
      return storedFrom(from, { ...from, aws: null, color: 'blue', monogram: 'A' }, 0);
    });
    await vault.change((content) => ({ content: { ...content, entries }, result: null }));
    await vault.setWays({ passphrase: '한글 암호 é', keychain: true });
    const expected = entries.map(({ id, issuer, secret }) => ({
      id,
      issuer,
      secret: Buffer.from(secret).toString('hex'),
    }));
    const file = join(folder, fileNames.vault);
    const key = Buffer.from(keychain.items.get(vaultKeyItem) ?? []).toString('hex');
    expect((await read(file, '--keychain-hex-env', key)).entries).toMatchObject(expected);
    expect((await read(file, '--passphrase-env', '한글 암호 é')).entries).toMatchObject(expected);
    await expect(read(file, '--passphrase-env', 'wrong')).rejects.toThrow('InvalidTag');
  });

  it('agrees with the test vector in docs/vault-format.md to the byte', async () => {
    const bytes = await vectorFile();
    const document = await readFile(documentPath, 'utf8');
    const hex = /```vector\n([0-9a-f\n]+)```/.exec(document)?.[1]?.replaceAll('\n', '');
    expect(hex).toBe(bytes.toString('hex'));
    expect(document).toContain(createHash('sha256').update(bytes).digest('hex'));
    const file = join(folder, 'vector.vault');
    await writeFile(file, bytes);
    const { entries } = await read(file, '--passphrase-env', vector.passphrase);
    expect(entries).toMatchObject([
      { issuer: 'Amazon Web Services', secret: Buffer.from('12345678901234567890').toString('hex') },
    ]);
    const byKey = await read(file, '--keychain-hex-env', Buffer.from(vector.keychainKey).toString('hex'));
    expect(byKey.entries).toEqual(entries);
  });
});
