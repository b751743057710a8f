import * as z from 'zod';
import { ProblemError, type AccountColor, type AccountSummary } from '../contract';
import { accountSummarySchema, endpointSchema } from '../contract/account';
import { accountRefSchema, instantSchema } from '../contract/common';
import { fileNames, jsonDocument, type Files } from '../storage';
import { freeMonogram, sameNameKey } from './naming';

/** An account as it is remembered: no secret. */
export const knownAccountSchema = accountSummarySchema.omit({ endpoint: true }).extend({
  endpoint: endpointSchema.nullable(),
  connectedAt: instantSchema,
  /** When the person said "I am in" the console as the administrator. */
  saidSignedInAt: instantSchema.nullable(),
});
export type KnownAccount = z.infer<typeof knownAccountSchema>;

const bookSchema = z.strictObject({
  selected: accountRefSchema.nullable(),
  accounts: z.array(knownAccountSchema).max(2000),
});
type Book = z.infer<typeof bookSchema>;

export const practiceRef = 'practice';

/** What a window may know of an account. */
export function summaryOf(account: KnownAccount): AccountSummary {
  const { connectedAt: _connectedAt, saidSignedInAt: _saidSignedInAt, endpoint, ...rest } = account;
  return { ...rest, endpoint: endpoint?.iam ?? null };
}

export type AccountBook = {
  /** Reads accounts.json; call once before anything else. Throws `file-not-readable`, `vault-newer`. */
  load(): Promise<void>;
  list(): readonly AccountSummary[];
  all(): readonly KnownAccount[];
  /** Throws `not-found`. */
  get(ref: string): KnownAccount;
  selected(): string | null;
  select(ref: string | null): Promise<void>;
  /** Adds or replaces; the monogram is chosen here. Throws `nickname-taken`. */
  put(account: Omit<KnownAccount, 'monogram'>): Promise<KnownAccount>;
  edit(
    ref: string,
    change: { readonly nickname: string; readonly color: AccountColor },
  ): Promise<KnownAccount>;
  patch(ref: string, change: Partial<Omit<KnownAccount, 'ref' | 'nickname' | 'monogram'>>): Promise<void>;
  forget(ref: string): Promise<void>;
  onChange(listener: () => void): () => void;
};

/** The known accounts in accounts.json, kept in memory and saved all or nothing with older generations. */
export function createAccountBook(files: Files): AccountBook {
  const document = jsonDocument<Book>(files, fileNames.accounts, {
    schema: bookSchema,
    version: 1,
    empty: { selected: null, accounts: [] },
  });
  const listeners = new Set<() => void>();
  let book: Book = { selected: null, accounts: [] };

  const update = async (change: (before: Book) => Book): Promise<void> => {
    book = await document.update(change);
    for (const listener of listeners) listener();
  };
  const get = (ref: string, from: Book = book): KnownAccount => {
    const found = from.accounts.find((account) => account.ref === ref);
    if (found === undefined) throw new ProblemError('not-found', { params: { what: 'account', ref } });
    return found;
  };
  const named = (from: Book, account: Omit<KnownAccount, 'monogram'>, old: string | null): KnownAccount => {
    const others = from.accounts.filter((other) => other.ref !== account.ref);
    if (others.some((other) => sameNameKey(other.nickname) === sameNameKey(account.nickname))) {
      throw new ProblemError('nickname-taken', { params: { nickname: account.nickname }, field: 'nickname' });
    }
    const taken = new Set(others.map((other) => other.monogram));
    return { ...account, monogram: old ?? freeMonogram(account.nickname, taken) };
  };
  const replace = (from: Book, account: KnownAccount): Book => {
    const known = from.accounts.some((other) => other.ref === account.ref);
    const accounts = known
      ? from.accounts.map((other) => (other.ref === account.ref ? account : other))
      : [...from.accounts, account];
    return { ...from, accounts };
  };

  return {
    load: async () => {
      book = (await document.read()).value;
    },
    list: () => book.accounts.map(summaryOf),
    all: () => book.accounts,
    get: (ref) => get(ref),
    selected: () => book.selected,
    select: async (ref) => {
      if (ref !== null) get(ref);
      await update((before) => ({ ...before, selected: ref }));
    },
    put: async (account) => {
      await update((before) => {
        const old = before.accounts.find((other) => other.ref === account.ref);
        const keep = old !== undefined && old.nickname === account.nickname ? old.monogram : null;
        return { ...replace(before, named(before, account, keep)), selected: account.ref };
      });
      return get(account.ref);
    },
    edit: async (ref, change) => {
      await update((before) => {
        const old = get(ref, before);
        const next = { ...old, nickname: change.nickname.trim(), color: change.color };
        return replace(before, named(before, next, next.nickname === old.nickname ? old.monogram : null));
      });
      return get(ref);
    },
    patch: (ref, change) => update((before) => replace(before, { ...get(ref, before), ...change })),
    forget: (ref) =>
      update((before) => ({
        selected: before.selected === ref ? null : before.selected,
        accounts: before.accounts.filter((account) => account.ref !== ref),
      })),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
