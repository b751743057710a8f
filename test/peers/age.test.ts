import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ageDecrypt, ageEncrypt, isAge } from '../../electron/recovery/age';

/** The age program asks on a terminal; `script` gives it one. */
function openWithAge(file: string, passphrase: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const out = `${file}.txt`;
    const child = spawn('script', ['-qec', `age -d -o ${out} ${file}`, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let screen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      screen += chunk.toString();
      if (/passphrase/i.test(screen)) {
        screen = '';
        child.stdin.write(`${passphrase}\n`);
      }
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`age ended with ${code}`))));
  });
}

it('the public age program opens the backup', async () => {
  const lines = 'otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP&issuer=Example\n한국어 줄\n';
  const file = join(mkdtempSync(join(tmpdir(), 'offroot-age-')), 'backup.age');
  const sealed = await ageEncrypt(new Uint8Array(Buffer.from(lines)), 'correct horse 배터리');
  writeFileSync(file, sealed, { mode: 0o600 });
  expect(isAge(sealed)).toBe(true);
  expect(readFileSync(await openWithAge(file, 'correct horse 배터리'), 'utf8')).toBe(lines);
});

it('a wrong passphrase and a damaged backup open nothing', async () => {
  const sealed = await ageEncrypt(new Uint8Array([1, 2, 3]), 'right');
  expect(await ageDecrypt(sealed, 'wrong')).toBeNull();
  const damaged = Uint8Array.from(sealed);
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  expect(await ageDecrypt(damaged, 'right')).toBeNull();
  expect(await ageDecrypt(sealed, 'right')).toEqual(new Uint8Array([1, 2, 3]));
});
