import { cbcOpen, gcmOpen } from './ciphers';
import { get, isObject, jsonOf, listOf, textOf, utf8Of } from './fields';
import { itemOf, refusedItem } from './item';
import type { Kdf } from './kdf';
import { ImportError, type Imported, type ImportedItem, type Importer } from './model';

const strongMark = 'AUTHENTICATORPRO';
const legacyMark = 'AuthenticatorPro';
const kinds: Readonly<Record<number, 'hotp' | 'totp' | 'steam'>> = { 1: 'hotp', 2: 'totp', 4: 'steam' };
const algorithms = ['SHA1', 'SHA256', 'SHA512'] as const;

const mark = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 16)).toString('latin1');

function authenticatorItem(
  authenticator: unknown,
  groups: ReadonlyMap<string, readonly string[]>,
): ImportedItem {
  const type = Number(get(authenticator, 'Type'));
  const issuer = get(authenticator, 'Issuer');
  const account = get(authenticator, 'Username');
  const kind = kinds[type];
  if (kind === undefined)
    return refusedItem(
      type === 3 ? 'type-motp' : type === 5 ? 'type-yandex' : 'type-unknown',
      issuer,
      account,
    );
  const secret = textOf(get(authenticator, 'Secret'));
  const names = groups.get(secret) ?? [];
  return itemOf({
    kind,
    issuer,
    account,
    secret,
    algorithm: algorithms[Number(get(authenticator, 'Algorithm') ?? 0)] ?? 'unknown',
    digits: get(authenticator, 'Digits'),
    period: get(authenticator, 'Period'),
    counter: get(authenticator, 'Counter'),
    group: names[0] ?? null,
    tags: names.slice(1),
  });
}

function groupsOf(json: unknown): ReadonlyMap<string, readonly string[]> {
  const names = new Map(
    listOf(get(json, 'Categories')).map((category) => [
      textOf(get(category, 'Id')),
      textOf(get(category, 'Name')),
    ]),
  );
  const groups = new Map<string, readonly string[]>();
  for (const link of listOf(get(json, 'AuthenticatorCategories'))) {
    const secret = textOf(get(link, 'AuthenticatorSecret'));
    const name = names.get(textOf(get(link, 'CategoryId')));
    if (name !== undefined) groups.set(secret, [...(groups.get(secret) ?? []), name]);
  }
  return groups;
}

function imported(json: unknown): Imported {
  if (!Array.isArray(get(json, 'Authenticators'))) throw new ImportError('damaged', 'stratum');
  const groups = groupsOf(json);
  return {
    source: 'stratum',
    items: listOf(get(json, 'Authenticators')).map((authenticator) =>
      authenticatorItem(authenticator, groups),
    ),
    batch: [],
  };
}

async function open(kdf: Kdf, bytes: Uint8Array, password: string): Promise<Uint8Array | null> {
  const secret = Buffer.from(password, 'utf8');
  if (mark(bytes) === strongMark) {
    const key = await kdf.argon2id('stratum', secret, bytes.slice(16, 32), 65_536, 3, 4);
    return gcmOpen(key, bytes.subarray(32, 44), bytes.subarray(44));
  }
  const key = await kdf.pbkdf2('stratum', secret, bytes.subarray(16, 36), 64_000, 'sha1');
  return cbcOpen(key, bytes.subarray(36, 52), bytes.subarray(52));
}

/** Stratum (Authenticator Pro) backup: plain JSON, the strong and the legacy encrypted form. */
export function stratumImporter(kdf: Kdf): Importer {
  return {
    source: 'stratum',
    detect: ({ bytes, json }) =>
      Array.isArray(get(json, 'Authenticators')) || mark(bytes) === strongMark || mark(bytes) === legacyMark,
    async read({ bytes, json }, password) {
      if (isObject(json)) return imported(json);
      if (bytes.length < 68) throw new ImportError('damaged', 'stratum');
      if (password === null) throw new ImportError('needs-password', 'stratum');
      const plain = await open(kdf, bytes, password);
      const content = plain === null ? undefined : jsonOf(utf8Of(plain) ?? '');
      // The legacy form is not authenticated: only JSON of the right shape proves the password.
      if (!isObject(content)) throw new ImportError('wrong-password', 'stratum');
      return imported(content);
    },
  };
}
