import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../electron/contract';
import type { Keychain } from '../../../electron/keychain';
import { createPracticeKeys, withPractice } from '../../../electron/main/practice-keys';
import { openFiles } from '../../../electron/storage';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const absent = (): Promise<never> => Promise.reject(new ProblemError('keychain-absent'));
const noKeychain: Keychain = {
  state: () => Promise.resolve({ state: 'absent', backend: '' }),
  put: absent,
  get: absent,
  remove: absent,
  list: absent,
};

describe('the keys of practice', () => {
  it('are kept in a file of their own, and stay for the next start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-keys-'));
    const keys = createPracticeKeys(await openFiles(folder));
    expect(await keys.get('run/x/password')).toBeNull();
    await keys.put('run/x/password', bytes('한글 one'));
    await keys.put('account/practice/retire-admin', bytes('two'));
    const again = createPracticeKeys(await openFiles(folder));
    expect(new TextDecoder().decode((await again.get('run/x/password')) ?? bytes(''))).toBe('한글 one');
    expect(await again.list()).toEqual(['account/practice/retire-admin', 'run/x/password']);
    expect([await again.remove('run/x/password'), await again.remove('run/x/password')]).toEqual([
      true,
      false,
    ]);
    expect(readFileSync(join(folder, 'practice-keys.json'), 'utf8')).not.toContain('run/x');
    expect(await again.get('constructor')).toBeNull();
  });

  it('need no keychain, and those of real accounts do', async () => {
    const keys = createPracticeKeys(await openFiles(mkdtempSync(join(tmpdir(), 'practice-keys-'))));
    await keys.put('run/x/access-key', bytes('one'));
    const all = withPractice(noKeychain, keys);
    await all.put('account/practice/key', bytes('two'));
    expect(await all.get('account/practice/key')).toEqual(bytes('two'));
    expect(await all.remove('run/x/access-key')).toBe(true);
    expect(await all.list('account/practice/user-key/')).toEqual(['account/practice/key']);
    for (const ask of [
      () => all.get('account/a-1/key'),
      () => all.put('account/a-1/key', bytes('x')),
      () => all.remove('run/y/password'),
      () => all.list(),
    ])
      await expect(ask()).rejects.toMatchObject({ problem: { code: 'keychain-absent' } });
  });
});
