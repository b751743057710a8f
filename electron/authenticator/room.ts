import type { HandlersOf } from '../contract';
import { ProblemError } from '../contract/problem';
import { createAdding } from './adding';
import { codeView, lastUsed, shifted, windowAhead, windowNow } from './codes';
import { createCollection } from './collection';
import type { Collection } from './collection';
import { createCopying } from './copying';
import { createDeviceVault } from './devices';
import type { DeviceVault } from './devices';
import { findEntry, reordered, withEntry, withoutEntry, withRestored } from './entries';
import type { StoredEntry } from './entry';
import { secretFingerprint } from './fingerprints';
import { inOrder } from './in-order';
import { createLeaving } from './leaving';
import { codeForCounter, timeStepAt } from './otp';
import type { AuthenticatorPorts } from './ports';
import { createPreviews } from './previews';
import { createRecoveryEntries } from './recovery-entries';
import type { RecoveryEntries } from './recovery-entries';
import { shownEntry } from './show';
import { buildOtpUri } from './uri';

export type AuthenticatorRoom = {
  readonly handlers: HandlersOf<'authenticator'>;
  /** For the setup, the users' page and the root companion. */
  readonly devices: DeviceVault;
  /** For backup, rehearsal and restore. */
  readonly recovery: RecoveryEntries;
  /** Entries without practice ones; 0 while locked. */
  count(): number;
  /** What the paper of a backup lists: "issuer: account" of each entry, practice ones left out. @throws ProblemError `locked` */
  names(): readonly string[];
  /** Accounts changed (name, color, live devices): the list is to be shown anew. */
  touch(): void;
  /** After unlocking: forgets removals past their 30 days, and says that the list is there. */
  opened(): Promise<void>;
  /** No vault and no keychain: only practice entries are there. */
  nothingYet(): void;
  /** Before locking: forgets previews and waiting files, gives up a waiting copy. */
  closing(): void;
};

/** The authenticator: the list, its codes, adding, removing and taking out. Every handler throws `locked` while the vault is. */
export function createAuthenticatorRoom(ports: AuthenticatorPorts): AuthenticatorRoom {
  const collection = createCollection(ports.vault, ports.practiceVault, (revision) =>
    ports.publish('authenticator', 'revision', { revision }),
  );
  const previews = createPreviews();
  const { forget, ...adding } = createAdding(ports, collection, previews);

  /** HOTP: the counter is moved on and saved before the code leaves, so that no code is given twice. */
  const takeNext = async ({ id }: Pick<StoredEntry, 'id'>): Promise<string> => {
    const { vault } = collection.find(id);
    const taken = await vault.change((content) => {
      const entry = findEntry(content.entries, id);
      const { counter } = entry;
      if (entry.kind !== 'hotp' || counter === null || counter >= Number.MAX_SAFE_INTEGER) {
        throw new ProblemError('field-invalid', { field: 'id', params: { reason: 'no-counter' } });
      }
      const moved = { ...entry, counter: counter + 1, usedAt: ports.now() };
      return { content: withEntry(content, id, () => moved), result: codeForCounter(entry, counter) };
    });
    collection.touch();
    return taken;
  };
  const copying = createCopying(ports, collection, takeNext);

  return {
    handlers: {
      ...adding,
      ...createLeaving(ports, collection),
      ...listing(ports, collection),
      ...changing(ports, collection),
      copy: ({ id, which }) => copying.copy(id, which),
      copyCode: async ({ code }) => ({
        outcome: 'copied',
        clearsAt: await ports.clipboard.copySecret(code, ports.clearClipboardSeconds()),
      }),
      advanceCounter: async ({ id }) => ({
        id,
        code: await takeNext({ id }),
        next: null,
        validFrom: 0,
        validUntil: 0,
        used: false,
      }),
    },
    devices: createDeviceVault(ports, collection, buildOtpUri),
    recovery: createRecoveryEntries(ports, collection, previews),
    count: () => (ports.vault.isOpen ? collection.real().length : 0),
    names: () =>
      inOrder(collection.all())
        .filter(({ practice }) => !practice)
        .map(({ entry }) => [entry.issuer, entry.account].filter((one) => one !== '').join(': ')),
    touch: () => collection.touch(),
    nothingYet: () => collection.nothingYet(),
    async opened() {
      await collection.sweep(Date.now());
      collection.touch();
    },
    closing() {
      copying.cancel();
      previews.clear();
      forget();
    },
  };
}

