import type { Copied } from '../contract/common';
import { chooseCode, takenCode, windowAhead } from './codes';
import type { Collection } from './collection';
import type { StoredEntry } from './entry';
import type { AuthenticatorPorts } from './ports';

type Which = 'fresh' | 'now' | 'next';
type Ports = Pick<
  AuthenticatorPorts,
  'now' | 'windowNow' | 'publish' | 'clipboard' | 'clearClipboardSeconds'
>;

/** Copies codes; waits, visibly, when the present one is used or about to end. One copy waits at a time. */
export type Copying = {
  copy(id: string, which: Which): Promise<Copied>;
  /** Gives up waiting, e.g. on lock. */
  cancel(): void;
};

/** `takeNext` moves a HOTP counter on, saves that, and gives the code. */
export function createCopying(
  ports: Ports,
  collection: Collection,
  takeNext: (entry: StoredEntry) => Promise<string>,
): Copying {
  let waiting: NodeJS.Timeout | null = null;
  let onClipboard: string | null = null;

  const say = (entryId: string | null, clearsAt: number | null, waitingUntil: number | null): void =>
    ports.publish('authenticator', 'clipboard', { entryId, clearsAt, waitingUntil });

  ports.clipboard.onChange((clearsAt) => {
    if (clearsAt !== null || onClipboard === null) return;
    onClipboard = null;
    if (waiting === null) say(null, null, null);
  });

  const cancel = (): void => {
    if (waiting === null) return;
    clearTimeout(waiting);
    waiting = null;
    say(onClipboard, null, null);
  };

  const put = async (id: string, code: string): Promise<Copied> => {
    const clearsAt = await ports.clipboard.copySecret(code, ports.clearClipboardSeconds());
    onClipboard = id;
    say(id, clearsAt, null);
    return { outcome: 'copied', clearsAt };
  };

  const copy = async (id: string, which: Which): Promise<Copied> => {
    cancel();
    const { entry, practice } = collection.find(id);
    if (entry.kind === 'hotp')
      return put(id, (which === 'next' ? null : takenCode(entry)) ?? (await takeNext(entry)));
    const choice = chooseCode(entry, which, ports.now(practice));
    if (choice.kind === 'now') return put(id, choice.code);
    const { until } = choice;
    // A timer may fire a little early; asked again then, it simply waits the rest.
    const delay = Math.min(Math.max(until - ports.now(practice), 0) + 20, 2 ** 31 - 1);
    const shown = Math.round(until + windowAhead(ports, practice));
    waiting = setTimeout(() => {
      waiting = null;
      copy(id, which).catch(() => say(null, null, null));
    }, delay);
    say(id, null, shown);
    return { outcome: 'waiting', until: shown };
  };
  return { copy, cancel };
}
