import * as z from 'zod';
import type { Keychain } from '../keychain';
import { fileNames, jsonDocument, type Files } from '../storage';

const schema = z.record(z.string().max(200), z.string().max(4096));

/**
 * Where the practice account's made-up keys and passwords are: in a file of its own, never in the real keychain.
 * They open nothing, and practice must work on a computer that has no keychain at all.
 */
export function createPracticeKeys(files: Files): Keychain {
  const document = jsonDocument(files, fileNames.practiceKeys, {
    schema: schema as z.ZodType<Readonly<Record<string, string>>>,
    version: 1,
    empty: {},
    whenDamaged: 'empty',
  });
  const read = async (): Promise<Readonly<Record<string, string>>> => (await document.read()).value;
  return {
    state: () => Promise.resolve({ state: 'available', backend: '' }),
    async put(item, secret) {
      const text = Buffer.from(secret).toString('base64');
      await document.update((before) => ({ ...before, [item]: text }));
    },
    async get(item) {
      const all = await read();
      const text = Object.hasOwn(all, item) ? all[item] : undefined;
      return text === undefined ? null : new Uint8Array(Buffer.from(text, 'base64'));
    },
    async remove(item) {
      if (!Object.hasOwn(await read(), item)) return false;
      await document.update(({ [item]: _gone, ...rest }) => rest);
      return true;
    },
    list: async () => Object.keys(await read()).sort(),
  };
}

/** What belongs to the practice account is asked of `practice`, all else of `real`. */
export function withPractice(real: Keychain, practice: Keychain): Keychain {
  const of = async (item: string): Promise<Keychain> =>
    item.startsWith('account/practice/') || (await practice.list()).includes(item) ? practice : real;
  return {
    state: () => real.state(),
    put: async (item, secret) => (await of(item)).put(item, secret),
    get: async (item) => (await of(item)).get(item),
    remove: async (item) => (await of(item)).remove(item),
    list: (within) => (within?.startsWith('account/practice/') === true ? practice : real).list(within),
  };
}
