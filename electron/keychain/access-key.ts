import * as z from 'zod';
import { ProblemError } from '../contract';
import type { Keychain } from './port';

/** An access key as an item holds it. */
export type HeldKey = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

const shape = z.object({
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  sessionToken: z.string().min(1).optional(),
});

/** Stores a key; resolves only when it was read back. */
export async function storeKey(keychain: Keychain, item: string, key: HeldKey): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(key));
  try {
    await keychain.put(item, bytes);
  } finally {
    bytes.fill(0);
  }
}

/** The key of an item, or null when there is none or it is not one of ours. */
export async function loadKey(keychain: Keychain, item: string): Promise<HeldKey | null> {
  const bytes = await keychain.get(item);
  if (bytes === null) return null;
  try {
    const { sessionToken, ...key } = shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return sessionToken === undefined ? key : { ...key, sessionToken };
  } catch {
    return null;
  } finally {
    bytes.fill(0);
  }
}

/** Deletes an item and asks the keychain again; true when there was something. Throws `keychain-refused` when it is still there. */
export async function forgetKey(keychain: Keychain, item: string): Promise<boolean> {
  const was = await keychain.remove(item);
  const left = await keychain.get(item);
  if (left === null) return was;
  left.fill(0);
  throw new ProblemError('keychain-refused', { params: { item } });
}
