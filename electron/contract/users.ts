import * as z from 'zod';
import {
  accountRefSchema,
  deviceNameSchema,
  done,
  entryIdSchema,
  evidenceSchema,
  instantSchema,
  pngSchema,
  sixDigitsSchema,
  tagSchema,
  text,
  userNameSchema,
} from './common';
import { limits } from './constants';
import { call } from './define';
import { lineSchema } from './setup';
import { userSecrets } from './user-secrets';

export type * from './user-secrets';

const userRef = z.strictObject({ accountRef: accountRefSchema, userName: userNameSchema });

export const userRowSchema = z.strictObject({
  userName: text(limits.userName),
  createdAt: instantSchema.nullable(),
  lastSignInAt: instantSchema.nullable(),
  /** null: AWS was not asked or did not let us look. */
  administrator: z.boolean().nullable(),
  mfaDevices: z.number().int().nullable(),
  accessKeys: z.number().int().nullable(),
  oldestKeyAt: instantSchema.nullable(),
  hasPassword: z.boolean().nullable(),
  madeByOffroot: z.boolean(),
});
export type UserRow = z.infer<typeof userRowSchema>;

export const userDetailSchema = z.strictObject({
  userName: text(limits.userName),
  arn: text(2048),
  createdAt: instantSchema.nullable(),
  readAt: instantSchema,
  lastSignInAt: instantSchema.nullable(),
  madeByRun: text(40).nullable(),
  signInUrl: text(300),
  password: z.strictObject({
    exists: z.boolean(),
    createdAt: instantSchema.nullable(),
    mustChange: z.boolean(),
    /** `unsure`: a change was interrupted, and only a new password makes it clear. */
    kept: z.enum(['here', 'not-here', 'unsure']),
  }),
  policies: z
    .array(z.strictObject({ name: text(128), arn: text(2048).nullable(), via: text(140).nullable() }))
    .max(200),
  groups: z.array(text(limits.groupName)).max(20),
  tags: z.array(tagSchema).max(50),
  mfaDevices: z
    .array(
      z.strictObject({
        serialNumber: text(256),
        name: text(256),
        enabledAt: instantSchema.nullable(),
        /** Entry of our authenticator that makes its codes, if it is here. */
        entryId: entryIdSchema.nullable(),
        virtual: z.boolean(),
      }),
    )
    .max(8),
  accessKeys: z
    .array(
      z.strictObject({
        accessKeyId: text(128),
        active: z.boolean(),
        createdAt: instantSchema.nullable(),
        lastUsedAt: instantSchema.nullable(),
        lastUsedService: text(100).nullable(),
        held: z.boolean(),
      }),
    )
    .max(2),
  /** Old key of a replacement that was interrupted. */
  replacing: text(128).nullable(),
  history: z
    .array(z.strictObject({ at: instantSchema, what: text(200), requestId: text(128).nullable() }))
    .max(500),
});
export type UserDetail = z.infer<typeof userDetailSchema>;

export const users = {
  list: call(
    z.strictObject({ accountRef: accountRefSchema, prefix: text(128), marker: text(2048).nullable() }),
    z.strictObject({
      users: z.array(userRowSchema).max(500),
      marker: text(2048).nullable(),
      readAt: instantSchema,
      evidence: evidenceSchema,
    }),
  ),
  detail: call(userRef, userDetailSchema),
  /** Automatic: create, store, read back, enable with two computed codes, verify. */
  assignMfa: call(
    z.strictObject({
      accountRef: accountRefSchema,
      userName: userNameSchema,
      deviceName: deviceNameSchema,
      keepHere: z.boolean(),
    }),
    z.strictObject({ serialNumber: text(256), entryId: entryIdSchema, lines: z.array(lineSchema).max(10) }),
  ),
  /** By QR: creates the device and holds its seed; the phone's two codes enable it. */
  beginMfaByQr: call(
    z.strictObject({
      accountRef: accountRefSchema,
      userName: userNameSchema,
      deviceName: deviceNameSchema,
      keepHere: z.boolean(),
    }),
    z.strictObject({ pendingId: text(40), serialNumber: text(256), lines: z.array(lineSchema).max(10) }),
  ),
  revealPendingQr: call(
    z.strictObject({ pendingId: text(40) }),
    z.strictObject({ png: pngSchema, secretText: text(400) }),
  ),
  finishMfaByQr: call(
    z.strictObject({ pendingId: text(40), code1: sixDigitsSchema, code2: sixDigitsSchema }),
    z.strictObject({
      serialNumber: text(256),
      entryId: entryIdSchema.nullable(),
      lines: z.array(lineSchema).max(10),
    }),
  ),
  cancelMfaByQr: call(z.strictObject({ pendingId: text(40) }), done),
  /** "It shows something else": compares typed digits with the neighbors. */
  compareCode: call(
    z.strictObject({ entryId: entryIdSchema, code: sixDigitsSchema }),
    z.strictObject({ result: z.enum(['same', 'behind', 'ahead', 'other']), seconds: z.number().int() }),
  ),
  /** Forgets the seed here after the phone has it ("only on the phone"). */
  forgetHere: call(z.strictObject({ entryId: entryIdSchema }), done),
  /** Deactivates and deletes, so that the name is free again. Typed user name when it is the last one. */
  removeMfa: call(
    z.strictObject({
      accountRef: accountRefSchema,
      userName: userNameSchema,
      serialNumber: text(256),
      typed: text(128).nullable(),
    }),
    z.strictObject({ lines: z.array(lineSchema).max(6) }),
  ),
  resyncMfa: call(
    z.strictObject({ accountRef: accountRefSchema, userName: userNameSchema, serialNumber: text(256) }),
    z.strictObject({ lines: z.array(lineSchema).max(6) }),
  ),
  setKeyActive: call(
    z.strictObject({
      accountRef: accountRefSchema,
      userName: userNameSchema,
      accessKeyId: text(128),
      active: z.boolean(),
    }),
    z.strictObject({ evidence: evidenceSchema }),
  ),
  deleteKey: call(
    z.strictObject({
      accountRef: accountRefSchema,
      userName: userNameSchema,
      accessKeyId: text(128),
      typed: text(128),
    }),
    z.strictObject({ evidence: evidenceSchema }),
  ),
  ...userSecrets,
};
