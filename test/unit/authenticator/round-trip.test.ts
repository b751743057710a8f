import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportAegis } from '../../../electron/authenticator/export/aegis';
import { exportOtpauth } from '../../../electron/authenticator/export/otpauth';
import { exportTwoFas } from '../../../electron/authenticator/export/two-fas';
import { importersOf, readImport } from '../../../electron/authenticator/import';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { createKdf, type Kdf } from '../../../electron/authenticator/import/kdf';
import type { ImportedEntry } from '../../../electron/authenticator/import/model';
import { ageDecrypt, ageEncrypt } from '../../../electron/recovery/age';
import { anyVault } from '../../support/vaults';

const real = createKdf(argon2idHere);
/** Same formats with cheap keys: the derivations themselves are checked with the samples and below. */
const cheap: Kdf = {
  ...real,
  scrypt: (source, password, salt) => real.scrypt(source, password, salt, 2, 1, 1),
  pbkdf2: (source, password, salt, _rounds, hash) => real.pbkdf2(source, password, salt, 1, hash),
};

const vaults = anyVault;

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

  it(
    'as an age backup, by the author of the format, with a low work factor',
    () =>
      fc.assert(
        fc.asyncProperty(vaults, fc.string({ minLength: 1 }), async (entries, passphrase) => {
          const sealed = await ageEncrypt(exportOtpauth(entries), passphrase, 1);
          const opened = await ageDecrypt(sealed, passphrase);
          expect(await back(cheap, opened ?? new Uint8Array(), null)).toEqual(entries.map(plain));
        }),
        { numRuns: 150 },
      ),
    60_000,
  );

  it('with the real key derivations once', async () => {
    const [sample] = fc.sample(vaults, { numRuns: 1, seed: 7 });
    const entries = sample ?? [];
    expect(await back(real, await exportAegis(real, entries, 'pass'), 'pass')).toEqual(entries.map(plain));
    expect(await back(real, await exportTwoFas(real, entries, 'pass', 0), 'pass')).toEqual(
      entries.map(plain),
    );
  });
});
