import * as z from 'zod';
import {
  accountRefSchema,
  copiedSchema,
  done,
  entryIdSchema,
  evidenceSchema,
  instantSchema,
  newUserNameSchema,
  nothing,
  problemSchema,
  runIdSchema,
  savedSchema,
  text,
} from './common';
import { hangingKinds, leftKinds, limits, stepIds } from './constants';
import { call, push } from './define';
import { draftSchema, suggestionSchema } from './setup-draft';

export type * from './setup-draft';

const params = z.record(text(40), z.union([text(2048), z.number()]));

export const planStepSchema = z.strictObject({
  id: z.enum(stepIds),
  mark: z.enum(['reads', 'undo', 'never']),
  params,
  /** AWS CLI equivalent; secrets are placeholders such as `<generated password>`. */
  command: text(4000),
  problem: problemSchema.nullable(),
});
export const planSchema = z.strictObject({
  planId: text(40),
  accountRef: accountRefSchema,
  runId: runIdSchema,
  userName: text(limits.newUserName),
  steps: z.array(planStepSchema).max(stepIds.length),
  /** Rough duration, in seconds. */
  estimateSeconds: z.number().int(),
  /** How many steps change the account. */
  changes: z.number().int(),
  /** Blocking problems (name taken, quota, not enough rights); Start is refused while there is one. */
  blocking: z.array(problemSchema).max(10),
});
export type Plan = z.infer<typeof planSchema>;
export type PlanStep = z.infer<typeof planStepSchema>;

export const waitingSchema = z.strictObject({
  reason: z.enum([
    'propagation',
    'fresh-code',
    'edge',
    'slow-down',
    'keychain',
    'offline',
    'no-answer',
    'other-change',
  ]),
  since: instantSchema,
  /** When it goes on, if that is known. */
  until: instantSchema.nullable(),
  /** Last answers to "do you know the new key", newest last (at most 40). */
  answers: z.array(z.boolean()).max(40),
  /** Good answers in a row that are needed, and had. */
  needed: z.number().int(),
  inARow: z.number().int(),
});
export type Waiting = z.infer<typeof waitingSchema>;

export const stepStateSchema = z.enum([
  'waiting',
  'running',
  'done',
  'already',
  'unknown',
  'failed',
  'undone',
  'skipped',
]);
export type StepState = z.infer<typeof stepStateSchema>;

export const runStepSchema = z.strictObject({
  id: z.enum(stepIds),
  state: stepStateSchema,
  requestIds: z.array(text(128)).max(60),
  startedAt: instantSchema.nullable(),
  durationMs: z.number().int().nullable(),
  params,
});
export type RunStep = z.infer<typeof runStepSchema>;

export const madeSchema = z.strictObject({
  kind: z.enum(['alias', 'user', 'policy', 'group', 'mfa-device', 'mfa-phone', 'password', 'access-key']),
  /** Name, ARN or key hint: never a secret. */
  label: text(2048),
  state: z.enum(['there', 'removed', 'gone-already', 'removing', 'refused']),
});
export type Made = z.infer<typeof madeSchema>;

export const runSnapshotSchema = z.strictObject({
  runId: runIdSchema,
  accountRef: accountRefSchema,
  userName: text(limits.newUserName),
  deviceName: text(limits.deviceName),
  phase: z.enum([
    'running',
    'pausing',
    'paused',
    'failed',
    'stopped',
    'done',
    'undoing',
    'undone',
    'undo-stopped',
  ]),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  estimateSeconds: z.number().int(),
  steps: z.array(runStepSchema).max(stepIds.length),
  /** The step that runs, failed or comes next, counted from 1; the last one when all are done. */
  stepNumber: z.number().int(),
  made: z.array(madeSchema).max(20),
  waiting: waitingSchema.nullable(),
  problem: problemSchema.nullable(),
  /** How many calls were sent to AWS in this run so far. */
  callCount: z.number().int(),
  result: z
    .strictObject({
      provenAt: instantSchema,
      proof: z.enum(['full', 'partial']),
      /** Alias when there is one, else the account number. */
      signInName: text(64),
      signInUrl: text(300),
      entryId: entryIdSchema,
      accessKeyHint: text(16).nullable(),
      keyKept: z.boolean(),
      passwordHeld: z.boolean(),
    })
    .nullable(),
});
export type RunSnapshot = z.infer<typeof runSnapshotSchema>;

/** What AWS says now about a run that stopped. Nothing was changed by asking. */
export const stopReportSchema = z.strictObject({
  runId: runIdSchema,
  accountRef: accountRefSchema,
  userName: text(limits.newUserName),
  stoppedAt: instantSchema,
  stoppedAtStep: z.enum(stepIds),
  /** Where it stopped, as in the run's snapshot. */
  stepNumber: z.number().int(),
  /** The first step that going on takes; earlier than `stepNumber` when something was taken back. */
  goesOnFrom: z.number().int(),
  findings: z
    .array(
      z.strictObject({
        id: z.enum(stepIds),
        finding: z.enum([
          'done',
          'arrived',
          'not-arrived',
          'secret-lost',
          'on',
          'foreign',
          'unknown',
          'to-do',
        ]),
        params,
        evidence: evidenceSchema.nullable(),
      }),
    )
    .max(stepIds.length),
  /** Undo was already under way when it stopped. */
  undoing: z.boolean(),
  canContinue: z.boolean(),
  credentialsGone: z.boolean(),
  problem: problemSchema.nullable(),
});
export type StopReport = z.infer<typeof stopReportSchema>;

