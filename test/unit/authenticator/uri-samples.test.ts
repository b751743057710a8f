import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../../../electron/authenticator/base32';
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

/** Unused trailing bits differ between writers; bytes are what counts. */
function canonical(secret: string): string {
  const item = parseOtpUri(`otpauth://totp/x?secret=${secret}`);
  if (!item.ok) throw new Error('sample secret');
  return encodeBase32(item.entry.secret);
}
