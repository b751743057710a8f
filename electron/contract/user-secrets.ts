import * as z from 'zod';
import { passwordPolicySchema } from './account';
import {
  accountRefSchema,
  copiedSchema,
  done,
  evidenceSchema,
  savedSchema,
  text,
  userNameSchema,
} from './common';
import { limits } from './constants';
import { call, push } from './define';
import { lineSchema } from './setup';

const userRef = z.strictObject({ accountRef: accountRefSchema, userName: userNameSchema });
const keyRef = userRef.extend({ accessKeyId: text(128) });

export const replacementSchema = z.strictObject({
  accountRef: accountRefSchema,
  userName: userNameSchema,
  oldKeyId: text(128),
  newKeyId: text(128).nullable(),
  /** `waiting`: AWS does not know the new key after 90 s; asking again goes on. */
  phase: z.enum(['running', 'waiting', 'done']),
  lines: z.array(lineSchema).max(8),
});
export type Replacement = z.infer<typeof replacementSchema>;

/** Calls about the password and the access keys of a user that exists. */
export const userSecrets = {
  passwordRules: call(userRef, passwordPolicySchema),
  /** Sets it at AWS and keeps it in the keychain; a typed one travelled to main by `setup.holdPassword`. */
  newPassword: call(
    userRef.extend({
      password: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('generate') }),
        z.strictObject({ kind: z.literal('typed'), passwordId: z.string().min(1).max(40) }),
      ]),
      mustChange: z.boolean(),
    }),
    z.strictObject({ evidence: evidenceSchema }),
  ),
  /** Copies the kept password; it does not pass through the renderer. */
  copyPassword: call(userRef, copiedSchema),
  revealPassword: call(userRef, z.strictObject({ password: text(limits.password) })),
  /** Create, store, wait until copied, prove, delete the old one. Goes on where an interrupted one stopped. */
  replaceKey: call(keyRef, replacementSchema),
  replacement: push(replacementSchema.nullable()),
  /** Files of a key whose secret is here, as the setup's hand-over makes them. */
  saveKeyCsv: call(
    keyRef.extend({ shape: z.enum(['import', 'console']), despiteGit: z.boolean() }),
    savedSchema,
  ),
  deleteKeyCsv: call(keyRef, z.strictObject({ deleted: z.array(text(255)).max(8) })),
  writeKeyProfile: call(
    keyRef.extend({
      profileName: z
        .string()
        .min(1)
        .max(64)
        .regex(/^[A-Za-z0-9_.-]+$/),
    }),
    done,
  ),
};
