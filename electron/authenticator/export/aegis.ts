import { randomBytes, randomUUID } from 'node:crypto';
import { encodeBase32 } from '../base32';
import { gcmSeal } from '../import/ciphers';
import type { ExportKdf } from '../import/kdf';
import type { ImportedEntry } from '../import/model';

/** What Aegis itself writes: 32 MiB, about a tenth of a second. */
const aegisCosts = { n: 32_768, r: 8, p: 1 };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function entryOf(entry: ImportedEntry, groupIds: ReadonlyMap<string, string>): unknown {
  const groups = [entry.group, ...entry.tags].flatMap((name) =>
    name === null ? [] : [groupIds.get(name) ?? ''],
  );
  return {
    type: entry.kind,
    uuid: randomUUID(),
    name: entry.account,
    issuer: entry.issuer,
    note: entry.note,
    favorite: entry.pinned,
    icon: null,
    icon_mime: null,
    icon_hash: null,
    info: {
      secret: encodeBase32(entry.secret),
      algo: entry.algorithm,
      digits: entry.digits,
      ...(entry.kind === 'hotp' ? { counter: entry.counter ?? 0 } : { period: entry.period }),
    },
    groups,
  };
}

function contentOf(entries: readonly ImportedEntry[]): Uint8Array {
  const names = [
    ...new Set(entries.flatMap(({ group, tags }) => [...(group === null ? [] : [group]), ...tags])),
  ];
  const groupIds = new Map(names.map((name) => [name, randomUUID()]));
  const content = {
    version: 3,
    entries: entries.map((entry) => entryOf(entry, groupIds)),
    groups: [...groupIds].map(([name, uuid]) => ({ uuid, name })),
    icons_optimized: true,
  };
  return new Uint8Array(Buffer.from(JSON.stringify(content), 'utf8'));
}

/** GCM with the tag kept apart from the ciphertext, as the vault format has it. */
function seal(
  key: Uint8Array,
  plain: Uint8Array,
): { readonly body: Uint8Array; readonly nonce: string; readonly tag: string } {
  const nonce = new Uint8Array(randomBytes(12));
  const sealed = gcmSeal(key, nonce, plain);
  return {
    body: sealed.subarray(0, sealed.length - 16),
    nonce: hex(nonce),
    tag: hex(sealed.subarray(sealed.length - 16)),
  };
}

/** Encrypted Aegis vault (its docs/vault.md): a new master key, one password slot, fresh nonces. */
export async function exportAegis(
  kdf: ExportKdf,
  entries: readonly ImportedEntry[],
  password: string,
  costs: typeof aegisCosts = aegisCosts,
): Promise<Uint8Array> {
  const { n, r, p } = costs;
  const master = new Uint8Array(randomBytes(32));
  const salt = new Uint8Array(randomBytes(32));
  const wrapping = await kdf.scrypt('aegis', Buffer.from(password, 'utf8'), salt, n, r, p);
  const slot = seal(wrapping, master);
  const db = seal(master, contentOf(entries));
  const vault = {
    version: 1,
    header: {
      slots: [
        {
          type: 1,
          uuid: randomUUID(),
          key: hex(slot.body),
          key_params: { nonce: slot.nonce, tag: slot.tag },
          n,
          r,
          p,
          salt: hex(salt),
          repaired: true,
          is_backup: false,
        },
      ],
      params: { nonce: db.nonce, tag: db.tag },
    },
    db: Buffer.from(db.body).toString('base64'),
  };
  master.fill(0);
  wrapping.fill(0);
  return new Uint8Array(Buffer.from(JSON.stringify(vault, null, 4), 'utf8'));
}
