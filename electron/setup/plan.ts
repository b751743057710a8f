import { randomBytes } from 'node:crypto';
import { deviceNameOf } from '../aws/identity';
import { isAws, problemOf } from '../aws/errors';
import type { Gateway } from '../aws';
import type { Problem } from '../contract/common';
import type { ProblemCode, StepId } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import type { Draft, Plan } from '../contract/setup';
import type { RunFacts } from './facts';
import type { OpenedAccount } from './ports';
import { brokenRule } from './password';
import { readPasswordPolicy } from './policy-read';
import { stepsById } from './steps';

/** What a plan reads of AWS; kept for a moment, so that typing does not ask the same again and again. */
export type PlanReading = {
  readonly unassigned: readonly string[];
  readonly nameTaken: boolean;
  readonly room: number | null;
};

/** Run id as in `or-2611-7f3c`: year and month, then random. */
export function newRunId(now: number): string {
  const date = new Date(now);
  const month = `${String(date.getUTCFullYear() % 100).padStart(2, '0')}${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
  return `or-${month}-${randomBytes(4).toString('hex')}`;
}

function stepsOf(draft: Draft): readonly StepId[] {
  return [
    'identity',
    ...(draft.alias === null ? [] : (['alias'] as const)),
    'user',
    'policy',
    'mfa-create',
    'mfa-enable',
    'password',
    'access-key',
    'propagation',
    'proof',
    ...(draft.phoneDevice ? (['mfa-phone'] as const) : []),
    ...(draft.accessKey === 'keep' ? [] : (['access-key-delete'] as const)),
  ];
}

/** What the schema cannot see: duplicates, reserved names, the partition of policies. */
export function checkDraft(draft: Draft, { partition }: OpenedAccount['summary']): void {
  const keys = draft.tags.map(({ key }) => key.toLowerCase());
  const bad = (field: string, reason: string): ProblemError =>
    new ProblemError('field-invalid', { field, params: { reason } });
  if (new Set(keys).size < keys.length) throw bad('tags', 'tag-twice');
  if (keys.some((key) => key.startsWith('aws:'))) throw bad('tags', 'tag-reserved');
  if (keys.includes('offroot:run')) throw bad('tags', 'tag-reserved');
  if (draft.permission.kind === 'policies') {
    const wrong = draft.permission.policyArns.find((arn) => !arn.startsWith(`arn:${partition}:iam::`));
    if (wrong !== undefined) throw bad('permission', 'policy-partition');
  }
}

export function factsOf(
  draft: Draft,
  { summary }: OpenedAccount,
  runId: string,
  reading: PlanReading,
): RunFacts {
  const steps = stepsOf(draft);
  return {
    runId,
    accountRef: draft.accountRef,
    accountId: summary.accountId,
    partition: summary.partition,
    practice: summary.practice,
    userName: draft.userName,
    deviceName: draft.deviceName,
    typedPassword: draft.password.kind === 'typed',
    mustChangePassword: draft.mustChangePassword,
    keepKey: draft.accessKey === 'keep',
    policyArns: draft.permission.kind === 'policies' ? draft.permission.policyArns : [],
    groupName: draft.permission.kind === 'group' ? draft.permission.groupName : null,
    tags: draft.tags,
    alias: draft.alias,
    steps: [...steps],
    estimateSeconds: 40 + (draft.phoneDevice ? 5 : 0),
    unassignedBefore: [...reading.unassigned],
  };
}

/** Three reads: is the name free, is there room, are there devices that belong to nobody. */
export async function readForPlan({ iam }: Pick<Gateway, 'iam'>, userName: string): Promise<PlanReading> {
  const summary = (await iam('GetAccountSummary', {})).output.SummaryMap;
  const unassigned: string[] = [];
  let marker: string | undefined;
  do {
    const { output } = await iam('ListVirtualMFADevices', {
      AssignmentStatus: 'Unassigned',
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    unassigned.push(
      ...(output.VirtualMFADevices ?? []).flatMap(({ SerialNumber }) =>
        SerialNumber === undefined ? [] : [SerialNumber],
      ),
    );
    marker = output.IsTruncated === true ? output.Marker : undefined;
  } while (marker !== undefined);
  const quota = summary?.['UsersQuota'];
  return {
    unassigned,
    nameTaken: await isTaken({ iam }, userName),
    room: quota === undefined ? null : quota - (summary?.['Users'] ?? 0),
  };
}

export async function isTaken({ iam }: Pick<Gateway, 'iam'>, userName: string): Promise<boolean> {
  try {
    await iam('GetUser', { UserName: userName });
    return true;
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return false;
    throw problemOf(error);
  }
}

const problem = (code: ProblemCode, params: Problem['params'], field?: string): Problem =>
  new ProblemError(code, { params, ...(field === undefined ? {} : { field }) }).problem;

function paramsOf(facts: RunFacts, id: StepId): Problem['params'] {
  if (id === 'alias') return { alias: facts.alias ?? '' };
  if (id === 'policy')
    return facts.groupName === null
      ? { policies: facts.policyArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)).join(', ') }
      : { group: facts.groupName };
  return { user: facts.userName, device: facts.deviceName };
}

/** The plan as the person reads it; nothing is sent to change anything. */
export function planOf(
  planId: string,
  facts: RunFacts,
  reading: PlanReading,
  more: readonly Problem[],
): Plan {
  const orphan = reading.unassigned.find((serial) => deviceNameOf(serial) === facts.deviceName);
  const orphanProblem =
    orphan === undefined ? null : problem('mfa-orphan', { device: facts.deviceName, serialNumber: orphan });
  const blocking = [
    ...more,
    ...(reading.nameTaken ? [problem('name-taken', { user: facts.userName }, 'userName')] : []),
    ...(reading.room !== null && reading.room <= 0 ? [problem('quota-users', { room: reading.room })] : []),
    ...(orphanProblem === null ? [] : [orphanProblem]),
  ];
  const steps = facts.steps.map((id) => {
    const { mark, cli } = stepsById[id];
    return {
      id,
      mark,
      params: paramsOf(facts, id),
      command: cli(facts),
      problem: id === 'mfa-create' ? orphanProblem : null,
    };
  });
  return {
    planId,
    accountRef: facts.accountRef,
    runId: facts.runId,
    userName: facts.userName,
    steps,
    estimateSeconds: facts.estimateSeconds,
    changes: steps.filter(({ mark }) => mark !== 'reads').length,
    blocking,
  };
}

/** Checks a typed password against the account's own rules before the plan is shown. */
export async function passwordProblems(
  draft: Draft,
  { iam }: Pick<Gateway, 'iam'>,
): Promise<readonly Problem[]> {
  if (draft.password.kind === 'generate') return [];
  const rule = brokenRule(draft.password.value, await readPasswordPolicy(iam));
  return rule === null ? [] : [problem('password-policy', { rule, typed: 1 }, 'password')];
}
