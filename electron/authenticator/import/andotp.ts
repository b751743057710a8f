import { createHash } from 'node:crypto';
import { gcmOpen } from './ciphers';
import { get, isObject, jsonOf, listOf, textOf, utf8Of } from './fields';
import { itemOf, refusedItem } from './item';
import type { Kdf } from './kdf';
import { ImportError, type Imported, type ImportedItem, type Importer } from './model';
import { couldBeCiphertext } from './no-mark';

const kinds: Readonly<Record<string, 'totp' | 'hotp' | 'steam'>> = {
  TOTP: 'totp',
  HOTP: 'hotp',
  STEAM: 'steam',
};

/** Old versions glued `Issuer:account` into the label, or had no issuer and wrote `Issuer - account`. */
function namesOf(entry: unknown): { readonly issuer: string; readonly account: string } {
  const label = textOf(get(entry, 'label'));
  const issuer = textOf(get(entry, 'issuer'));
  if (issuer !== '')
    return { issuer, account: label.startsWith(`${issuer}:`) ? label.slice(issuer.length + 1) : label };
  const dash = label.indexOf(' - ');
  return dash < 0
    ? { issuer: '', account: label }
    : { issuer: label.slice(0, dash), account: label.slice(dash + 3) };
}

function entryItem(entry: unknown): ImportedItem {
  const { issuer, account } = namesOf(entry);
  const type = textOf(get(entry, 'type')).toUpperCase();
  const kind = kinds[type];
  if (kind === undefined) return refusedItem(type === 'MOTP' ? 'type-motp' : 'type-unknown', issuer, account);
  const tags = listOf(get(entry, 'tags')).map(textOf);
  return itemOf({
    kind,
    issuer,
    account,
    secret: get(entry, 'secret'),
    algorithm: get(entry, 'algorithm'),
    digits: get(entry, 'digits'),
    period: get(entry, 'period'),
    counter: get(entry, 'counter'),
    tags,
  });
}

function imported(json: unknown): Imported {
  if (!Array.isArray(json)) throw new ImportError('wrong-password', 'andotp');
  return { source: 'andotp', items: listOf(json).map(entryItem), batch: [] };
}

/** No marker tells the two encrypted forms apart: new first when its round count is plausible, then old. */
async function open(kdf: Kdf, bytes: Uint8Array, password: string): Promise<Uint8Array | null> {
  const secret = Buffer.from(password, 'utf8');
  const rounds = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (rounds >= 1 && rounds <= 10_000_000) {
    const key = await kdf.pbkdf2('andotp', secret, bytes.subarray(4, 16), rounds, 'sha1');
    const plain = gcmOpen(key, bytes.subarray(16, 28), bytes.subarray(28));
    if (plain !== null) return plain;
  }
  const key = new Uint8Array(createHash('sha256').update(secret).digest());
  return gcmOpen(key, bytes.subarray(0, 12), bytes.subarray(12));
}

/** andOTP backup, plain; the array's entries carry `secret` and `label`. */
export const andOtpPlainImporter: Importer = {
  source: 'andotp',
  detect: ({ json }) =>
    Array.isArray(json) &&
    json.some((entry) => isObject(entry) && Object.hasOwn(entry, 'secret') && Object.hasOwn(entry, 'label')),
  read: ({ json }) => imported(json),
};

/** Nonce and tag with something between. Above eight million bytes it would be a backup of a hundred thousand codes. */
const [smallest, largest] = [45, 8_000_000];

/**
 * andOTP backup, encrypted. It has no marker, so it is asked last, and what it asks a password for is only what could
 * be ciphertext: whether the file is andOTP's is known when the password opens it.
 */
export function andOtpEncryptedImporter(kdf: Kdf): Importer {
  return {
    source: 'andotp',
    detect: ({ bytes, text }) =>
      text === null && bytes.length >= smallest && bytes.length <= largest && couldBeCiphertext(bytes),
    async read({ bytes }, password) {
      if (password === null) throw new ImportError('needs-password', 'andotp');
      const plain = await open(kdf, bytes, password);
      if (plain === null) throw new ImportError('wrong-password', 'andotp');
      return imported(jsonOf(utf8Of(plain) ?? ''));
    },
  };
}
