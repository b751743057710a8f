import { gcmOpen } from './ciphers';
import { base64Of, get, isObject, jsonOf, listOf, textOf, utf8Of } from './fields';
import { itemOf, refusedItem } from './item';
import type { Kdf } from './kdf';
import { ImportError, type Imported, type ImportedItem, type Importer, type ImportNotice } from './model';

const rounds = 10_000;

function serviceItem(service: unknown, groups: ReadonlyMap<string, string>, schema: number): ImportedItem {
  const otp = get(service, 'otp');
  const name = textOf(get(service, 'name'));
  const issuer = name === '' ? get(otp, 'issuer') : name;
  const account = get(otp, 'account');
  const type = (textOf(get(otp, 'tokenType')) || 'TOTP').toUpperCase();
  if (type !== 'TOTP' && type !== 'HOTP' && type !== 'STEAM')
    return refusedItem('type-unknown', issuer, account);
  // Schemas 1 and 2 do not say the type: counter-based entries look like time-based ones there.
  const notices: readonly ImportNotice[] = schema < 3 ? ['type-unsure'] : [];
  return itemOf({
    kind: type.toLowerCase() as 'totp' | 'hotp' | 'steam',
    issuer,
    account,
    // iOS writes `secret=[hidden]` into otp.link, so the link is never used.
    secret: get(service, 'secret'),
    algorithm: get(otp, 'algorithm'),
    digits: get(otp, 'digits'),
    period: get(otp, 'period'),
    counter: get(otp, 'counter'),
    group: groups.get(textOf(get(service, 'groupId'))) ?? null,
    notices,
  });
}

function imported(json: unknown, services: readonly unknown[]): Imported {
  const groups = new Map(
    listOf(get(json, 'groups')).map((group) => [textOf(get(group, 'id')), textOf(get(group, 'name'))]),
  );
  const schema = Number(get(json, 'schemaVersion') ?? 1);
  return {
    source: '2fas',
    items: services.map((service) => serviceItem(service, groups, schema)),
    batch: [],
  };
}

async function decrypt(kdf: Kdf, sealedText: string, password: string): Promise<readonly unknown[]> {
  const [sealed, salt, iv] = sealedText.split(':').map(base64Of);
  if (sealed == null || salt == null || iv == null) throw new ImportError('damaged', '2fas');
  const key = await kdf.pbkdf2('2fas', Buffer.from(password, 'utf8'), salt, rounds, 'sha256');
  const plain = gcmOpen(key, iv, sealed);
  if (plain === null) throw new ImportError('wrong-password', '2fas');
  const services = jsonOf(utf8Of(plain) ?? '');
  if (!Array.isArray(services)) throw new ImportError('damaged', '2fas');
  return services as readonly unknown[];
}

/** 2FAS backup, schemas 1 to 4, plain or encrypted. An unknown schema number is tried anyway. */
export function twoFasImporter(kdf: Kdf): Importer {
  return {
    source: '2fas',
    detect: ({ json }) =>
      isObject(json) &&
      Array.isArray(get(json, 'services')) &&
      (Object.hasOwn(json, 'schemaVersion') || Object.hasOwn(json, 'servicesEncrypted')),
    async read({ json }, password) {
      const sealed = textOf(get(json, 'servicesEncrypted'));
      if (sealed === '') return imported(json, listOf(get(json, 'services')));
      if (password === null) throw new ImportError('needs-password', '2fas');
      return imported(json, await decrypt(kdf, sealed, password));
    },
  };
}
