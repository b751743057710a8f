import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../electron/authenticator/base32';
import { findInText, findTyped } from '../../../electron/authenticator/finding';
import { importersOf, readImport } from '../../../electron/authenticator/import';
import { argon2idHere } from '../../../electron/authenticator/import/argon2';
import { createKdf } from '../../../electron/authenticator/import/kdf';
import { buildOtpUri, parseOtpUri } from '../../../electron/authenticator/uri';
import { interopFolder } from '../../support/interop';

type Case = { uri: string; expect?: Record<string, unknown>; reject?: string };

const file = join(interopFolder, 'samples/otpauth/uri-cases.json');
const cases = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases : [];
const uris = cases.filter(({ uri }) => /^(otpauth|steam):\/\//i.test(uri));

describe.runIf(uris.length > 0)(
  'every collected URI gives what other authenticators read, or the reason',
  () => {
    it.each(uris)('$uri', ({ uri, expect: wanted }) => {
      const item = parseOtpUri(uri);
      if (wanted === undefined) return expect(item.ok).toBe(false);
      if (!item.ok) throw new Error(item.refused.reason);
      const { entry } = item;
      expect({
        type: entry.kind,
        issuer: entry.issuer,
        account: entry.account,
        secret: encodeBase32(entry.secret),
        algorithm: entry.algorithm,
        digits: entry.digits,
      }).toEqual({
        type: wanted.type,
        issuer: wanted.issuer,
        account: wanted.account,
        secret: canonical(String(wanted.secret)),
        algorithm: wanted.algorithm,
        digits: wanted.digits,
      });
      if (wanted.period !== undefined) expect(entry.period).toBe(wanted.period);
      if (wanted.counter !== undefined) expect(entry.counter).toBe(wanted.counter);
      const again = parseOtpUri(buildOtpUri(entry));
      expect(again.ok && { ...again.entry, notices: [] }).toEqual({ ...entry, notices: [] });
    });
  },
);

const bare = cases.filter(({ uri }) => !/^(otpauth|steam):\/\//i.test(uri));

describe.runIf(cases.length > 0)('every other string of the collection', () => {
  it.each(bare)('$uri', async ({ uri, expect: wanted }) => {
    const importers = importersOf(createKdf(argon2idHere));
    // KeePassXC keeps this pair in two fields: settings, then the secret; a person types them one by one.
    const pair = /^(\d+);(\d+) \+ seed (\w+)$/.exec(uri);
    const read = pair
      ? findTyped({
          secret: pair[3] ?? '',
          issuer: '',
          account: '',
          kind: 'totp',
          algorithm: 'SHA1',
          period: Number(pair[1]),
          digits: Number(pair[2]),
          counter: 0,
        })
      : await findInText((bytes, password) => readImport(importers, bytes, password), uri);
    expect(
      read.items.map((item) => item.ok && { ...item.entry, secret: encodeBase32(item.entry.secret) }),
    ).toMatchObject([
      {
        kind: wanted?.type,
        issuer: '',
        account: '',
        secret: canonical(String(wanted?.secret)),
        algorithm: wanted?.algorithm,
        digits: wanted?.digits,
        period: wanted?.period,
      },
    ]);
  });
  it('leaves none out', () => expect(uris.length + bare.length).toBe(cases.length));
});

/** Unused trailing bits differ between writers; bytes are what counts. */
function canonical(secret: string): string {
  const item = parseOtpUri(`otpauth://totp/x?secret=${secret}`);
  if (!item.ok) throw new Error('sample secret');
  return encodeBase32(item.entry.secret);
}
