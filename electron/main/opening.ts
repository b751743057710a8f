import { setTimeout as delay } from 'node:timers/promises';
import type { Lock } from '../shell/lock';

/** So long the first picture waits for the keychain, ms: about what the page needs to load. A slow keychain is no white window. */
const patienceMs = 300;

type Opening = {
  readonly load: () => Promise<void>;
  readonly lockFirst: () => boolean;
  readonly lock: Pick<Lock, 'lock' | 'isLocked'>;
  readonly readKeychain: () => Promise<void>;
  readonly openVault: () => Promise<unknown>;
  /** What the first picture also waits for, within bounds of its own. */
  readonly alongside: () => Promise<void>;
  /** The page may know the state from now on. */
  readonly decided: () => void;
  readonly show: () => void;
  /** What can wait until there is a picture. */
  readonly after: () => Promise<void>;
};

/** Start: locked or not first, then the vault where the keychain opens it, then the window. */
export async function open(parts: Opening): Promise<void> {
  await parts.load();
  if (parts.lockFirst()) parts.lock.lock('start');
  const readable = parts.readKeychain().then(async () => {
    if (!parts.lock.isLocked()) await parts.openVault().catch(() => undefined);
  });
  parts.show();
  const patience = delay(patienceMs, undefined, { ref: false });
  await Promise.all([parts.lock.isLocked() ? null : Promise.race([readable, patience]), parts.alongside()]);
  parts.decided();
  await readable;
  await parts.after();
}
