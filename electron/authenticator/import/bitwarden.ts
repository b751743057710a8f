import { createHash } from 'node:crypto';
import { cbcOpen, hkdfExpand32, hmacSha256, sameBytes } from './ciphers';
import { base64Of, get, isObject, jsonOf, listOf, textOf, utf8Of } from './fields';
import { itemOf } from './item';
import type { Kdf } from './kdf';
import { ImportError, type Imported, type ImportedItem, type Importer } from './model';
import { totpFieldItem } from './totp-field';

function withMeta(
  item: ImportedItem,
  vaultItem: unknown,
  folders: ReadonlyMap<string, string>,
): ImportedItem {
  if (!item.ok) return item;
  const group = folders.get(textOf(get(vaultItem, 'folderId'))) ?? null;
  // Notes of a password vault are not ours to carry: only what a code needs is read.
  return { ok: true, entry: { ...item.entry, group, pinned: get(vaultItem, 'favorite') === true } };
}

function vaultItem(item: unknown, folders: ReadonlyMap<string, string>): readonly ImportedItem[] {
  const login = get(item, 'login');
  const totp = textOf(get(login, 'totp'));
  if (get(item, 'type') !== 1 || totp.trim() === '') return [];
  const name = textOf(get(item, 'name'));
  const user = textOf(get(login, 'username'));
  // Early Bitwarden Authenticator builds wrote a bare secret with sibling fields.
  const siblings = Object.hasOwn(login as object, 'digits') || Object.hasOwn(login as object, 'period');
  const read =
    siblings && !totp.includes('://')
      ? itemOf({
          kind: 'totp',
          issuer: textOf(get(login, 'issuer')) || name,
          account: user,
          secret: totp,
          digits: get(login, 'digits'),
          period: get(login, 'period'),
          algorithm: get(login, 'algorithm'),
        })
      : totpFieldItem(totp, name, user);
  return [withMeta(read, item, folders)];
}

function imported(vault: unknown): Imported {
  if (!isObject(vault) || !Array.isArray(vault['items'])) throw new ImportError('damaged', 'bitwarden');
  const folders = new Map(
    listOf(get(vault, 'folders')).map((folder) => [textOf(get(folder, 'id')), textOf(get(folder, 'name'))]),
  );
  const authenticator = !Object.hasOwn(vault, 'folders');
  return {
    source: authenticator ? 'bitwarden-authenticator' : 'bitwarden',
    items: listOf(vault['items']).flatMap((item) => vaultItem(item, folders)),
    batch: [],
  };
}

async function stretch(kdf: Kdf, json: unknown, password: string): Promise<Uint8Array> {
  const secret = Buffer.from(password, 'utf8');
  // The salt is the text itself, not what it would decode to.
  const salt = Buffer.from(textOf(get(json, 'salt')), 'utf8');
  const rounds = Number(get(json, 'kdfIterations'));
  if (get(json, 'kdfType') === 0) return kdf.pbkdf2('bitwarden', secret, salt, rounds, 'sha256');
  const salted = new Uint8Array(createHash('sha256').update(salt).digest());
  return kdf.argon2id(
    'bitwarden',
    secret,
    salted,
    Number(get(json, 'kdfMemory')) * 1024,
    rounds,
    Number(get(json, 'kdfParallelism')),
  );
}

/** Cipher text `2.iv|ct|mac`: HMAC first, then AES-256-CBC. Null when the MAC does not fit. */
function open(sealed: string, key: Uint8Array): Uint8Array | null {
  const [iv, cipherText, mac] = sealed.replace(/^2\./, '').split('|').map(base64Of);
  if (!sealed.startsWith('2.') || iv == null || cipherText == null || mac == null)
    throw new ImportError('damaged', 'bitwarden');
  if (!sameBytes(hmacSha256(hkdfExpand32(key, 'mac'), iv, cipherText), mac)) return null;
  return cbcOpen(hkdfExpand32(key, 'enc'), iv, cipherText);
}

/** Bitwarden vault JSON (plain, password-protected) and Bitwarden Authenticator JSON. */
export function bitwardenImporter(kdf: Kdf): Importer {
  return {
    source: 'bitwarden',
    detect: ({ json }) =>
      isObject(json) &&
      ((Array.isArray(json['items']) && typeof (json['encrypted'] ?? false) === 'boolean') ||
        (json['encrypted'] === true && Object.hasOwn(json, 'encKeyValidation_DO_NOT_EDIT'))),
    async read({ json }, password) {
      if (get(json, 'encrypted') !== true) return imported(json);
      if (get(json, 'passwordProtected') !== true) throw new ImportError('account-restricted', 'bitwarden');
      if (password === null) throw new ImportError('needs-password', 'bitwarden');
      const key = await stretch(kdf, json, password);
      if (open(textOf(get(json, 'encKeyValidation_DO_NOT_EDIT')), key) === null)
        throw new ImportError('wrong-password', 'bitwarden');
      const plain = open(textOf(get(json, 'data')), key);
      if (plain === null) throw new ImportError('damaged', 'bitwarden');
      return imported(jsonOf(utf8Of(plain) ?? ''));
    },
  };
}
