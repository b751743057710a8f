import { openKeychain } from '../../electron/keychain';

/*
 * Runs inside a session bus of its own (see keychain.test.ts) against the real keytar, and prints what it saw as JSON.
 * Marks are kept in a file, as the app does.
 */
import { readFile, writeFile } from 'node:fs/promises';

const [task = '', markFile = ''] = process.argv.slice(2);
const keychain = openKeychain({
  deadlineMs: 3000,
  marks: {
    read: () => readFile(markFile, 'utf8').catch(() => null),
    write: (mark) => writeFile(markFile, mark, { mode: 0o600 }),
  },
});
const secret = new TextEncoder().encode('비밀 번호 🔑 \0 끝');
const attempt = async (call: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await call();
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
};

async function roundTrip(): Promise<Readonly<Record<string, unknown>>> {
  const state = await keychain.state();
  await keychain.put('run/or-2026-0a1b/password', secret);
  const back = await keychain.get('run/or-2026-0a1b/password');
  const listed = await keychain.list();
  return {
    state,
    same: back !== null && Buffer.from(back).equals(secret),
    listed,
    removed: await keychain.remove('run/or-2026-0a1b/password'),
    removedAgain: await keychain.remove('run/or-2026-0a1b/password'),
    gone: await keychain.get('run/or-2026-0a1b/password'),
  };
}

const tasks: Readonly<Record<string, () => Promise<unknown>>> = {
  'round-trip': roundTrip,
  keep: async () => {
    await keychain.state();
    await keychain.put('vault/key', secret);
    return { kept: true };
  },
  look: async () => ({
    state: (await keychain.state()).state,
    get: await attempt(async () => (await keychain.get('vault/key')) !== null),
    put: await attempt(() => keychain.put('vault/key', secret)),
    remove: await attempt(() => keychain.remove('account/x/key')),
    list: await attempt(() => keychain.list()),
  }),
};

const result = await tasks[task]?.();
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
