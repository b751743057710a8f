import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeBase32, decodeBase32 } from '../../../electron/authenticator/base32';
import { importersOf, readImport } from '../../../electron/authenticator/import';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { createKdf } from '../../../electron/authenticator/import/kdf';
import { interopFolder } from '../../support/interop';

type Wanted = {
  type: string;
  issuer: string;
  account: string;
  secret: string;
  algorithm: string;
  digits: number;
  period?: number;
  counter?: number;
};
type Sample = { password: string | null; entries: Wanted[] | null; note: string };

const folder = join(interopFolder, 'samples');
const present = existsSync(join(folder, 'expected.json'));
const files = present
  ? (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { files: Record<string, Sample> })
      .files
  : {};
const importers = importersOf(createKdf(argon2idHere));

const canonical = (secret: string): string => {
  const decoded = decodeBase32(secret);
  return decoded.ok ? encodeBase32(decoded.bytes) : secret;
};

/** Types that Offroot does not make and secrets that are not base32 must be refused one by one, with the reason. */
const importable = (entries: readonly Wanted[]): readonly Wanted[] =>
  entries.filter(({ type, secret }) => ['totp', 'hotp', 'steam'].includes(type) && decodeBase32(secret).ok);

it.runIf(present)('every file of the sample folder has a case', () => {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
  // The first three describe the rest; AWS's own files are read by the account's room and its tests.
  const others = ['expected.json', 'README.md', 'otpauth/uri-cases.json'];
  expect(names.filter((name) => !others.includes(name) && !name.startsWith('aws/')).sort()).toEqual(
    Object.keys(files).sort(),
  );
});

describe.runIf(present)('every sample file of other authenticators imports to the expected values', () => {
  it.each(Object.entries(files))(
    '%s',
    async (name, sample) => {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      const reading = readImport(importers, bytes, sample.password);
      if (sample.entries === null)
        return expect(reading).rejects.toThrow(/damaged|account-restricted|not-recognized/);
      const { items } = await reading;
      const read = items.flatMap((item) => (item.ok ? [item.entry] : []));
      expect(
        read.map(({ kind, issuer, account, secret, algorithm, digits, period, counter }) => ({
          type: kind,
          issuer,
          account,
          secret: encodeBase32(secret),
          algorithm,
          digits,
          ...(kind === 'hotp' ? { counter } : { period }),
        })),
      ).toEqual(
        importable(sample.entries).map(
          ({ type, issuer, account, secret, algorithm, digits, period, counter }) => ({
            type,
            issuer: issuer ?? '',
            account: account ?? '',
            secret: canonical(secret),
            algorithm,
            digits,
            ...(type === 'hotp' ? { counter } : { period }),
          }),
        ),
      );
      const refused = items.flatMap((item) => (item.ok ? [] : [item.refused.reason]));
      expect(refused.length).toBe(sample.entries.length - importable(sample.entries).length);
    },
    240_000,
  );

  it.each(Object.entries(files).filter(([, sample]) => sample.password !== null))(
    '%s asks for its password and says when it is wrong',
    async (name) => {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      await expect(readImport(importers, bytes, null)).rejects.toThrow('needs-password');
      await expect(readImport(importers, bytes, 'not the password')).rejects.toThrow('wrong-password');
    },
    240_000,
  );
});