type Handlers = HandlersOf<'authenticator'>;

function listing(
  ports: AuthenticatorPorts,
  collection: Collection,
): Pick<Handlers, 'list' | 'revealCodes' | 'removed'> {
  return {
    list({ from, count }) {
      const all = inOrder(collection.all());
      return {
        revision: collection.revision(),
        total: all.length,
        entries: all
          .slice(from, from + count)
          .map(({ entry, practice }) => shownEntry(entry, practice, ports)),
      };
    },
    revealCodes({ ids }) {
      const at = windowNow(ports);
      const wanted = new Set(ids);
      const rows = collection.all().filter(({ entry }) => wanted.has(entry.id));
      const codes = rows.map(({ entry, practice }) =>
        shifted(codeView(entry, ports.now(practice)), windowAhead(ports, practice)),
      );
      return { at: Math.round(at), codes };
    },
    removed: () =>
      ports.vault
        .content()
        .removed.slice(0, 10_000)
        .map((entry) => ({ entry: shownEntry(entry, false, ports), removedAt: entry.removedAt })),
  };
}

type Changing = 'markUsed' | 'edit' | 'reorder' | 'remove' | 'restoreRemoved' | 'forgetRemoved';

function changing(ports: AuthenticatorPorts, collection: Collection): Pick<Handlers, Changing> {
  /** Removing this entry would remove the last way to make codes that AWS still asks for. */
  const isOnlyCopy = (entry: StoredEntry): boolean => {
    const serialNumber = entry.aws?.serialNumber ?? null;
    if (serialNumber === null || ports.isLive(serialNumber) !== true) return false;
    const print = secretFingerprint(entry.secret);
    return !collection
      .all()
      .some((other) => other.entry.id !== entry.id && secretFingerprint(other.entry.secret) === print);
  };
  const shown = (id: string): ReturnType<typeof shownEntry> => {
    const { entry, practice } = collection.find(id);
    return shownEntry(entry, practice, ports);
  };
  return {
    async markUsed({ id, used }) {
      const { entry, vault, practice } = collection.find(id);
      const step = timeStepAt(entry.period, ports.now(practice));
      const change = used
        ? { markedStep: Math.max(step, lastUsed(entry, step)), usedAt: ports.now() }
        : { markedStep: null };
      await collection.change(vault, (content) => withEntry(content, id, (now) => ({ ...now, ...change })));
      return { done: true };
    },
    async edit({ id, ...edit }) {
      const { vault } = collection.find(id);
      const names = { issuer: edit.issuer.trim(), account: edit.account.trim() };
      await collection.change(vault, (content) =>
        withEntry(content, id, (entry) => ({ ...entry, ...edit, ...names, changedAt: ports.now() })),
      );
      return shown(id);
    },
    async reorder({ id, before }) {
      await collection.change(collection.find(id).vault, (content) => reordered(content, id, before));
      return { done: true };
    },
    async remove({ id, typed }) {
      const { entry, vault } = collection.find(id);
      const answers = [entry.account, entry.aws?.userName].filter((name) => name);
      if (isOnlyCopy(entry) && answers.length > 0 && !answers.includes(typed ?? '')) {
        throw new ProblemError('confirmation-wrong', { field: 'typed' });
      }
      await collection.change(vault, (content) => withoutEntry(content, id, Date.now()));
      return { done: true };
    },
    async restoreRemoved({ id }) {
      await collection.changeRemoved(id, (content) => withRestored(content, id, ports.now()));
      return shown(id);
    },
    async forgetRemoved({ id }) {
      const gone = ports.vault.content().removed.find((entry) => entry.id === id);
      await collection.changeRemoved(id, (content) => {
        findEntry(content.removed, id);
        return { ...content, removed: content.removed.filter((entry) => entry.id !== id) };
      });
      gone?.secret.fill(0);
      return { done: true };
    },
  };
}
