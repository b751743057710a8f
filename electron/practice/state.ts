import * as z from 'zod';
import { partitions } from '../contract/constants';

/** Owner of keys and devices that belong to the root user. */
export const ROOT = 'root';

const tagSchema = z.object({ Key: z.string(), Value: z.string() });

const passwordPolicySchema = z.object({
  MinimumPasswordLength: z.number(),
  RequireSymbols: z.boolean(),
  RequireNumbers: z.boolean(),
  RequireUppercaseCharacters: z.boolean(),
  RequireLowercaseCharacters: z.boolean(),
  AllowUsersToChangePassword: z.boolean(),
  MaxPasswordAge: z.number().optional(),
  PasswordReusePrevention: z.number().optional(),
  HardExpiry: z.boolean().optional(),
});

const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  created: z.number(),
  tags: z.array(tagSchema),
  attached: z.array(z.string()),
  inline: z.record(z.string(), z.string()),
  /** Group ids. */
  groups: z.array(z.string()),
  login: z
    .object({
      created: z.number(),
      resetRequired: z.boolean(),
      /** Newest first; the first one is the password in use. */
      passwords: z.array(z.string()),
    })
    .nullable(),
});

const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  created: z.number(),
  attached: z.array(z.string()),
});

const deviceSchema = z.object({
  serial: z.string(),
  name: z.string(),
  path: z.string(),
  seed: z.string(),
  tags: z.array(tagSchema),
  /** User id, ROOT, or null while it belongs to nobody. */
  owner: z.string().nullable(),
  enabled: z.number(),
  /** Steps by which the device's clock is ahead of ours, as learned by a resync. */
  drift: z.number(),
  /** Enabled with codes that came too late: refuses codes until a resync. */
  outOfSync: z.boolean(),
  /** Newest step whose code was taken; codes up to it are used up. */
  lastStep: z.number(),
});

const keySchema = z.object({
  id: z.string(),
  secret: z.string(),
  owner: z.string(),
  status: z.enum(['Active', 'Inactive']),
  created: z.number(),
  /** From this moment STS gives mixed answers, from `known` on everyone knows the key. Epoch ms. */
  mixed: z.number(),
  known: z.number(),
  asked: z.number(),
  used: z.object({ at: z.number(), service: z.string(), region: z.string() }).nullable(),
});

const sessionSchema = z.object({
  id: z.string(),
  secret: z.string(),
  token: z.string(),
  keyId: z.string(),
  owner: z.string(),
  mfa: z.boolean(),
  expires: z.number(),
});

const faultSchema = z.object({
  lost: z.object({ left: z.number(), action: z.string().nullable() }),
  denied: z.object({ left: z.number(), action: z.string().nullable() }),
  throttled: z.number(),
  /** Whether reads of IAM are throttled too, which a plan does before there is anything to see. */
  throttledReads: z.boolean().default(true),
  slowKeys: z.number(),
  /** Added to the local time to get the account's time, in ms. */
  clockOffset: z.number(),
});

export const stateSchema = z.object({
  version: z.literal(1),
  seed: z.string(),
  accountId: z.string(),
  partition: z.enum(partitions),
  created: z.number(),
  alias: z.string().nullable(),
  passwordPolicy: passwordPolicySchema.nullable(),
  users: z.array(userSchema),
  groups: z.array(groupSchema),
  devices: z.array(deviceSchema),
  keys: z.array(keySchema),
  sessions: z.array(sessionSchema),
  reportFrom: z.number().nullable(),
  counters: z.record(z.string(), z.number()),
  faults: faultSchema,
});

/** The account's whole state; changed in place by the actions. */
export type State = z.infer<typeof stateSchema>;
export type User = State['users'][number];
export type Group = State['groups'][number];
export type Device = State['devices'][number];
export type Key = State['keys'][number];
export type Session = State['sessions'][number];
export type PasswordPolicy = NonNullable<State['passwordPolicy']>;
export type Tag = z.infer<typeof tagSchema>;
export type Faults = State['faults'];

export const noFaults = (): Faults => ({
  lost: { left: 0, action: null },
  denied: { left: 0, action: null },
  throttled: 0,
  throttledReads: true,
  slowKeys: 0,
  clockOffset: 0,
});
