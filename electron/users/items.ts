import { createHash } from 'node:crypto';
import type { Keychain } from '../keychain';
import { loadKey, type HeldKey } from '../keychain/access-key';

/** User names have signs that item names do not. */
const short = (userName: string): string =>
  createHash('sha256').update(userName.toLowerCase()).digest('hex').slice(0, 32);

/** Keychain items of a user; removing the account removes everything under `account/<ref>/`. */
export const passwordItem = (accountRef: string, userName: string): string =>
  `account/${accountRef}/user-${short(userName)}/password`;
/** A password that was sent to AWS and whose answer is not here yet. */
export const nextPasswordItem = (accountRef: string, userName: string): string =>
  `account/${accountRef}/user-${short(userName)}/next-password`;
/** A new key that has not taken the old one's place yet. */
export const nextKeyItem = (accountRef: string, userName: string): string =>
  `account/${accountRef}/user-${short(userName)}/next-key`;
const keysPrefix = (accountRef: string): string => `account/${accountRef}/user-key/`;
export const userKeyItem = (accountRef: string, accessKeyId: string): string =>
  `${keysPrefix(accountRef)}${accessKeyId}`;

export const isOfUsers = (accountRef: string, item: string): boolean =>
  item.startsWith(`account/${accountRef}/user-`);

export type Held = { readonly item: string; readonly key: HeldKey };

/** Every key of the account whose secret is here: in the given items, and kept for users. */
export async function heldKeys(
  keychain: Keychain,
  accountRef: string,
  items: readonly string[],
): Promise<readonly Held[]> {
  const own = (await keychain.list(keysPrefix(accountRef))).filter((item) =>
    item.startsWith(keysPrefix(accountRef)),
  );
  const found: Held[] = [];
  for (const item of [...items, ...own]) {
    const key = await loadKey(keychain, item);
    if (key !== null) found.push({ item, key });
  }
  return found;
}
