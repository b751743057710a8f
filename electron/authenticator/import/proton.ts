import { gcmOpen } from './ciphers';
import { base64Of, get, isObject, jsonOf, listOf, textOf, utf8Of } from './fields';
import { itemOf } from './item';
import type { Kdf } from './kdf';
import { ImportError, type Imported, type ImportedItem, type Importer } from './model';
import { parseOtpUri } from '../uri';

const associatedData = Buffer.from('proton.authenticator.export.v1', 'utf8');

function entryItem(entry: unknown): ImportedItem {
  const content = get(entry, 'content');
  const uri = textOf(get(content, 'uri'));
  const name = textOf(get(content, 'name'));
  const item = /^steam:\/\//i.test(uri)
    ? itemOf({ kind: 'steam', issuer: 'Steam', account: name, secret: uri.slice('steam://'.length) })
    : parseOtpUri(uri);
  return item.ok
    ? { ok: true, entry: { ...item.entry, note: textOf(get(entry, 'note')).slice(0, 2000) } }
    : item;
}

function imported(json: unknown): Imported {
  if (!Array.isArray(get(json, 'entries'))) throw new ImportError('damaged', 'proton');
  return { source: 'proton', items: listOf(get(json, 'entries')).map(entryItem), batch: [] };
}

/** Proton Authenticator export, plain or with a password. */
export function protonImporter(kdf: Kdf): Importer {
  return {
    source: 'proton',
    detect: ({ json }) =>
      isObject(json) &&
      Object.hasOwn(json, 'version') &&
      ((typeof json['salt'] === 'string' && typeof json['content'] === 'string') ||
        listOf(json['entries']).some((entry) => typeof get(get(entry, 'content'), 'uri') === 'string')),
    async read({ json }, password) {
      if (Object.hasOwn(json as object, 'entries')) return imported(json);
      const salt = base64Of(get(json, 'salt'));
      const content = base64Of(get(json, 'content'));
      if (salt === null || content === null || content.length < 28)
        throw new ImportError('damaged', 'proton');
      if (password === null) throw new ImportError('needs-password', 'proton');
      const key = await kdf.argon2id('proton', Buffer.from(password, 'utf8'), salt, 19_456, 2, 1);
      const plain = gcmOpen(key, content.subarray(0, 12), content.subarray(12), associatedData);
      if (plain === null) throw new ImportError('wrong-password', 'proton');
      return imported(jsonOf(utf8Of(plain) ?? ''));
    },
  };
}
