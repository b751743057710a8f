import * as z from 'zod';
import {
  accountIdSchema,
  accountRefSchema,
  colorSchema,
  copiedSchema,
  done,
  entryIdSchema,
  instantSchema,
  nothing,
  pngSchema,
  savedSchema,
  text,
} from './common';
import { limits } from './constants';
import { call, push } from './define';

export const otpKindSchema = z.enum(['totp', 'hotp', 'steam']);
export const algorithmSchema = z.enum(['SHA1', 'SHA256', 'SHA512']);

/** Everything about an entry except its secret. */
export const entrySchema = z.strictObject({
  id: entryIdSchema,
  kind: otpKindSchema,
  issuer: text(limits.issuer),
  account: text(limits.account),
  algorithm: algorithmSchema,
  /** 5 (Steam) to 10. */
  digits: z.number().int().min(5).max(10),
  /** Seconds; meaningless for HOTP. */
  period: z.number().int().min(1).max(86_400),
  /** HOTP counter of the next code. */
  counter: z.number().int().min(0).nullable(),
  color: colorSchema,
  monogram: text(4),
  tags: z.array(text(64)).max(limits.entryTags),
  group: text(64).nullable(),
  note: text(2000),
  pinned: z.boolean(),
  /** AWS side, when the entry is a virtual MFA device. */
  aws: z
    .strictObject({
      accountId: accountIdSchema,
      accountRef: accountRefSchema.nullable(),
      nickname: text(limits.nickname).nullable(),
      alias: text(limits.alias).nullable(),
      userName: text(limits.userName).nullable(),
      serialNumber: text(256).nullable(),
      isRoot: z.boolean(),
      /** AWS listed it as in use when last asked. */
      live: z.boolean().nullable(),
    })
    .nullable(),
  practice: z.boolean(),
  addedAt: instantSchema,
  usedAt: instantSchema.nullable(),
  /** The secret cannot be read or is not usable. */
  broken: z.boolean(),
});
export type Entry = z.infer<typeof entrySchema>;

export const codeSchema = z.strictObject({
  id: entryIdSchema,
  /** Five to ten characters without a gap. */
  code: text(10),
  next: text(10).nullable(),
  /** On the corrected clock, epoch ms; for HOTP both are 0. */
  validFrom: instantSchema,
  validUntil: instantSchema,
  used: z.boolean(),
});
export type Code = z.infer<typeof codeSchema>;

export const previewSchema = z.strictObject({
  previewId: text(40),
  /** Application or form it came from, e.g. "aegis", "otpauth". */
  source: text(40),
  items: z
    .array(
      z.strictObject({
        index: z.number().int(),
        kind: otpKindSchema.nullable(),
        issuer: text(limits.issuer),
        account: text(limits.account),
        algorithm: algorithmSchema.nullable(),
        digits: z.number().int().nullable(),
        period: z.number().int().nullable(),
        tags: z.array(text(64)).max(limits.entryTags),
        state: z.enum(['new', 'same', 'conflict', 'unreadable']),
        /** Why it cannot be read; stable word, translated by the renderer. */
        reason: text(60).nullable(),
        notices: z.array(text(60)).max(8),
        looksLikeRoot: z.boolean(),
        awsAccountId: accountIdSchema.nullable(),
        /** AWS asks for these two when a device is enabled. */
        now: text(10).nullable(),
        next: text(10).nullable(),
      }),
    )
    .max(20_000),
  /** For batches of several QR codes: which parts are still missing (1-based). */
  missingParts: z.array(z.number().int()).max(100),
});
export type Preview = z.infer<typeof previewSchema>;

const entryEdit = z.strictObject({
  id: entryIdSchema,
  issuer: text(limits.issuer),
  account: text(limits.account),
  color: colorSchema,
  monogram: text(4),
  tags: z.array(text(64)).max(limits.entryTags),
  group: text(64).nullable(),
  note: text(2000),
  pinned: z.boolean(),
});

