import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeScrypt, type Scrypt } from '../../../electron/authenticator/scrypt';
import { scryptAside } from '../../../electron/authenticator/scrypt-aside';
import { asideInThread } from '../../support/aside-thread';
import { builtProgram } from '../../support/built-program';

/** RFC 7914, section 12; the first 32 of 64 bytes, which PBKDF2-HMAC-SHA-256 gives as its first block. */
const vectors = [
  ['', '', { n: 16, r: 1, p: 1 }, '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442'],
  [
    'password',
    'NaCl',
    { n: 1024, r: 8, p: 16 },
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162',
  ],
  [
    'pleaseletmein',
    'SodiumChloride',
    { n: 16_384, r: 8, p: 1 },
    '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
  ],
] as const;

describe('scrypt', () => {
  let folder = '';
  let beside: Scrypt = nodeScrypt;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offroot-scrypt-'));
    beside = scryptAside(asideInThread, await builtProgram('authenticator/scrypt.program.ts', folder));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(vectors)('gives the values of RFC 7914 in both places: "%s"', async (password, salt, cost, hex) => {
    const bytes = (text: string) => Buffer.from(text, 'utf8');
    expect(Buffer.from(await beside(bytes(password), bytes(salt), cost)).toString('hex')).toBe(hex);
    expect(Buffer.from(await nodeScrypt(bytes(password), bytes(salt), cost)).toString('hex')).toBe(hex);
  });

  it('derives here when no program can be started beside the app', async () => {
    const alone = scryptAside(() => Promise.reject(new Error('No answer.')), '/nowhere');
    const [, password, salt, cost, hex] = ['', ...vectors[1]] as const;
    expect(Buffer.from(await alone(Buffer.from(password), Buffer.from(salt), cost)).toString('hex')).toBe(
      hex,
    );
  });

  it('hands the program a copy, and leaves the password of the caller as it is', async () => {
    const password = Buffer.from('a plain passphrase');
    let seen: Uint8Array = new Uint8Array();
    const alone = scryptAside(async <Answer>(_: string, job: object) => {
      seen = (job as { password: Uint8Array }).password;
      return { key: new Uint8Array(32) } as Answer;
    }, '/program');
    await alone(password, new Uint8Array(16), { n: 2, r: 1, p: 1 });
    expect(password.toString()).toBe('a plain passphrase');
    expect([...seen].every((byte) => byte === 0)).toBe(true);
  });
});
