import { ProblemError, type Problem, type ProblemCode } from '../contract';

/** What an answer of AWS (or its absence) means for the one who asked; rooms switch on this, never on text. */
export type Meaning =
  | 'access-denied'
  | 'denied-by-organization'
  | 'mfa-code-wrong'
  | 'no-such-entity'
  | 'already-exists'
  | 'limit-exceeded'
  | 'invalid-code'
  | 'temporarily-unmodifiable'
  | 'concurrent-change'
  | 'delete-conflict'
  | 'password-policy'
  | 'invalid-input'
  | 'service-failure'
  | 'throttled'
  | 'unknown-key'
  | 'secret-wrong'
  | 'expired'
  | 'clock-skew'
  | 'offline'
  | 'no-answer'
  | 'unknown';

/** The kind of thing that AWS says it does not have. */
export type Missing = 'user' | 'group' | 'policy' | 'key' | 'device' | 'password';

type About = {
  readonly operation: string;
  readonly errorName: string;
  readonly requestId: string | null;
  readonly httpStatus: number | null;
  /** True when AWS may have carried it out although no good answer came. */
  readonly sentMaybe: boolean;
  /** A number that AWS named, such as a quota. */
  readonly limit: number | null;
  readonly missing?: Missing | null;
};

/** The only error that leaves the door. It holds no text of AWS or of the request, so it can hold no secret. */
export class AwsError extends Error {
  readonly meaning: Meaning;
  readonly operation: string;
  readonly errorName: string;
  readonly requestId: string | null;
  readonly httpStatus: number | null;
  readonly sentMaybe: boolean;
  readonly limit: number | null;
  /** With `no-such-entity`, when AWS said what it does not have. */
  readonly missing: Missing | null;

  constructor(meaning: Meaning, about: About) {
    super(`${about.operation}: ${meaning} (${about.errorName})`);
    this.name = 'AwsError';
    this.meaning = meaning;
    this.operation = about.operation;
    this.errorName = about.errorName;
    this.requestId = about.requestId;
    this.httpStatus = about.httpStatus;
    this.sentMaybe = about.sentMaybe;
    this.limit = about.limit;
    this.missing = about.missing ?? null;
  }
}

/** True when `error` is an AwsError, with one of the given meanings if any are named. */
export function isAws(error: unknown, ...meanings: readonly Meaning[]): error is AwsError {
  return error instanceof AwsError && (meanings.length === 0 || meanings.includes(error.meaning));
}

const quotaByOperation: Readonly<Record<string, ProblemCode>> = {
  CreateUser: 'quota-users',
  CreateAccessKey: 'quota-keys',
  CreateVirtualMFADevice: 'quota-mfa',
  EnableMFADevice: 'quota-mfa',
};

const takenByOperation: Readonly<Record<string, ProblemCode>> = {
  CreateAccountAlias: 'alias-taken',
  CreateVirtualMFADevice: 'mfa-orphan',
};

const codeByMeaning: Readonly<Record<Exclude<Meaning, 'limit-exceeded' | 'already-exists'>, ProblemCode>> = {
  'access-denied': 'access-denied',
  'denied-by-organization': 'denied-by-organization',
  'mfa-code-wrong': 'mfa-code-refused',
  'invalid-code': 'mfa-code-refused',
  'no-such-entity': 'not-found',
  'temporarily-unmodifiable': 'name-being-deleted',
  'concurrent-change': 'other-change',
  'delete-conflict': 'still-attached',
  'password-policy': 'password-policy',
  'invalid-input': 'field-invalid',
  'service-failure': 'aws-trouble',
  throttled: 'throttled',
  'unknown-key': 'key-unknown',
  'secret-wrong': 'secret-wrong',
  expired: 'session-expired',
  'clock-skew': 'clock-unknown',
  offline: 'offline',
  'no-answer': 'no-answer',
  unknown: 'unknown',
};

function codeOf(error: AwsError): ProblemCode {
  switch (error.meaning) {
    case 'limit-exceeded':
      return quotaByOperation[error.operation] ?? 'quota-other';
    case 'already-exists':
      return takenByOperation[error.operation] ?? 'name-taken';
    default:
      return codeByMeaning[error.meaning];
  }
}

/**
 * Turns whatever was thrown into the problem a person is told. ProblemErrors pass unchanged, AwsErrors get
 * their code, the operation and the request id; everything else is `unknown`. `params` are added for the words.
 */
export function problemOf(error: unknown, params: Problem['params'] = {}): ProblemError {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof AwsError)) return new ProblemError('unknown', { params }, { cause: error });
  const { limit, missing } = error;
  const said: Problem['params'] = {
    ...(limit === null ? {} : { limit }),
    ...(missing === null ? {} : { missing }),
  };
  return new ProblemError(
    codeOf(error),
    {
      params: { operation: error.operation, ...said, ...params },
      aws: {
        operation: error.operation,
        errorName: error.errorName.slice(0, 128),
        requestId: error.requestId,
        httpStatus: error.httpStatus,
      },
    },
    { cause: error },
  );
}
