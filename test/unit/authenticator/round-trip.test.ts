import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportAegis } from '../../../electron/authenticator/export/aegis';
import { exportOtpauth } from '../../../electron/authenticator/export/otpauth';
import { exportTwoFas } from '../../../electron/authenticator/export/two-fas';
import { importersOf, readImport } from '../../../electron/authenticator/import';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { createKdf, type Kdf } from '../../../electron/authenticator/import/kdf';
import type { ImportedEntry } from '../../../electron/authenticator/import/model';

const real = createKdf(argon2idHere);
/** Same formats with cheap keys: the derivations themselves are checked with the samples and below. */
const cheap: Kdf = {
  ...real,
  scrypt: (source, password, salt) => real.scrypt(source, password, salt, 2, 1, 1),
  pbkdf2: (source, password, salt, _rounds, hash) => real.pbkdf2(source, password, salt, 1, hash),
};

const name = fc
  .string({ unit: 'binary', maxLength: 24 })
  .map((text) => text.replace(/\p{Cc}|\p{Cs}/gu, '').trim());
const shared = {
  issuer: name,
  account: name,
  secret: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
  digits: fc.integer({ min: 6, max: 8 }),
};
const extra = {
  note: fc.constant(''),
  group: fc.constant(null),
  tags: fc.constant([] as readonly string[]),
  pinned: fc.boolean(),
  notices: fc.constant([] as const),
};
const entry: fc.Arbitrary<ImportedEntry> = fc
  .oneof(
    fc.record({
      kind: fc.constant('totp' as const),
      ...shared,
      period: fc.integer({ min: 1, max: 86_400 }),
      counter: fc.constant(null),
      ...extra,
    }),
    fc.record({
      kind: fc.constant('hotp' as const),
      ...shared,
      period: fc.constant(30),
      counter: fc.nat(),
      ...extra,
    }),
    fc.record({
      kind: fc.constant('steam' as const),
      ...shared,
      algorithm: fc.constant('SHA1' as const),
      digits: fc.constant(5),
      period: fc.constant(30),
      counter: fc.constant(null),
      ...extra,
    }),
  )
  .filter(
    ({ kind, issuer, digits }) => !(kind === 'totp' && issuer.toLowerCase() === 'steam' && digits === 5),
  );
const vaults = fc.array(entry, { minLength: 1, maxLength: 6 });

const plain = ({ kind, issuer, account, secret, algorithm, digits, period, counter }: ImportedEntry) => ({
  kind,
  issuer,
  account,
  secret: [...secret],
  algorithm,
  digits,
  period,
  counter,
});

async function back(kdf: Kdf, bytes: Uint8Array, password: string | null) {
  const { items } = await readImport(importersOf(kdf), bytes, password);
  return items.map((item) => (item.ok ? plain(item.entry) : item.refused.reason));
}

describe('export then import gives equal entries', () => {
  it('as a list of otpauth URIs', () =>
    fc.assert(
      fc.asyncProperty(vaults, async (entries) => {
        expect(await back(cheap, exportOtpauth(entries), null)).toEqual(entries.map(plain));
      }),
      { numRuns: 2000 },
    ));

  it('as an encrypted Aegis vault', () =>
    fc.assert(
      fc.asyncProperty(vaults, fc.string(), async (entries, password) => {
        const file = await exportAegis(cheap, entries, password);
        expect(await back(cheap, file, password)).toEqual(entries.map(plain));
      }),
      { numRuns: 1500 },
    ));

  it('as a 2FAS backup, plain and encrypted', () =>
    fc.assert(
      fc.asyncProperty(vaults, fc.option(fc.string()), async (entries, password) => {
        const file = await exportTwoFas(cheap, entries, password, 1_767_225_600_000);
        const named = entries.map((each) => plain(each));
        expect(await back(cheap, file, password)).toEqual(named);
      }),
      { numRuns: 1500 },
    ));

  it('with the real key derivations once', async () => {
    const [sample] = fc.sample(vaults, { numRuns: 1, seed: 7 });
    const entries = sample ?? [];
    expect(await back(real, await exportAegis(real, entries, 'pass'), 'pass')).toEqual(entries.map(plain));
    expect(await back(real, await exportTwoFas(real, entries, 'pass', 0), 'pass')).toEqual(
      entries.map(plain),
    );
  });
});