export const undoListSchema = z.strictObject({
  runId: runIdSchema,
  remove: z.array(madeSchema).max(20),
  /** What is there but is not this run's, and the answer of AWS that says so. All but `user` hang on the run's user. */
  leave: z
    .array(z.strictObject({ kind: z.enum(leftKinds), label: text(2048), evidence: evidenceSchema }))
    .max(50),
  /** User name to type, when the user has signed in since; null when no typing is needed. */
  typed: text(limits.newUserName).nullable(),
  /** Account state goes back to this instant. */
  since: instantSchema,
});

export type UndoList = z.infer<typeof undoListSchema>;

export const runRef = z.strictObject({ runId: runIdSchema });

export const setup = {
  suggest: call(z.strictObject({ accountRef: accountRefSchema }), suggestionSchema),
  checkName: call(
    z.strictObject({ accountRef: accountRefSchema, userName: newUserNameSchema }),
    z.strictObject({ free: z.boolean() }),
  ),
  searchPermissions: call(
    z.strictObject({ accountRef: accountRefSchema, query: text(128) }),
    z.strictObject({
      policies: z.array(z.strictObject({ arn: text(2048), name: text(128) })).max(50),
      groups: z.array(text(limits.groupName)).max(50),
    }),
  ),
  /** Main keeps a typed password until the run starts; the page forgets it at once. */
  holdPassword: call(
    z.strictObject({ accountRef: accountRefSchema, password: z.string().min(1).max(limits.password) }),
    z.strictObject({ passwordId: text(40) }),
  ),
  plan: call(draftSchema, planSchema),
  start: call(z.strictObject({ planId: text(40) }), runSnapshotSchema),
  run: push(runSnapshotSchema.nullable()),
  getRun: call(z.strictObject({ accountRef: accountRefSchema }), runSnapshotSchema.nullable()),
  pause: call(runRef, done),
  /** Continues a paused, failed or stopped run. */
  resume: call(runRef, runSnapshotSchema),
  /** "Try now" while waiting. */
  hurry: call(runRef, done),
  /** Failed step: "Leave it so". The run ends here and what exists stays. */
  leave: call(runRef, runSnapshotSchema),
  stopReport: call(z.strictObject({ accountRef: accountRefSchema }), stopReportSchema.nullable()),
  undoList: call(runRef, undoListSchema),
  undo: call(
    z.strictObject({ runId: runIdSchema, typed: text(limits.newUserName).nullable() }),
    runSnapshotSchema,
  ),
  /** Takes off the run's user what others hung on it, only what is named as in `undoList`, and goes on undoing. */
  removeLeft: call(
    z.strictObject({
      runId: runIdSchema,
      remove: z
        .array(z.strictObject({ kind: z.enum(hangingKinds), label: text(2048) }))
        .min(1)
        .max(50),
      typed: text(limits.newUserName),
    }),
    runSnapshotSchema,
  ),
  pastRuns: call(
    nothing,
    z
      .array(
        z.strictObject({
          runId: runIdSchema,
          accountRef: accountRefSchema.nullable(),
          userName: text(limits.newUserName),
          startedAt: instantSchema,
          phase: text(20),
        }),
      )
      .max(500),
  ),
  /** The journal in words: time, step, event, request id. No secret is ever in it. */
  log: call(runRef, z.strictObject({ lines: z.array(text(600)).max(5000) })),
  /** Copies a line of the sign-in card; password and code never pass through the renderer. */
  copy: call(
    z.strictObject({ runId: runIdSchema, what: z.enum(['account', 'user', 'password', 'code']) }),
    copiedSchema,
  ),
  revealPassword: call(runRef, z.strictObject({ password: text(limits.password) })),
  /** Marks "I am in" and, for plain files, what happened after saving. */
  signedIn: call(runRef, done),
  saveCsv: call(
    z.strictObject({ runId: runIdSchema, shape: z.enum(['import', 'console']), despiteGit: z.boolean() }),
    savedSchema,
  ),
  deleteCsv: call(runRef, z.strictObject({ deleted: z.array(text(255)).max(8) })),
  /** Writes the kept key as a profile of ~/.aws, after asking for the profile name. */
  writeProfile: call(
    z.strictObject({
      runId: runIdSchema,
      profileName: z
        .string()
        .min(1)
        .max(64)
        .regex(/^[A-Za-z0-9_.-]+$/),
    }),
    done,
  ),
  /** One page without secrets, as PDF or print. */
  saveCard: call(z.strictObject({ runId: runIdSchema, form: z.enum(['pdf', 'print']) }), savedSchema),
  saveReport: call(runRef, savedSchema),
};

/** One step of "Assign MFA device", shown as a line with its request id. */
export const lineSchema = z.strictObject({
  id: text(40),
  state: stepStateSchema,
  requestId: text(128).nullable(),
  params,
});
