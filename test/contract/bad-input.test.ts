import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../electron/contract';
import { isHandle, rows } from '../support/bad-input';
import { allTextFields, textFieldsOf, type TextField } from '../support/contract-fields';

const nameOf = ({ channel, path }: TextField): string => `${channel} ${path}`;

/** Fields a person fills in that no row tries. */
const untried = (fields: readonly TextField[], tried: ReadonlySet<string>): readonly string[] =>
  fields
    .filter((field) => !isHandle(field))
    .map(nameOf)
    .filter((name) => !tried.has(name));

describe('the table of bad input', () => {
  const fields = allTextFields();
  const tried = new Set(rows.map(nameOf));

  it('has a row for every text and file of the contract that a person gives', () => {
    expect(fields.length).toBeGreaterThan(100);
    expect(untried(fields, tried)).toEqual([]);
  });

  it('names no field that the contract has no more', () => {
    const known = new Set(fields.map(nameOf));
    expect([...tried].filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(rows.map(({ channel, what }) => `${channel} ${what}`)).size).toBe(rows.length);
  });

  it('would miss a new field, however deep it lies', () => {
    const added = z.strictObject({
      list: z.array(z.union([z.strictObject({ text: z.string().nullable().optional() }), z.number()])),
      bytes: z.instanceof(Uint8Array).nullable(),
      kind: z.enum(['a']),
    });
    expect(untried(textFieldsOf('app.added', added), tried)).toEqual([
      'app.added list.text',
      'app.added bytes',
    ]);
  });

  it('is asked of the contract as it is: what the schema alone refuses, it refuses', () => {
    const world = { accountRef: 'practice', leftover: 'arn:aws:iam::000000000000:mfa/x', entryId: 'e' };
    const byField = rows.filter(({ says }) => says.startsWith('refusals.field.'));
    const passed = byField.filter(({ channel, request }) => {
      const [room = '', name = ''] = channel.split('.');
      const leaf = (contract as unknown as Record<string, Record<string, { request: z.ZodType }>>)[room]?.[
        name
      ];
      return leaf?.request.safeParse(withBytes(request(world))).success !== false;
    });
    expect(byField.length).toBeGreaterThan(150);
    expect(passed.map(({ channel, what }) => `${channel} ${what}`)).toEqual([]);
  });
});

/** Rows carry bytes as base64, so that they can go through a page. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === 'bytes')
    return new Uint8Array(Buffer.from(String(first[1]), 'base64'));
  return Object.fromEntries(entries.map(([name, part]) => [name, withBytes(part)]));
}
