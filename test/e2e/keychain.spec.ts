import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { lockKeyring, unlockKeyring } from '../../scripts/lib/keyring.mjs';
import { launchApp } from './support/app.mjs';
import { endQuestion } from './support/keychain-question.mjs';

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
