import type {
  Draft,
  Plan,
  RunSnapshot,
  RunStep,
  StepId,
  StopReport,
  Suggestion,
} from '../../electron/contract';
import { now } from './fake-state';

const runId = 'or-2611-7f3c';

export const suggestion: Suggestion = {
  draft: {
    accountRef: 'haneul',
    userName: 'minji-admin',
    deviceName: 'minji-admin',
    password: { kind: 'generate' },
    mustChangePassword: false,
    accessKey: 'delete-after-proof',
    permission: { kind: 'policies', policyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    tags: [],
    alias: null,
    phoneDevice: false,
  },
  alias: 'haneul-studio',
  roomForUsers: 5000,
  administratorsWithMfa: [],
  unfinishedRunId: null,
  passwordRules: {
    minimumLength: 14,
    symbols: true,
    numbers: true,
    uppercase: true,
    lowercase: true,
    mixed: false,
  },
};

const commands: Readonly<Record<string, string>> = {
  identity: 'aws sts get-caller-identity',
  user: 'aws iam create-user --user-name USER --tags Key=offroot:run,Value=or-2611-7f3c',
  policy:
    'aws iam attach-user-policy --user-name USER --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  'mfa-create':
    'aws iam create-virtual-mfa-device \\\n    --virtual-mfa-device-name DEVICE \\\n    --bootstrap-method Base32StringSeed --outfile seed.txt',
};
const reading: readonly StepId[] = ['identity', 'propagation', 'proof'];

export function planOf(draft: Draft): Plan {
  const ids: StepId[] = ['identity'];
  if (draft.alias !== null) ids.push('alias');
  ids.push('user', 'policy', 'mfa-create', 'mfa-enable', 'password', 'access-key', 'propagation', 'proof');
  if (draft.phoneDevice) ids.push('mfa-phone');
  if (draft.accessKey === 'delete-after-proof') ids.push('access-key-delete');
  return {
    planId: `plan-${String(Math.random()).slice(2)}`,
    accountRef: draft.accountRef,
    runId,
    userName: draft.userName,
    estimateSeconds: 40,
    changes: ids.filter((id) => !reading.includes(id)).length,
    blocking: [],
    steps: ids.map((id) => ({
      id,
      mark: reading.includes(id) ? 'reads' : 'undo',
      params: id === 'alias' ? { alias: draft.alias ?? '' } : {},
      command: (commands[id] ?? `aws iam ${id} --user-name USER`)
        .replaceAll('USER', draft.userName)
        .replaceAll('DEVICE', draft.deviceName),
      problem:
        id === 'mfa-create' && draft.deviceName === 'orphan'
          ? { code: 'mfa-orphan', params: { name: 'orphan' }, at: now }
          : null,
    })),
  };
}

const ids: readonly StepId[] = [
  'identity',
  'user',
  'policy',
  'mfa-create',
  'mfa-enable',
  'password',
  'access-key',
  'propagation',
  'proof',
];
const requestIds = [
  '7c1f0e22',
  'b2d84a90',
  'e01c77f5',
  '41aa9d03',
  '9f6e21bc',
  'c83b5e17',
  '0d52f7aa',
  'd00dfeed',
  'a6b390ce',
];

function steps(done: number, current: RunStep['state']): RunSnapshot['steps'] {
  return ids.map((id, index): RunStep => ({
    id,
    state: index < done ? 'done' : index === done ? current : 'waiting',
    requestIds: index < done ? [`${requestIds[index] ?? ''}-5d1c-4f6a-9f6b-1d2e3f4a5b6c`] : [],
    startedAt: index <= done ? now - 20_000 + index * 1000 : null,
    durationMs: index < done ? 300 + ((index * 137) % 400) : null,
    params:
      id === 'identity'
        ? { roomForUsers: 5000 }
        : id === 'mfa-enable'
          ? { code1At: now - 60_000, code2At: now - 30_000 }
          : id === 'propagation'
            ? { checks: 13 }
            : {},
  }));
}

const made: RunSnapshot['made'] = [
  { kind: 'user', label: 'minji-admin', state: 'there' },
  { kind: 'policy', label: 'arn:aws:iam::aws:policy/AdministratorAccess', state: 'there' },
  { kind: 'mfa-device', label: 'arn:aws:iam::111122223333:mfa/minji-admin', state: 'there' },
  { kind: 'password', label: '', state: 'there' },
  { kind: 'access-key', label: 'AKIA…9WQE', state: 'there' },
];

export function runOf(name: string, accountRef: string): RunSnapshot {
  const base: RunSnapshot = {
    runId,
    accountRef,
    userName: 'minji-admin',
    deviceName: 'minji-admin',
    phase: 'running',
    startedAt: now - 19_000,
    endedAt: null,
    estimateSeconds: 40,
    steps: steps(7, 'running'),
    made,
    waiting: {
      reason: 'propagation',
      since: now - 11_000,
      until: null,
      answers: [false, false, false, false, false, false, true, false, true, true],
      needed: 3,
      inARow: 2,
    },
    problem: null,
    stepNumber: 8,
    callCount: 18,
    result: null,
  };
  switch (name) {
    case 'failed':
      return {
        ...base,
        phase: 'failed',
        steps: steps(5, 'failed'),
        stepNumber: 6,
        made: made.slice(0, 3),
        waiting: null,
        problem: {
          code: 'access-denied',
          params: { identity: 'minji.kim', action: 'iam:CreateLoginProfile' },
          aws: {
            operation: 'CreateLoginProfile',
            errorName: 'AccessDenied',
            requestId: '3bd90c17-aaaa',
            httpStatus: 403,
          },
          at: now,
        },
      };
    case 'paused':
      return { ...base, phase: 'paused', waiting: null };
    case 'undo':
      return {
        ...base,
        phase: 'undoing',
        waiting: null,
        made: made.map((one, index) => ({
          ...one,
          state: index > 1 ? 'removed' : index === 1 ? 'removing' : 'there',
        })),
      };
    case 'undone':
      return {
        ...base,
        phase: 'undone',
        waiting: null,
        made: made.map((one) => ({ ...one, state: 'removed' })),
      };
    case 'resume':
      return { ...base, phase: 'stopped', waiting: null, steps: steps(3, 'unknown'), stepNumber: 4 };
    case 'done':
      return {
        ...base,
        phase: 'done',
        waiting: null,
        endedAt: now,
        steps: steps(9, 'done'),
        stepNumber: 9,
        result: {
          provenAt: now,
          proof: 'full',
          signInName: 'haneul-studio',
          signInUrl: 'https://haneul-studio.signin.aws.amazon.com/console',
          entryId: 'e1',
          accessKeyHint: 'AKIA…9WQE',
          keyKept: true,
          passwordHeld: true,
        },
      };
    default:
      return base;
  }
}

export const stopReport: StopReport = {
  runId,
  accountRef: 'haneul',
  userName: 'minji-admin',
  stoppedAt: now - 300_000,
  stoppedAtStep: 'mfa-create',
  stepNumber: 4,
  goesOnFrom: 4,
  findings: ids.map((id, index) => ({
    id,
    finding: index === 1 ? 'arrived' : index < 3 ? 'done' : index === 3 ? 'secret-lost' : 'to-do',
    params: index === 3 ? { serialNumber: 'arn:aws:iam::111122223333:mfa/minji-admin' } : {},
    evidence:
      index < 3 ? { operation: 'GetUser', requestId: `${requestIds[index] ?? ''}-x`, at: now - 3000 } : null,
  })),
  undoing: false,
  canContinue: true,
  credentialsGone: false,
  problem: null,
};
