/** An error as AWS puts it on the wire. Its message never carries a secret. */
export class WireError extends Error {
  override readonly name = 'WireError';
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The answer was lost after the account had done the work; looks like a broken socket to the SDK. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code = 'ECONNRESET';
  constructor() {
    super('socket hang up');
  }
}

const make = (code: string, status: number) => (message: string) => new WireError(code, status, message);

/** Wire codes and HTTP statuses of the IAM and STS service models. */
export const wire = {
  exists: make('EntityAlreadyExists', 409),
  limit: make('LimitExceeded', 409),
  conflict: make('DeleteConflict', 409),
  missing: make('NoSuchEntity', 404),
  input: make('InvalidInput', 400),
  validation: make('ValidationError', 400),
  badCode: make('InvalidAuthenticationCode', 403),
  passwordPolicy: make('PasswordPolicyViolation', 400),
  userType: make('InvalidUserType', 400),
  malformedPolicy: make('MalformedPolicyDocument', 400),
  denied: make('AccessDenied', 403),
  expiredToken: make('ExpiredToken', 403),
  signature: make('SignatureDoesNotMatch', 403),
  noSignature: make('MissingAuthenticationToken', 403),
  halfSignature: make('IncompleteSignature', 400),
  action: make('InvalidAction', 400),
  reportMissing: make('ReportNotPresent', 410),
  reportRunning: make('ReportInProgress', 404),
  malformedInput: make('MalformedInput', 400),
} as const;

export const unknownToken = () =>
  new WireError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.');

export const throttled = () => new WireError('Throttling', 400, 'Rate exceeded');

export const overQuota = (quota: string, limit: number) =>
  wire.limit(`Cannot exceed quota for ${quota}: ${limit}`);
