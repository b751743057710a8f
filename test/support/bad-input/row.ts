import type { ProblemCode } from '../../../electron/contract/constants';

/** What a row may name of the running app. */
export type World = {
  readonly accountRef: string;
  /** Serial number of a leftover MFA device. */
  readonly leftover: string;
  /** An entry of the vault. */
  readonly entryId: string;
};

/** One thing that a person can get wrong, what main answers, and the words that say what to do about it. */
export type Row = {
  readonly what: string;
  /** `room.name` and the text of its request that is bad, as in `tags.key`. */
  readonly channel: string;
  readonly path: string;
  readonly request: (world: World) => object;
  /** The problem; or the value, where "no" is an answer (a code that does not match). */
  readonly answer: ProblemCode | object;
  /** Key of the words for the text. */
  readonly says: string;
};

export const long = (length: number): string => 'x'.repeat(length);
export const field = (name: string): string => `refusals.field.${name.replaceAll('.', '-')}`;
export const reason = (word: string): string => `refusals.reason.${word}`;

type Ask = (value: string, world: World) => object;
type Values = Readonly<Record<string, string>>;

/** Several bad values of one text, with one answer. */
export function each(
  [channel, path]: readonly [string, string],
  answer: Row['answer'],
  says: string,
  values: Values,
  ask: Ask,
): readonly Row[] {
  return Object.entries(values).map(([what, value]) => ({
    what: `${path}: ${what}`,
    channel,
    path,
    request: (world) => ask(value, world),
    answer,
    says,
  }));
}

/** Refused by the schema and marked by the field. */
export const unfit = (place: readonly [string, string], values: Values, ask: Ask): readonly Row[] =>
  each(place, 'field-invalid', field(place[1]), values, ask);

export const tooLong = (place: readonly [string, string], length: number, ask: Ask): readonly Row[] =>
  unfit(place, { [`${length} characters`]: long(length) }, ask);
