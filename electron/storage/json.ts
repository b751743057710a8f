import * as z from 'zod';
import type { ProblemCode } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { generationName } from './names';
import type { Files } from './port';

const envelope = z.object({ version: z.number().int().positive(), data: z.unknown() });

export type JsonOptions<T> = {
  readonly schema: z.ZodType<T>;
  /** Version this program writes, from 1. */
  readonly version: number;
  /** Value when there is no file yet. */
  readonly empty: T;
  /** Older contents kept; default 3. */
  readonly generations?: number;
  /** Turns the data of an older version into today's shape, before the schema sees it. */
  readonly upgrade?: (data: unknown, version: number) => unknown;
  /** What a damaged file leads to when no older content is whole: a problem (default) or the empty value. */
  readonly whenDamaged?: 'problem' | 'empty';
  readonly problems?: { readonly newer: ProblemCode; readonly damaged: ProblemCode };
};

export type JsonRead<T> = {
  readonly value: T;
  /** 0: the file itself; n: the n-th older content had to be used; null: there was no readable one. */
  readonly generation: number | null;
};

export type JsonDocument<T> = {
  /** The newest whole content. A file of a newer program is refused and stays as it is. */
  read(): Promise<JsonRead<T>>;
  /** Saves all or nothing; refuses to replace a file of a newer program. */
  write(value: T): Promise<void>;
  /** Reads, changes and saves as one; changes of one document never mix. Resolves to the saved value. */
  update(change: (value: T) => T): Promise<T>;
};

type Parsed<T> =
  { readonly kind: 'whole'; readonly value: T } | { readonly kind: 'newer' } | { readonly kind: 'damaged' };

function parse<T>(bytes: Uint8Array, options: JsonOptions<T>): Parsed<T> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { kind: 'damaged' };
  }
  const outer = envelope.safeParse(json);
  if (!outer.success) return { kind: 'damaged' };
  const { version, data } = outer.data;
  if (version > options.version) return { kind: 'newer' };
  const upgraded = version < options.version && options.upgrade ? options.upgrade(data, version) : data;
  const value = options.schema.safeParse(upgraded);
  return value.success ? { kind: 'whole', value: value.data } : { kind: 'damaged' };
}

/**
 * A small versioned JSON file, `{"version":n,"data":…}`, without secrets.
 * @throws ProblemError the document's `newer` or `damaged` code (default `vault-newer`, `file-not-readable`), `disk-full`, `disk-refused`
 */
export function jsonDocument<T>(files: Files, name: string, options: JsonOptions<T>): JsonDocument<T> {
  const generations = options.generations ?? 3;
  const problems = options.problems ?? { newer: 'vault-newer', damaged: 'file-not-readable' };
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(task: () => Promise<R>): Promise<R> => {
    const run = tail.then(task, task);
    tail = run.catch(() => undefined);
    return run;
  };

  const read = async (): Promise<JsonRead<T>> => {
    let seen = false;
    for (let place = 0; place <= generations; place += 1) {
      const bytes = await files.read(generationName(name, place));
      if (!bytes) continue;
      seen = true;
      const parsed = parse(bytes, options);
      if (parsed.kind === 'newer') throw new ProblemError(problems.newer, { params: { file: name } });
      if (parsed.kind === 'whole') return { value: parsed.value, generation: place };
    }
    if (seen && options.whenDamaged !== 'empty')
      throw new ProblemError(problems.damaged, { params: { file: name } });
    return { value: options.empty, generation: seen ? null : 0 };
  };

  const write = async (value: T): Promise<void> => {
    const before = await files.read(name);
    const state = before ? parse(before, options).kind : 'whole';
    if (state === 'newer') throw new ProblemError(problems.newer, { params: { file: name } });
    const bytes = new TextEncoder().encode(
      `${JSON.stringify({ version: options.version, data: value }, null, 2)}\n`,
    );
    // A damaged file must not push a whole older content out of its place.
    await files.write(name, bytes, { generations: state === 'whole' ? generations : 0 });
  };

  return {
    read: () => inTurn(read),
    write: (value) => inTurn(() => write(value)),
    update: (change) =>
      inTurn(async () => {
        const next = change((await read()).value);
        await write(next);
        return next;
      }),
  };
}
