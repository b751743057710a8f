import { z } from 'zod';
import { contract } from '../../electron/contract';
import type { Leaf } from '../../electron/contract/define';

/** A text of a request that a person can fill in: `setup.plan` and `tags.key`; `*` stands for any name. */
export type TextField = { readonly channel: string; readonly path: string };

/** Bytes of a file or picture count too: they are what a person hands over. */
function textsIn(schema: z.ZodType, path: readonly string[]): readonly (readonly string[])[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return textsIn(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodString) return [path];
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
      textsIn(part, [...path, name]),
    );
  if (schema instanceof z.ZodArray) return textsIn(schema.element as z.ZodType, path);
  if (schema instanceof z.ZodRecord) return textsIn(schema.valueType as z.ZodType, [...path, '*']);
  if (schema instanceof z.ZodUnion)
    return (schema.options as readonly z.ZodType[]).flatMap((option) => textsIn(option, path));
  if (schema instanceof z.ZodCustom) return [path];
  return [];
}

export const textFieldsOf = (channel: string, request: z.ZodType): readonly TextField[] =>
  [...new Set(textsIn(request, []).map((path) => path.join('.')))].map((path) => ({ channel, path }));

/** Every text and file that any request of the contract can carry. */
export function allTextFields(): readonly TextField[] {
  return Object.entries(contract).flatMap(([room, leaves]) =>
    Object.entries(leaves as Record<string, Leaf>).flatMap(([name, leaf]) =>
      leaf.kind === 'call' ? textFieldsOf(`${room}.${name}`, leaf.request) : [],
    ),
  );
}

const candidates: readonly unknown[] = ['x', '123456', 'xxx', false, 1, 30, 'nobody-0', 'or-2601-00000000'];

/** A request that its schema takes, with nothing in it that main knows. */
function sample(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodOptional) return undefined;
  // An absent list of names means all of them.
  if (schema instanceof z.ZodNullable)
    return schema.unwrap() instanceof z.ZodArray ? sample(schema.unwrap() as z.ZodType) : null;
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape as Record<string, z.ZodType>)
        .map(([name, part]) => [name, sample(part)] as const)
        .filter(([, value]) => value !== undefined),
    );
  if (schema instanceof z.ZodArray) return [sample(schema.element as z.ZodType)];
  if (schema instanceof z.ZodUnion) return sample((schema.options as readonly z.ZodType[])[0] as z.ZodType);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  return candidates.find((value) => schema.safeParse(value).success);
}

/** A well-formed request of a call, in which every name is one that main never gave. */
export function strangerTo(channel: string): object {
  const [room = '', name = ''] = channel.split('.');
  const leaf = (contract as unknown as Record<string, Record<string, Leaf>>)[room]?.[name];
  if (leaf?.kind !== 'call') throw new Error(`${channel} is no call`);
  const request = sample(leaf.request);
  if (!leaf.request.safeParse(request).success) throw new Error(`${channel}: no sample`);
  return request as object;
}
