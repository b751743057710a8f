import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exportAegis } from '../../electron/authenticator/export/aegis';
import { exportOtpauth } from '../../electron/authenticator/export/otpauth';
import { exportTwoFas } from '../../electron/authenticator/export/two-fas';
import { importersOf, readImport } from '../../electron/authenticator/import';
import { createKdf, type Kdf } from '../../electron/authenticator/import/kdf';
import {
  ImportError,
  type ImportedEntry,
  type ImportedItem,
} from '../../electron/authenticator/import/model';
import { buildOtpUri, parseOtpUri } from '../../electron/authenticator/uri';
import { interopFolder } from '../support/interop';
import type { Target } from './campaign';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

export const sampleEntries: readonly ImportedEntry[] = [
  ['totp', 'Example', 'alice@example.com', 'SHA1', 6, 30, null],
  ['hotp', 'Bank: north', 'kim', 'SHA256', 8, 30, 41],
  ['steam', 'Steam', 'sophia', 'SHA1', 5, 30, null],
  ['totp', '하늘', '민지', 'SHA512', 7, 60, null],
].map(
  ([kind, issuer, account, algorithm, digits, period, counter], at) =>
    ({
      kind,
      issuer,
      account,
      secret: Uint8Array.from({ length: 20 }, (_, byte) => byte * 7 + at),
      algorithm,
      digits,
      period,
      counter,
      note: '',
      group: null,
      tags: [],
      pinned: false,
      notices: [],
    }) as ImportedEntry,
);

/** The ceilings are the real ones; the derivation itself is short, or a hundred thousand files would take weeks. */
const real = createKdf(async () => new Uint8Array(32));
const cheap: Kdf = {
  scrypt: async (source, password, salt, n, r, p) => {
    if (!(n >= 2 && n <= 2 ** 20 && r >= 1 && r <= 16 && p >= 1 && p <= 4))
      return real.scrypt(source, password, salt, n, r, p);
    return real.scrypt(source, password, salt, 2, 1, 1);
  },
  pbkdf2: async (source, password, salt, rounds, hash) =>
    real.pbkdf2(source, password, salt, rounds >= 1 && rounds <= 10_000_000 ? 1 : rounds, hash),
  argon2id: (source, password, salt, memory, passes, lanes) =>
    real.argon2id(source, password, salt, memory, passes, lanes),
};

/** What an item must be, whatever the input was: usable numbers, bounded text, a secret of at least one byte. */
function checkItem(item: ImportedItem): void {
  if (!item.ok) {
    if (item.refused.issuer.length > 400 || item.refused.account.length > 400)
      throw new Error('unbounded text in a refusal');
    return;
  }
  const { secret, digits, period, counter, kind } = item.entry;
  if (secret.length === 0 || digits < 5 || digits > 10 || period < 1 || period > 86_400)
    throw new Error('an unusable entry got through');
  if (kind === 'hotp' && (counter === null || !Number.isSafeInteger(counter)))
    throw new Error('an unusable counter got through');
}

export const uriTarget: Target = {
  name: 'otpauth URIs',
  seeds: [
    ...sampleEntries.map((entry) => bytesOf(buildOtpUri(entry))),
    bytesOf('steam://JBSWY3DPEHPK3PXP'),
    bytesOf(
      'otpauth-migration://offline?data=CiEKCkhlbGxvId6tvu8SB0V4YW1wbGUaB0V4YW1wbGUgASgBMAIQARgBIAAo7%2F%2F%2F%2F%2F8B',
    ),
  ],
  run(input) {
    const item = parseOtpUri(Buffer.from(input).toString('utf8'));
    checkItem(item);
    if (!item.ok) return;
    const again = parseOtpUri(buildOtpUri(item.entry));
    if (!again.ok || !Buffer.from(again.entry.secret).equals(item.entry.secret))
      throw new Error('written and read again, the secret differs');
  },
};

function samples(folder: string): readonly Uint8Array[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return samples(path);
    return /\.(?:md|png)$|^expected|^uri-cases/.test(name) ? [] : [new Uint8Array(readFileSync(path))];
  });
}

export async function fileTarget(): Promise<Target> {
  const own = [
    exportOtpauth(sampleEntries),
    await exportAegis(cheap, sampleEntries, 'test'),
    await exportTwoFas(cheap, sampleEntries, null, 0),
    await exportTwoFas(cheap, sampleEntries, 'test', 0),
    bytesOf(
      'folder,favorite,type,name,notes,fields,login_uri,login_username,login_password,login_totp\n,,login,Example,"a\nb",,,alice,pw,JBSWY3DPEHPK3PXP\n',
    ),
  ];
  const importers = importersOf(cheap);
  return {
    name: 'import files',
    seeds: [...own, ...samples(join(interopFolder, 'samples'))],
    async run(input, random) {
      try {
        const { items, batch } = await readImport(importers, input, random.pick([null, 'test']));
        items.forEach(checkItem);
        if (batch.some(({ size }) => size > 100)) throw new Error('an unbounded batch got through');
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
      }
    },
  };
}
