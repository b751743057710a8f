import { gcmOpen } from './ciphers';
import { base64Of, get, hexOf, isObject, jsonOf, listOf, textOf, utf8Of } from './fields';
import { itemOf, refusedItem } from './item';
import type { Kdf } from './kdf';
import { ImportError, type Imported, type ImportedItem, type Importer } from './model';

function groupsOf(content: unknown): ReadonlyMap<string, string> {
  return new Map(
    listOf(get(content, 'groups')).map((group) => [textOf(get(group, 'uuid')), textOf(get(group, 'name'))]),
  );
}

function entryItem(entry: unknown, groups: ReadonlyMap<string, string>): ImportedItem {
  const type = textOf(get(entry, 'type')).toLowerCase();
  const info = get(entry, 'info');
  const issuer = get(entry, 'issuer');
  const account = get(entry, 'name');
  if (type === 'motp') return refusedItem('type-motp', issuer, account);
  if (type === 'yandex') return refusedItem('type-yandex', issuer, account);
  if (type !== 'totp' && type !== 'hotp' && type !== 'steam')
    return refusedItem('type-unknown', issuer, account);
  // Content version 3 lists group ids; versions 1 and 2 hold one name.
  const names = [
    textOf(get(entry, 'group')),
    ...listOf(get(entry, 'groups')).map((id) => groups.get(textOf(id)) ?? ''),
  ].filter((name) => name !== '');
  return itemOf({
    kind: type,
    issuer,
    account,
    secret: get(info, 'secret'),
    algorithm: get(info, 'algo'),
    digits: get(info, 'digits'),
    period: get(info, 'period'),
    counter: get(info, 'counter'),
    note: get(entry, 'note'),
    group: names[0] ?? null,
    tags: names.slice(1),
    pinned: get(entry, 'favorite') === true,
  });
}

function imported(content: unknown): Imported {
  if (!isObject(content)) throw new ImportError('damaged', 'aegis');
  const groups = groupsOf(content);
  return {
    source: 'aegis',
    items: listOf(get(content, 'entries')).map((entry) => entryItem(entry, groups)),
    batch: [],
  };
}

async function masterKey(kdf: Kdf, slots: readonly unknown[], password: string): Promise<Uint8Array | null> {
  for (const slot of slots.slice(0, 16)) {
    const key = hexOf(get(slot, 'key'));
    const params = get(slot, 'key_params');
    const nonce = hexOf(get(params, 'nonce'));
    const tag = hexOf(get(params, 'tag'));
    const salt = hexOf(get(slot, 'salt'));
    if (get(slot, 'type') !== 1 || key === null || nonce === null || tag === null || salt === null) continue;
    const numbers = [get(slot, 'n'), get(slot, 'r'), get(slot, 'p')].map(Number) as [number, number, number];
    const wrapping = await kdf.scrypt('aegis', Buffer.from(password, 'utf8'), salt, ...numbers);
    const master = gcmOpen(wrapping, nonce, Buffer.concat([key, tag]));
    if (master?.length === 32) return master;
  }
  return null;
}

/** Aegis vault, plain or encrypted (its docs/vault.md). Every password slot is tried. */
export function aegisImporter(kdf: Kdf): Importer {
  return {
    source: 'aegis',
    detect: ({ json }) => isObject(get(json, 'header')) && Object.hasOwn(json as object, 'db'),
    async read({ json }, password) {
      const db = get(json, 'db');
      if (isObject(db)) return imported(db);
      const header = get(json, 'header');
      const slots = listOf(get(header, 'slots'));
      const params = get(header, 'params');
      const nonce = hexOf(get(params, 'nonce'));
      const tag = hexOf(get(params, 'tag'));
      const sealed = base64Of(db);
      if (nonce === null || tag === null || sealed === null) throw new ImportError('damaged', 'aegis');
      if (!slots.some((slot) => get(slot, 'type') === 1)) throw new ImportError('no-password-slot', 'aegis');
      if (password === null) throw new ImportError('needs-password', 'aegis');
      const master = await masterKey(kdf, slots, password);
      if (master === null) throw new ImportError('wrong-password', 'aegis');
      const plain = gcmOpen(master, nonce, Buffer.concat([sealed, tag]));
      const text = plain === null ? null : utf8Of(plain);
      if (text === null) throw new ImportError('damaged', 'aegis');
      return imported(jsonOf(text));
    },
  };
}
