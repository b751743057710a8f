import * as z from 'zod';
import type { Evidence, UserDetail } from '../contract';
import { fileNames, jsonDocument, type Files } from '../storage';

const didSchema = z.strictObject({
  at: z.number().int(),
  accountRef: z.string(),
  userName: z.string(),
  what: z.string().max(200),
  requestId: z.string().max(128).nullable(),
});
const replacingSchema = z.strictObject({
  accountRef: z.string(),
  userName: z.string(),
  oldKeyId: z.string(),
  /** Keys of the user before the new one was asked for. */
  before: z.array(z.string()),
});
const notesSchema = z.strictObject({ did: z.array(didSchema), replacing: z.array(replacingSchema) });

export type Replacing = z.infer<typeof replacingSchema>;
type Who = { readonly accountRef: string; readonly userName: string };

/** Lines kept over all users; the oldest go first. */
const mostLines = 5000;

export type Notes = ReturnType<typeof openNotes>;

/** What was done with users after setup, and replacements of keys under way. No secret. */
export function openNotes(files: Files) {
  const document = jsonDocument(files, fileNames.users, {
    schema: notesSchema,
    version: 1,
    empty: { did: [], replacing: [] },
    whenDamaged: 'empty',
  });
  const isOf = (who: Who) => (line: Who) =>
    line.accountRef === who.accountRef && line.userName === who.userName;
  return {
    did: async (who: Who, { operation, requestId, at }: Evidence): Promise<void> => {
      const line = { ...who, what: operation, requestId, at: Math.round(at) };
      await document.update((notes) => ({ ...notes, did: [...notes.did, line].slice(-mostLines) }));
    },
    history: async (who: Who): Promise<UserDetail['history']> =>
      (await document.read()).value.did
        .filter(isOf(who))
        .map(({ at, what, requestId }) => ({ at, what, requestId })),
    /** On disk when it resolves. */
    begin: async (replacing: Replacing): Promise<void> => {
      await document.update((notes) => ({ ...notes, replacing: [...notes.replacing, replacing] }));
    },
    replacing: async (who: Who): Promise<Replacing | null> =>
      (await document.read()).value.replacing.find(isOf(who)) ?? null,
    end: async (who: Who): Promise<void> => {
      await document.update((notes) => ({
        ...notes,
        replacing: notes.replacing.filter((line) => !isOf(who)(line)),
      }));
    },
    forget: async (accountRef: string): Promise<void> => {
      const others = <T extends Who>(lines: readonly T[]): T[] =>
        lines.filter((line) => line.accountRef !== accountRef);
      await document.update((notes) => ({ did: others(notes.did), replacing: others(notes.replacing) }));
    },
  };
}