export const authenticator = {
  /** Grows with each change of the list. */
  revision: push(z.strictObject({ revision: z.number().int() })),
  /**
   * A page of the list, in the order of the screen: one message stays small, however many entries there are. A page of
   * another revision than the one before belongs to another list.
   */
  list: call(
    z.strictObject({
      from: z.number().int().min(0).max(50_000),
      count: z.number().int().min(1).max(limits.entriesPerCall),
    }),
    z.strictObject({
      revision: z.number().int(),
      /** Of all pages together. */
      total: z.number().int(),
      entries: z.array(entrySchema).max(limits.entriesPerCall),
    }),
  ),
  /** Codes for the rows in sight; AWS's clock when known. */
  revealCodes: call(
    z.strictObject({ ids: z.array(entryIdSchema).max(limits.codesPerCall) }),
    z.strictObject({ at: instantSchema, codes: z.array(codeSchema).max(limits.codesPerCall) }),
  ),
  copy: call(z.strictObject({ id: entryIdSchema, which: z.enum(['fresh', 'now', 'next']) }), copiedSchema),
  /** A code of a preview, as the page shows it: it is no entry yet, and its secret stays in main. */
  copyCode: call(z.strictObject({ code: z.string().regex(/^[0-9A-Z]{5,10}$/) }), copiedSchema),
  /** What the clipboard holds of ours, for the note "Copied · 27 s". */
  clipboard: push(
    z.strictObject({
      entryId: entryIdSchema.nullable(),
      clearsAt: instantSchema.nullable(),
      waitingUntil: instantSchema.nullable(),
    }),
  ),
  markUsed: call(z.strictObject({ id: entryIdSchema, used: z.boolean() }), done),
  /** HOTP: takes the next code and moves the counter on. */
  advanceCounter: call(z.strictObject({ id: entryIdSchema }), codeSchema),
  edit: call(entryEdit, entrySchema),
  reorder: call(z.strictObject({ id: entryIdSchema, before: entryIdSchema.nullable() }), done),
  /** Typed name needed when it is the only copy of a live AWS device. */
  remove: call(z.strictObject({ id: entryIdSchema, typed: text(limits.account).nullable() }), done),
  removed: call(
    nothing,
    z.array(z.strictObject({ entry: entrySchema, removedAt: instantSchema })).max(10_000),
  ),
  restoreRemoved: call(z.strictObject({ id: entryIdSchema }), entrySchema),
  forgetRemoved: call(z.strictObject({ id: entryIdSchema }), done),

  previewText: call(z.strictObject({ text: text(4_000_000) }), previewSchema),
  previewManual: call(
    z.strictObject({
      secret: text(limits.secretText),
      issuer: text(limits.issuer),
      account: text(limits.account),
      kind: otpKindSchema,
      algorithm: algorithmSchema,
      digits: z.number().int().min(5).max(10),
      period: z.number().int().min(1).max(86_400),
      counter: z.number().int().min(0),
    }),
    previewSchema,
  ),
  /** Opens the system's dialog when no bytes are given (null result: canceled). */
  previewPictures: call(
    z.strictObject({ files: z.array(z.instanceof(Uint8Array)).max(50).nullable() }),
    previewSchema.nullable(),
  ),
  previewClipboard: call(nothing, previewSchema),
  previewScreen: call(nothing, previewSchema),
  /** Another app's file; asks for its password by the problem `passphrase-needed`. */
  previewFile: call(
    z.strictObject({
      contents: z.instanceof(Uint8Array).nullable(),
      /** Continues with the file of this preview, e.g. after the password was asked. */
      again: text(40).nullable(),
      password: text(limits.passphrase).nullable(),
    }),
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('canceled') }),
      z.strictObject({
        outcome: z.literal('needs-password'),
        fileId: text(40),
        source: text(40),
        wrong: z.boolean(),
      }),
      z.strictObject({ outcome: z.literal('preview'), preview: previewSchema }),
    ]),
  ),
  add: call(
    z.strictObject({
      previewId: text(40),
      items: z
        .array(
          z.strictObject({
            index: z.number().int(),
            issuer: text(limits.issuer),
            account: text(limits.account),
            tags: z.array(text(64)).max(limits.entryTags),
            accountRef: accountRefSchema.nullable(),
            /** Scanned while root's MFA was being added: its name need not say so. */
            ofRoot: z.boolean().optional(),
          }),
        )
        .min(1)
        .max(20_000),
    }),
    z.strictObject({ added: z.number().int(), ids: z.array(entryIdSchema).max(20_000) }),
  ),
  /** Once more what is held, as it looks beside the list of now. */
  preview: call(z.strictObject({ previewId: text(40) }), previewSchema),
  dropPreview: call(z.strictObject({ previewId: text(40) }), done),
  /**
   * QR for another device, and the secret as text in groups of four. Unlocks again: with the passphrase each time where
   * one is set (null says that none was given yet), else by the operating system's own question where it has one.
   */
  revealQr: call(
    z.strictObject({ id: entryIdSchema, passphrase: text(limits.passphrase).nullable() }),
    z.strictObject({ png: pngSchema, secretText: text(6000) }),
  ),
  /** Plain list (with the warning), Aegis encrypted, 2FAS: saved by dialog. */
  exportFile: call(
    z.strictObject({
      form: z.enum(['otpauth', 'aegis', '2fas']),
      password: text(limits.passphrase).nullable(),
      ids: z.array(entryIdSchema).max(50_000).nullable(),
      despiteGit: z.boolean(),
    }),
    savedSchema,
  ),
};
