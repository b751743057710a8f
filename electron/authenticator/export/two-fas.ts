import { randomBytes, randomUUID } from 'node:crypto';
import { encodeBase32 } from '../base32';
import { gcmSeal } from '../import/ciphers';
import type { ExportKdf } from '../import/kdf';
import type { ImportedEntry } from '../import/model';
import { buildOtpUri } from '../uri';

/** Fixed plaintext by which 2FAS checks a password; an encrypted file without it is refused there. */
const referenceText =
  'tRViSsLKzd86Hprh4ceC2OP7xazn4rrt4xhfEUbOjxLX8Rc3mkISXE0lWbmnWfggogbBJhtYgpK6fMl1D6mtsy92R3HkdGfwuXbzLebqVFJsR7IZ2w58t938iymwG4824igYy1wi6n2WDpO1Q1P69zwJGs2F5a1qP4MyIiDSD7NCV2OvidXQCBnDlGfmz0f1BQySRkkt4ryiJeCjD2o4QsveJ9uDBUn8ELyOrESv5R5DMDkD4iAF8TXU7KyoJujd';
const rounds = 10_000;
const iconCollection = 'a5b3fb65-4ec5-43e6-8ec1-49e24ca9e7ad';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function serviceOf(
  entry: ImportedEntry,
  position: number,
  groupIds: ReadonlyMap<string, string>,
  now: number,
): unknown {
  const groupId = entry.group === null ? undefined : groupIds.get(entry.group);
  return {
    name: entry.issuer,
    secret: encodeBase32(entry.secret),
    updatedAt: now,
    otp: {
      link: buildOtpUri(entry),
      label: entry.account,
      account: entry.account,
      issuer: entry.issuer,
      digits: entry.digits,
      algorithm: entry.algorithm,
      ...(entry.kind === 'hotp' ? { counter: entry.counter ?? 0 } : { period: entry.period }),
      tokenType: entry.kind.toUpperCase(),
      source: 'Link',
    },
    order: { position },
    icon: {
      selected: 'Label',
      label: { text: [...entry.issuer].slice(0, 2).join('').toUpperCase(), backgroundColor: 'LightBlue' },
      iconCollection: { id: iconCollection },
    },
    ...(groupId === undefined ? {} : { groupId }),
  };
}

/** 2FAS backup, schema 4; encrypted when a password is given. `now` is epoch ms. */
export async function exportTwoFas(
  kdf: ExportKdf,
  entries: readonly ImportedEntry[],
  password: string | null,
  now: number,
): Promise<Uint8Array> {
  const names = [...new Set(entries.flatMap(({ group }) => (group === null ? [] : [group])))];
  const groupIds = new Map(names.map((name) => [name, randomUUID()]));
  const services = entries.map((entry, position) => serviceOf(entry, position, groupIds, now));
  const file = {
    services: password === null ? services : [],
    groups: [...groupIds].map(([name, id]) => ({ id, name, isExpanded: true, updatedAt: now })),
    updatedAt: now,
    schemaVersion: 4,
    appVersionCode: 5_000_012,
    appVersionName: '5.0.0',
    appOrigin: 'android',
    ...(password === null ? {} : await sealed(kdf, services, password)),
  };
  return new Uint8Array(Buffer.from(JSON.stringify(file), 'utf8'));
}

async function sealed(
  kdf: ExportKdf,
  services: readonly unknown[],
  password: string,
): Promise<{ readonly servicesEncrypted: string; readonly reference: string }> {
  const salt = new Uint8Array(randomBytes(256));
  const key = await kdf.pbkdf2('2fas', Buffer.from(password, 'utf8'), salt, rounds, 'sha256');
  const part = (plain: string): string => {
    const iv = new Uint8Array(randomBytes(12));
    return [gcmSeal(key, iv, Buffer.from(plain, 'utf8')), salt, iv].map(base64).join(':');
  };
  return { servicesEncrypted: part(JSON.stringify(services)), reference: part(referenceText) };
}
