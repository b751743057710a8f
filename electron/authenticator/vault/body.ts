import type { RemovedEntry, StoredEntry, VaultContent } from '../entry';

/*
 * Body in plain: JSON length (4), JSON without secrets, then for each entry, in order, and each removed
 * entry, in order: secret length (2), secret. Secrets stay bytes, so that locking can overwrite them.
 */
type Stored = {
  readonly entries: readonly Omit<StoredEntry, 'secret'>[];
  readonly removed: readonly Omit<RemovedEntry, 'secret'>[];
};

function withoutSecret<T extends StoredEntry>(entry: T): Omit<T, 'secret'> {
  const { secret: _, ...rest } = entry;
  return rest;
}

/** The caller overwrites the result when it is encrypted. */
export function encodeBody(content: VaultContent): Buffer {
  const stored: Stored = {
    entries: content.entries.map(withoutSecret),
    removed: content.removed.map(withoutSecret),
  };
  const json = Buffer.from(JSON.stringify(stored), 'utf8');
  const secrets = [...content.entries, ...content.removed].map(({ secret }) => secret);
  const out = Buffer.alloc(4 + json.length + secrets.reduce((sum, secret) => sum + 2 + secret.length, 0));
  out.writeUInt32BE(json.length, 0);
  out.set(json, 4);
  let at = 4 + json.length;
  for (const secret of secrets) {
    out.writeUInt16BE(secret.length, at);
    out.set(secret, at + 2);
    at += 2 + secret.length;
  }
  return out;
}

function isStored(value: unknown): value is Stored {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'entries' in value && Array.isArray(value.entries) && 'removed' in value && Array.isArray(value.removed)
  );
}

/** Secrets of the result are windows into `plain`. Null when the bytes are no body. */
export function decodeBody(plain: Buffer): VaultContent | null {
  try {
    return decode(plain);
  } catch {
    return null;
  }
}

function decode(plain: Buffer): VaultContent | null {
  let at = 4 + plain.readUInt32BE(0);
  if (at > plain.length) return null;
  const stored: unknown = JSON.parse(plain.toString('utf8', 4, at));
  if (!isStored(stored)) return null;
  const take = <T extends object>(entry: T): T & { readonly secret: Uint8Array } => {
    const length = plain.readUInt16BE(at);
    const secret = plain.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    // Nobody else holds what was parsed; a copy of each of ten thousand would take as long as the parsing.
    return Object.assign(entry, { secret });
  };
  const content = { entries: stored.entries.map(take), removed: stored.removed.map(take) };
  return at === plain.length ? content : null;
}
