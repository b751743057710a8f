import { AwsError, type Meaning, type Missing } from './errors';

/** The parts of an SDK or Node error that are looked at. */
type Raw = {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly Code?: unknown;
  readonly code?: unknown;
  readonly $metadata?: { readonly requestId?: unknown; readonly httpStatusCode?: unknown };
  readonly $response?: { readonly statusCode?: unknown };
};

/** Wire codes by meaning; the SDK adds "Exception" to the modelled ones, so that suffix is dropped first. */
const meaningByCode: Readonly<Record<string, Meaning>> = {
  AccessDenied: 'access-denied',
  UnauthorizedOperation: 'access-denied',
  NotAuthorized: 'access-denied',
  NoSuchEntity: 'no-such-entity',
  EntityAlreadyExists: 'already-exists',
  LimitExceeded: 'limit-exceeded',
  InvalidAuthenticationCode: 'invalid-code',
  EntityTemporarilyUnmodifiable: 'temporarily-unmodifiable',
  ConcurrentModification: 'concurrent-change',
  DeleteConflict: 'delete-conflict',
  PasswordPolicyViolation: 'password-policy',
  InvalidInput: 'invalid-input',
  ValidationError: 'invalid-input',
  Validation: 'invalid-input',
  InvalidParameterValue: 'invalid-input',
  MissingParameter: 'invalid-input',
  PolicyNotAttachable: 'invalid-input',
  InvalidUserType: 'invalid-input',
  ServiceFailure: 'service-failure',
  InternalFailure: 'service-failure',
  InternalError: 'service-failure',
  ServiceUnavailable: 'service-failure',
  Throttling: 'throttled',
  Throttled: 'throttled',
  TooManyRequests: 'throttled',
  RequestLimitExceeded: 'throttled',
  SlowDown: 'throttled',
  PriorRequestNotComplete: 'throttled',
  InvalidClientTokenId: 'unknown-key',
  UnrecognizedClient: 'unknown-key',
  AuthFailure: 'unknown-key',
  InvalidAccessKeyId: 'unknown-key',
  SignatureDoesNotMatch: 'secret-wrong',
  IncompleteSignature: 'secret-wrong',
  ExpiredToken: 'expired',
  TokenExpired: 'expired',
  RequestExpired: 'clock-skew',
  RequestTimeTooSkewed: 'clock-skew',
  RequestInTheFuture: 'clock-skew',
};

/** Node's codes for "the request never left this computer". */
const unsentCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'EAI_FAIL',
  'ECONNREFUSED',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null);

/** Reads an error of the SDK once, at the door. Its message is used here and goes no further. */
export function awsErrorOf(operation: string, error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  const raw: Raw = typeof error === 'object' && error !== null ? error : {};
  const status = number(raw.$metadata?.httpStatusCode) ?? number(raw.$response?.statusCode);
  const wire = text(raw.Code) || text(raw.name) || 'Error';
  const about = {
    operation,
    errorName: wire.slice(0, 128),
    requestId: text(raw.$metadata?.requestId) || null,
    httpStatus: status,
    limit: limitIn(text(raw.message)),
    missing: null,
  };
  if (status === null) return withoutAnswer(raw, about);
  if (status < 300) return new AwsError('no-answer', { ...about, sentMaybe: true });
  const meaning = meaningOf(raw, status);
  const missing = meaning === 'no-such-entity' ? missingIn(text(raw.message)) : null;
  return new AwsError(meaning, { ...about, missing, sentMaybe: status >= 500 });
}

function withoutAnswer(raw: Raw, about: Omit<AwsError, keyof Error | 'meaning' | 'sentMaybe'>): AwsError {
  const code = text(raw.code);
  const errorName = (code || about.errorName).slice(0, 128);
  if (unsentCodes.has(code)) return new AwsError('offline', { ...about, errorName, sentMaybe: false });
  if (/did not establish a connection|connect ETIMEDOUT/.test(text(raw.message))) {
    return new AwsError('offline', { ...about, errorName: 'ConnectionTimeout', sentMaybe: false });
  }
  if (/^(CERT_|ERR_TLS|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_SSL|EPROTO)/.test(code)) {
    return new AwsError('unknown', { ...about, errorName, sentMaybe: false });
  }
  return new AwsError('no-answer', { ...about, errorName, sentMaybe: true });
}

function meaningOf(raw: Raw, status: number): Meaning {
  const message = text(raw.message);
  const known = [text(raw.Code), text(raw.name)]
    .map((name) => meaningByCode[name] ?? meaningByCode[name.replace(/(Exception|Error)$/, '')])
    .find((meaning) => meaning !== undefined);
  if (known === 'access-denied') return deniedBecause(message);
  if (known === 'secret-wrong' && /signature (expired|not yet current)/i.test(message)) return 'clock-skew';
  if (known !== undefined) return known;
  if (status === 429) return 'throttled';
  return status >= 500 ? 'service-failure' : 'unknown';
}

/** AccessDenied covers three different stories; STS reports a wrong MFA code this way too. */
function deniedBecause(message: string): Meaning {
  if (/MultiFactorAuthentication failed/i.test(message)) return 'mfa-code-wrong';
  if (/(service|resource) control policy/i.test(message)) return 'denied-by-organization';
  return 'access-denied';
}

function limitIn(message: string): number | null {
  const found = /quota[^:]*:\s*(\d{1,6})\b/i.exec(message)?.[1];
  return found === undefined ? null : Number(found);
}

/** AWS's sentences about what it does not have; first match wins, since some name the user too. */
const missingSentences: readonly (readonly [RegExp, Missing])[] = [
  [/login profile/i, 'password'],
  [/access key/i, 'key'],
  [/mfa ?device/i, 'device'],
  [/^policy |policy with name/i, 'policy'],
  [/group with name/i, 'group'],
  [/user with name/i, 'user'],
];

function missingIn(message: string): Missing | null {
  return missingSentences.find(([sentence]) => sentence.test(message))?.[1] ?? null;
}
