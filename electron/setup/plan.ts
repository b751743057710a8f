import { randomBytes } from 'node:crypto';
import { deviceNameOf } from '../aws/identity';
import type { Gateway } from '../aws';
import type { Problem } from '../contract/common';
import type { ProblemCode, StepId } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import type { Draft, Plan } from '../contract/setup';
import type { RunFacts } from './facts';
import type { OpenedAccount } from './ports';
import { brokenRule } from './password';
import type { PlanReading } from './plan-read';
import { readPasswordPolicy } from './policy-read';
import { phoneDeviceName } from './state';
import { stepsById } from './steps';

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

/** A device under a name that this run needs. One that an earlier run left is replaced; nothing else is touched. */
function deviceProblem(facts: RunFacts, reading: PlanReading): Problem | null {
  const names = [facts.deviceName, ...(facts.steps.includes('mfa-phone') ? [phoneDeviceName(facts)] : [])];
  const named = (serials: readonly string[]): string | undefined =>
    serials.find((serial) => names.includes(deviceNameOf(serial)));
  const used = named(reading.assigned);
  if (used !== undefined)
    return problem('name-taken', { userName: deviceNameOf(used), what: 'mfa-device' }, 'deviceName');
  const serialNumber = named(reading.unassigned);
  if (serialNumber === undefined) return null;
  const params = { name: deviceNameOf(serialNumber), serialNumber };
  return problem(
    reading.leftByUs.includes(serialNumber) ? 'mfa-orphan-ours' : 'mfa-orphan',
    params,
    'deviceName',
  );
}

/** The plan as the person reads it; nothing is sent to change anything. */
export function planOf(
  planId: string,
  facts: RunFacts,
  reading: PlanReading,
  more: readonly Problem[],
): Plan {
  const device = deviceProblem(facts, reading);
  const blocking = [
    ...more,
    ...(reading.nameTaken ? [problem('name-taken', { userName: facts.userName }, 'userName')] : []),
    ...(reading.room !== null && reading.room <= 0
      ? [problem('quota-users', { limit: reading.quota ?? 0 })]
      : []),
    ...(device === null || device.code === 'mfa-orphan-ours' ? [] : [device]),
  ];
  const steps = facts.steps.map((id) => {
    const { mark, cli } = stepsById[id];
    return {
      id,
      mark,
      params: paramsOf(facts, id),
      command: cli(facts),
      problem: id === 'mfa-create' ? device : null,
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
  typed: string | null,
  { iam }: Pick<Gateway, 'iam'>,
): Promise<readonly Problem[]> {
  if (typed === null) return [];
  const rule = brokenRule(typed, await readPasswordPolicy(iam));
  return rule === null ? [] : [problem('password-policy', { rule, reason: 'typed' }, 'password')];
}
