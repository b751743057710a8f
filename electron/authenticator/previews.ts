import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Preview } from '../contract/authenticator';
import { ProblemError } from '../contract/problem';
import { awsHintOf } from './aws';
import { breathing } from './breath';
import type { StoredEntry } from './entry';
import { codeFingerprint, nameFingerprint, secretFingerprint } from './fingerprints';
import { maxImportItems } from './import';
import { missingParts } from './import/google';
import type { Imported, ImportedEntry, ImportedItem } from './import/model';
import { codeForStep, timeStepAt } from './otp';

/** A preview nobody uses is forgotten after this, ms. */
export const previewLife = 15 * 60_000;
const mostHeld = 8;
/** Codes are shown for small previews only: a table of thousands has no use for them. */
const mostCodes = 20;

type Held = { readonly id: string; readonly at: number; readonly imported: Imported };
type Item = Preview['items'][number];

/** Finds of a QR, a form or a file, kept in main with their secrets until they are added, dropped or too old. */
export type Previews = {
  /** Holds what was found and says how it looks beside `entries`. Parts of one Google batch are joined in any order. */
  offer(imported: Imported, entries: readonly StoredEntry[], at: number): Promise<Preview>;
  /** What is held, once more beside `entries` as they are now. @throws ProblemError `not-found` */
  again(previewId: string, entries: readonly StoredEntry[], at: number): Promise<Preview>;
  /** @throws ProblemError `not-found` */
  take(previewId: string, at: number): Imported;
  drop(previewId: string): void;
  /** Forgets and overwrites everything; for locking. */
  clear(): void;
};

/** Joins a part with what was found before of the same batch; a part seen twice counts once. */
function joined(before: Imported, now: Imported): Imported | null {
  const id = before.batch[0]?.id;
  const part = now.batch[0];
  if (id === undefined || part?.id !== id || missingParts(before.batch).length === 0) return null;
  const known = new Set(before.batch.map(({ index }) => index));
  if (now.batch.every(({ index }) => known.has(index))) return before;
  return {
    source: before.source,
    items: [...before.items, ...now.items],
    batch: [...before.batch, ...now.batch],
  };
}

const wipeItems = (items: readonly ImportedItem[]): void => {
  for (const item of items) if (item.ok) item.entry.secret.fill(0);
};

export function createPreviews(): Previews {
  let held: readonly Held[] = [];
  const forget = (gone: (each: Held) => boolean): void => {
    for (const each of held.filter(gone)) wipeItems(each.imported.items);
    held = held.filter((each) => !gone(each));
  };
  const take = (previewId: string, at: number): Imported => {
    const found = held.find(({ id }) => id === previewId);
    if (!found || at - found.at > previewLife)
      throw new ProblemError('not-found', { params: { what: 'preview' } });
    return found.imported;
  };
  const shown = async (
    previewId: string,
    { source, items, batch }: Imported,
    entries: readonly StoredEntry[],
    at: number,
  ): Promise<Preview> => ({
    previewId,
    source,
    items: await lookAt(items, entries, at),
    missingParts: missingParts(batch).slice(0, 100),
  });
  return {
    async offer(imported, entries, at) {
      if (imported.items.length > maxImportItems)
        throw new ProblemError('file-too-large', { params: { entries: imported.items.length } });
      forget((each) => at - each.at > previewLife || at < each.at - previewLife);
      const earlier = held.find((each) => joined(each.imported, imported) !== null);
      const whole = (earlier && joined(earlier.imported, imported)) ?? imported;
      held = held.filter((each) => each !== earlier);
      const oldest = held.length >= mostHeld ? held[0] : undefined;
      if (oldest) forget((each) => each === oldest);
      const id = `p${randomBytes(12).toString('hex')}`;
      held = [...held, { id, at, imported: whole }];
      return shown(id, whole, entries, at);
    },
    again: async (previewId, entries, at) => shown(previewId, take(previewId, at), entries, at),
    take,
    drop: (previewId) => forget(({ id }) => id === previewId),
    clear: () => forget(() => true),
  };
}

async function lookAt(
  items: readonly ImportedItem[],
  entries: readonly StoredEntry[],
  at: number,
): Promise<Item[]> {
  // What was found has just come in from another process, which took a while by itself.
  await setImmediate();
  const breath = breathing();
  const same = new Set<string>();
  const names = new Map<string, Set<string>>();
  const note = (entry: {
    readonly issuer: string;
    readonly account: string;
    readonly secret: Uint8Array;
  }): void => {
    const name = nameFingerprint(entry);
    if (name === '') return;
    const secrets = names.get(name) ?? new Set();
    names.set(name, secrets.add(secretFingerprint(entry.secret)));
  };
  for (const entry of entries) {
    same.add(codeFingerprint(entry));
    note(entry);
    await breath();
  }
  const looked: Item[] = [];
  for (const [index, item] of items.entries()) {
    await breath();
    if (!item.ok) {
      looked.push(unreadable(index, item.refused));
      continue;
    }
    const { entry } = item;
    const print = codeFingerprint(entry);
    const others = names.get(nameFingerprint(entry));
    const state = same.has(print)
      ? 'same'
      : others && !others.has(secretFingerprint(entry.secret))
        ? 'conflict'
        : 'new';
    // The second of two equal ones in the same file is a duplicate too.
    same.add(print);
    note(entry);
    looked.push(readable(index, entry, state, items.length <= mostCodes ? at : null));
  }
  return looked;
}

function unreadable(
  index: number,
  refused: { readonly issuer: string; readonly account: string; readonly reason: string },
): Item {
  return {
    index,
    kind: null,
    issuer: refused.issuer,
    account: refused.account,
    algorithm: null,
    digits: null,
    period: null,
    tags: [],
    state: 'unreadable',
    reason: refused.reason,
    notices: [],
    looksLikeRoot: false,
    awsAccountId: null,
    now: null,
    next: null,
  };
}

function readable(
  index: number,
  entry: ImportedEntry,
  state: 'new' | 'same' | 'conflict',
  codesAt: number | null,
): Item {
  const aws = awsHintOf(entry);
  const step = codesAt !== null && entry.kind !== 'hotp' ? timeStepAt(entry.period, codesAt) : null;
  return {
    index,
    kind: entry.kind,
    issuer: entry.issuer,
    account: entry.account,
    algorithm: entry.algorithm,
    digits: entry.digits,
    period: entry.period,
    tags: [...entry.tags],
    state,
    reason: null,
    notices: entry.notices.slice(0, 8),
    looksLikeRoot: aws?.looksLikeRoot ?? false,
    awsAccountId: aws?.accountId ?? null,
    now: step === null ? null : codeForStep(entry, step),
    next: step === null ? null : codeForStep(entry, step + 1),
  };
}
