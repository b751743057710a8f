import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { channelsOf, contract, problemCodes, revealingCalls, type Handlers } from '../../electron/contract';
import type { Leaf } from '../../electron/contract/define';
import { callChannels, createDispatcher } from '../../electron/shell/dispatcher';
import { pushChannels } from '../../electron/shell/publisher';

const leaves = Object.entries(contract).flatMap(([room, parts]) =>
  Object.entries(parts as Record<string, Leaf>).map(([name, leaf]) => ({ channel: `${room}.${name}`, leaf })),
);
const calls = leaves.flatMap(({ channel, leaf }) => (leaf.kind === 'call' ? [{ channel, leaf }] : []));

/** Every schema inside a schema, by zod's own description of itself. */
function partsOf(schema: z.ZodType, seen = new Set<z.ZodType>()): readonly z.ZodType[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const inner = Object.values(schema.def as unknown as Record<string, unknown>).flatMap((value) =>
    schemasIn(value),
  );
  return [schema, ...inner.flatMap((part) => partsOf(part, seen))];
}
function schemasIn(value: unknown): readonly z.ZodType[] {
  if (value instanceof z.ZodType) return [value];
  if (Array.isArray(value)) return value.flatMap(schemasIn);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.values(value).flatMap(schemasIn);
  return [];
}
const schemaOf = (leaf: Leaf): readonly z.ZodType[] =>
  leaf.kind === 'call' ? [leaf.request, leaf.response] : [leaf.snapshot];

describe('the contract', () => {
  it('names each channel once, and the shell, the bridge and the pushes derive from the same names', () => {
    const names = channelsOf().map(({ channel }) => channel);
    expect(new Set(names).size).toBe(names.length);
    expect([...callChannels().keys(), ...pushChannels().keys()].sort()).toEqual([...names].sort());
    expect(names.every((name) => /^[a-z]+\.[A-Za-z0-9]+$/.test(name))).toBe(true);
  });

  it.each(leaves)('$channel: every object in it refuses unknown keys', ({ leaf }) => {
    const objects = schemaOf(leaf)
      .flatMap((schema) => partsOf(schema))
      .filter((part) => part instanceof z.ZodObject);
    expect(objects.length).toBeGreaterThan(0);
    for (const object of objects)
      expect((object.def as unknown as { catchall?: z.ZodType }).catchall).toBeInstanceOf(z.ZodNever);
  });

  it.each(calls)('$channel: every text and list of the request has an upper bound', ({ leaf }) => {
    expect(unbounded(leaf.request)).toEqual([]);
  });

  it('these looks reach what lies deep inside', () => {
    const deep = z.strictObject({
      a: z.array(z.union([z.object({ b: z.string() }), z.string().max(1)]).nullable()).optional(),
    });
    expect(
      unbounded(deep)
        .map((part) => part.constructor.name)
        .sort(),
    ).toEqual(['ZodArray', 'ZodString']);
    expect(partsOf(deep).filter((part) => part instanceof z.ZodObject)).toHaveLength(2);
  });

  it('no answer has a way to carry just anything', () => {
    const loose = leaves.flatMap(({ channel, leaf }) =>
      schemaOf(leaf)
        .flatMap((schema) => partsOf(schema))
        .filter((part) => part instanceof z.ZodAny || part instanceof z.ZodUnknown)
        .map(() => channel),
    );
    expect(loose).toEqual([]);
  });

  it('calls that show a secret are these, and each says so by its name', () => {
    expect([...revealingCalls]).toEqual([
      'setup.revealPassword',
      'users.revealPendingQr',
      'users.revealPassword',
      'authenticator.revealCodes',
      'authenticator.revealQr',
      'recovery.revealRehearsalCode',
    ]);
    const named = calls.map(({ channel }) => channel).filter((channel) => channel.includes('.reveal'));
    expect(named.sort()).toEqual([...revealingCalls].sort());
  });

  it('no other answer has a field named after a secret', () => {
    const suspicious =
      /^(password|secret|secretAccessKey|sessionToken|secretText|seed|passphrase|png|privateKey)$/i;
    const found = leaves
      .filter(({ channel }) => !(revealingCalls as readonly string[]).includes(channel))
      .flatMap(({ channel, leaf }) =>
        (leaf.kind === 'call' ? partsOf(leaf.response) : partsOf(leaf.snapshot)).map((part) => ({
          channel,
          part,
        })),
      )
      .flatMap(({ channel, part }) =>
        part instanceof z.ZodObject
          ? Object.keys(part.shape)
              .filter((key) => suspicious.test(key))
              .map((key) => `${channel}: ${key}`)
          : [],
      );
    // These say how a secret is to be made or whether one exists, never what it is.
    expect([...new Set(found)].sort()).toEqual(['setup.suggest: password', 'users.detail: password']);
  });

  it('problem codes are unique plain words', () => {
    expect(new Set(problemCodes).size).toBe(problemCodes.length);
    expect(problemCodes.every((code) => /^[a-z]+(-[a-z]+)*$/.test(code))).toBe(true);
  });
});

function unbounded(schema: z.ZodType): readonly z.ZodType[] {
  return partsOf(schema).filter((part) => {
    if (part instanceof z.ZodString)
      return part.maxLength === null && part.format === null && !hasPattern(part);
    return part instanceof z.ZodArray && !hasCheck(part, 'max_length') && !hasCheck(part, 'length_equals');
  });
}

function hasCheck(schema: z.ZodType, name: string): boolean {
  const { checks = [] } = schema.def as { checks?: readonly { _zod: { def: { check: string } } }[] };
  return checks.some(({ _zod }) => _zod.def.check === name);
}
/** A pattern that ends bounds its text by itself. */
function hasPattern(schema: z.ZodString): boolean {
  const { checks = [] } = schema.def as {
    checks?: readonly { _zod: { def: { check: string; format?: string; pattern?: RegExp } } }[];
  };
  return checks.some(
    ({ _zod }) => _zod.def.pattern !== undefined && !/[+*]\$?$/.test(_zod.def.pattern.source),
  );
}

describe('random requests', () => {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([room, parts]) => [
      room,
      Object.fromEntries(
        Object.keys(parts).map((name) => [name, () => void reached.push(`${room}.${name}`)]),
      ),
    ]),
  ) as unknown as Handlers;
  const dispatch = createDispatcher({ handlers, admit: () => undefined, log: () => undefined });
  const weird = fc.oneof(
    fc.anything({
      maxDepth: 4,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    }),
    fc.jsonValue(),
    fc.constantFrom(
      undefined,
      null,
      Number.NaN,
      '__proto__',
      JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
    ),
  );

  it.each(calls)(
    '$channel: only what the schema takes reaches the handler; the rest is refused as a value',
    async ({ channel, leaf }) => {
      await fc.assert(
        fc.asyncProperty(weird, async (request) => {
          reached.length = 0;
          const result = await dispatch(channel, request);
          expect(result.ok).toBe(false);
          expect(reached.length).toBe(leaf.request.safeParse(request).success ? 1 : 0);
          if (!result.ok) expect(JSON.stringify(result.problem)).not.toMatch(/stack|\.ts:|\.cjs:/);
        }),
        { numRuns: 40 },
      );
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );

  it.each(calls)('$channel: one unknown key is enough to be refused', async ({ channel }) => {
    reached.length = 0;
    const result = await dispatch(channel, { surprise: 1 });
    expect(result).toMatchObject({ ok: false, problem: { code: 'field-invalid' } });
    expect(reached).toEqual([]);
  });
});
