import * as z from 'zod';
import {
  accountColors,
  aliasPattern,
  iamNamePattern,
  limits,
  partitions,
  problemCodes,
  tagPattern,
} from './constants';

/** Text with an upper bound, so that no message can be arbitrarily large. */
export const text = (max: number): z.ZodString => z.string().max(max);

export const accountIdSchema = z.string().regex(/^\d{12}$/);
/** Our own handle of a known account; never an AWS identifier. */
export const accountRefSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** Epoch milliseconds. */
export const instantSchema = z.number().int();
export const partitionSchema = z.enum(partitions);
export const colorSchema = z.enum(accountColors);
export const newUserNameSchema = z.string().min(1).max(limits.newUserName).regex(iamNamePattern);
export const userNameSchema = z.string().min(1).max(limits.userName).regex(iamNamePattern);
export const deviceNameSchema = z.string().min(1).max(limits.deviceName).regex(iamNamePattern);
export const aliasSchema = z.string().regex(aliasPattern);
export const serialNumberSchema = z.string().min(9).max(256);
/** Six digits as a string: leading zeros matter. */
export const sixDigitsSchema = z.string().regex(/^\d{6}$/);
export const entryIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
export const runIdSchema = z.string().regex(/^or-\d{4}-[0-9a-f]{4,12}$/);
export const nothing = z.strictObject({});
export const done = z.strictObject({ done: z.literal(true) });

/** Where an answer of AWS came from: one step away from every claim on screen. */
export const evidenceSchema = z.strictObject({
  operation: text(64),
  requestId: text(128).nullable(),
  at: instantSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** What went wrong, as a value. Never carries a stack, a raw SDK error or a secret. */
export const problemSchema = z.strictObject({
  code: z.enum(problemCodes),
  /** Values for the words; keys are named in the i18n table of the code. */
  params: z.record(text(40), z.union([text(2048), z.number()])),
  /** Name of the request field that is at fault, for marking it on the form. */
  field: text(64).optional(),
  aws: z
    .strictObject({
      operation: text(64),
      errorName: text(128),
      requestId: text(128).nullable(),
      httpStatus: z.number().int().nullable(),
    })
    .optional(),
  at: instantSchema,
});
export type Problem = z.infer<typeof problemSchema>;

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What saving through the system's dialog can lead to. */
export const savedSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('canceled') }),
  z.strictObject({ outcome: z.literal('inside-git'), repository: text(255) }),
  z.strictObject({ outcome: z.literal('saved'), files: z.array(text(255)).max(8), folder: text(1024) }),
]);
export type Saved = z.infer<typeof savedSchema>;

/** A picture for an <img>: PNG as a data URL. */
export const pngSchema = z.string().max(2_000_000).startsWith('data:image/png;base64,');
export const tagSchema = z.strictObject({
  key: z.string().min(1).max(limits.tagKey),
  value: text(limits.tagValue),
});
/** A tag that is to be made; what AWS has may be older than its present rules. */
export const newTagSchema = z.strictObject({
  key: z.string().min(1).max(limits.tagKey).regex(tagPattern),
  value: text(limits.tagValue).regex(tagPattern),
});
export const copiedSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('copied'), clearsAt: instantSchema.nullable() }),
  /** Copying waits for the next code, because this one is used or about to end. */
  z.strictObject({ outcome: z.literal('waiting'), until: instantSchema }),
]);
export type Copied = z.infer<typeof copiedSchema>;
