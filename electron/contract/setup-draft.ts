import * as z from 'zod';
import {
  accountRefSchema,
  aliasSchema,
  deviceNameSchema,
  newUserNameSchema,
  runIdSchema,
  newTagSchema,
  text,
} from './common';
import { limits } from './constants';

export const draftSchema = z.strictObject({
  accountRef: accountRefSchema,
  userName: newUserNameSchema,
  deviceName: deviceNameSchema,
  /** A typed password travels to main once, by `setup.holdPassword`; the draft names it alone. */
  password: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('generate') }),
    z.strictObject({ kind: z.literal('typed'), passwordId: z.string().min(1).max(40) }),
  ]),
  mustChangePassword: z.boolean(),
  /** The proof needs a key; by default it is deleted again after the proof. */
  accessKey: z.enum(['delete-after-proof', 'keep']),
  permission: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('policies'), policyArns: z.array(text(2048)).min(1).max(10) }),
    z.strictObject({ kind: z.literal('group'), groupName: z.string().min(1).max(limits.groupName) }),
  ]),
  tags: z.array(newTagSchema).max(limits.tags),
  /** New account alias to set, or null to leave it as it is. */
  alias: aliasSchema.nullable(),
  /** A second MFA device for a phone, after the proof. */
  phoneDevice: z.boolean(),
});
export type Draft = z.infer<typeof draftSchema>;

export const suggestionSchema = z.strictObject({
  /** Password is always "generate" here. */
  draft: draftSchema,
  alias: text(limits.alias).nullable(),
  roomForUsers: z.number().int().nullable(),
  administratorsWithMfa: z.array(text(limits.userName)).max(50),
  unfinishedRunId: runIdSchema.nullable(),
  passwordRules: z.strictObject({
    minimumLength: z.number().int(),
    symbols: z.boolean(),
    numbers: z.boolean(),
    uppercase: z.boolean(),
    lowercase: z.boolean(),
    /** Three of the four kinds, which AWS asks for where the account has no policy of its own. */
    mixed: z.boolean(),
  }),
});
export type Suggestion = z.infer<typeof suggestionSchema>;
