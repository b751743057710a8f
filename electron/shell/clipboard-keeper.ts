import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ClipboardDoor } from './clipboard';

export type ClipboardKeeper = {
  /** Puts a secret on the clipboard and takes it off again after so many seconds. Resolves to that instant, epoch ms. */
  copySecret(text: string, seconds: number): Promise<number>;
  /** Words that are on screen anyway; they stay. */
  copyWords(text: string): Promise<void>;
  /** Clears now, if what is there is still ours. For lock and quit. */
  clear(): Promise<void>;
  /** Called when a secret was put on or is no longer ours. */
  onChange(listener: (clearsAt: number | null) => void): void;
};

/**
 * Takes secrets off the clipboard again, and only those: what another program put there since stays.
 * Remembers a salted hash of the secret, not the secret.
 */
export function createClipboardKeeper(door: ClipboardDoor, now: () => number = Date.now): ClipboardKeeper {
  let ours: { readonly salt: Buffer; readonly digest: Buffer; readonly timer: NodeJS.Timeout } | null = null;
  const listeners: ((clearsAt: number | null) => void)[] = [];
  const tell = (clearsAt: number | null): void => {
    for (const listener of listeners) listener(clearsAt);
  };
  const forget = (): void => {
    if (ours === null) return;
    clearTimeout(ours.timer);
    ours = null;
    tell(null);
  };
  const clear = async (): Promise<void> => {
    const held = ours;
    if (held === null) return;
    const there = await door.readText().catch(() => '');
    if (timingSafeEqual(digest(held.salt, there), held.digest))
      await door.writeText('').catch(() => undefined);
    if (ours === held) forget();
  };
  return {
    async copySecret(text, seconds) {
      await door.writeSecret(text);
      forget();
      const salt = randomBytes(16);
      const clearsAt = now() + seconds * 1000;
      const timer = setTimeout(() => void clear(), seconds * 1000);
      ours = { salt, digest: digest(salt, text), timer };
      tell(clearsAt);
      return clearsAt;
    },
    async copyWords(text) {
      await door.writeText(text);
      forget();
    },
    clear,
    onChange: (listener) => void listeners.push(listener),
  };
}

const digest = (salt: Buffer, text: string): Buffer =>
  createHash('sha256').update(salt).update(text).digest();
