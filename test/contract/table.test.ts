import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract, revealingCalls } from '../../electron/contract';
import type { Leaf } from '../../electron/contract/define';

/** Names of the fields of a schema, `?` where one may be absent. */
function fieldsOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodObject) {
    const names = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, part]) =>
      part instanceof z.ZodOptional ? `${name}?` : name,
    );
    return names.length === 0 ? 'nothing' : names.join(', ');
  }
  if (schema instanceof z.ZodNullable) return `${fieldsOf(schema.unwrap() as z.ZodType)}, or null`;
  if (schema instanceof z.ZodArray) return `list of (${fieldsOf(schema.element as z.ZodType)})`;
  if (schema instanceof z.ZodDiscriminatedUnion)
    return (schema.options as readonly z.ZodType[]).map((option) => `(${fieldsOf(option)})`).join(' or ');
  return schema.def.type;
}

function page(): string {
  const rooms = Object.entries(contract).map(([room, leaves]) => {
    const lines = Object.entries(leaves as Record<string, Leaf>).map(([name, leaf]) => {
      if (leaf.kind === 'push') return `- \`${name}\` push\n  - snapshot: ${fieldsOf(leaf.snapshot)}`;
      const shows = (revealingCalls as readonly string[]).includes(`${room}.${name}`)
        ? ', shows a secret'
        : '';
      return `- \`${name}\` call${shows}\n  - in: ${fieldsOf(leaf.request)}\n  - out: ${fieldsOf(leaf.response)}`;
    });
    return [`## ${room}`, '', ...lines, ''].join('\n');
  });
  return [
    '# All that may cross the process boundary',
    '',
    'Made from `electron/contract`; `npx vitest run --project contract -u` writes it anew. Every call answers with a value or a problem.',
    '',
    ...rooms,
  ].join('\n');
}

it('docs/contract.md says what the contract says', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/contract.md');
});
