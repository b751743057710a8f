import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { lockKeyring, unlockKeyring } from '../../scripts/lib/keyring.mjs';
import { launchApp } from './support/app.mjs';

/** The question stays on the display when nobody answers, and with it the keyboard: later tests could press no keys. */
function endQuestion(display: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      const words = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      const isQuestion = readFileSync(`/proc/${pid}/comm`, 'latin1').trim() === 'gcr-prompter';
      if (isQuestion && words.includes(`DISPLAY=${display}`)) process.kill(Number(pid));
    } catch {
      // Ended since it was listed, or another person's.
    }
  }
}

test('the program ends although the keychain waits for its password', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-e2e-'));
  chmodSync(folder, 0o777);
  const executable = process.env['OFFROOT_EXECUTABLE'] ?? '';
  lockKeyring(process.env);
  try {
    const running = await launchApp({
      executable,
      env: process.env,
      userData: join(folder, 'data'),
    });
    await running.page.locator('h1').first().waitFor();
    const { pid } = running.app.process();
    await running.close();
    expect(() => process.kill(pid ?? 0, 0), 'the process is still there').toThrow();
  } finally {
    unlockKeyring(process.env);
    endQuestion(process.env['DISPLAY'] ?? '');
  }
});
