import { describe, expect, it } from 'vitest';
import { AwsError, isAws, problemOf, type Meaning } from '../../../electron/aws/errors';
import { awsErrorOf } from '../../../electron/aws/meaning';
import type { ProblemCode } from '../../../electron/contract';

const answered = (name: string, httpStatusCode: number, message = ''): unknown =>
  Object.assign(new Error(message), { name, $metadata: { requestId: 'r-1', httpStatusCode } });
const broken = (code: string, message = ''): unknown => Object.assign(new Error(message), { code });

type Row = readonly [string, unknown, string, Meaning, boolean, ProblemCode];

const rows: readonly Row[] = [
  [
    'a wrong MFA code at STS',
    answered('AccessDenied', 403, 'MultiFactorAuthentication failed with invalid MFA one time pass code. '),
    'GetSessionToken',
    'mfa-code-wrong',
    false,
    'mfa-code-refused',
  ],
  [
    'a rule of the organization',
    answered('AccessDenied', 403, 'not authorized with an explicit deny in a service control policy'),
    'CreateUser',
    'denied-by-organization',
    false,
    'denied-by-organization',
  ],
  [
    'a missing right',
    answered('AccessDenied', 403, 'no identity-based policy allows'),
    'CreateUser',
    'access-denied',
    false,
    'access-denied',
  ],
  [
    'a wrong pair of codes',
    answered('InvalidAuthenticationCodeException', 403),
    'EnableMFADevice',
    'invalid-code',
    false,
    'mfa-code-refused',
  ],
  [
    'a taken user name',
    answered('EntityAlreadyExistsException', 409),
    'CreateUser',
    'already-exists',
    false,
    'name-taken',
  ],
  [
    'a taken device name',
    answered('EntityAlreadyExistsException', 409),
    'CreateVirtualMFADevice',
    'already-exists',
    false,
    'mfa-orphan',
  ],
  [
    'a taken alias',
    answered('EntityAlreadyExists', 409),
    'CreateAccountAlias',
    'already-exists',
    false,
    'alias-taken',
  ],
  [
    'too many users',
    answered('LimitExceededException', 409, 'Cannot exceed quota for UsersPerAccount: 5000'),
    'CreateUser',
    'limit-exceeded',
    false,
    'quota-users',
  ],
  [
    'too many keys',
    answered('LimitExceededException', 409),
    'CreateAccessKey',
    'limit-exceeded',
    false,
    'quota-keys',
  ],
  [
    'too many devices',
    answered('LimitExceededException', 409),
    'EnableMFADevice',
    'limit-exceeded',
    false,
    'quota-mfa',
  ],
  [
    'another quota',
    answered('LimitExceededException', 409),
    'AttachUserPolicy',
    'limit-exceeded',
    false,
    'quota-other',
  ],
  [
    'a name that is being deleted',
    answered('EntityTemporarilyUnmodifiableException', 409),
    'CreateUser',
    'temporarily-unmodifiable',
    false,
    'name-being-deleted',
  ],
  [
    'a change at the same time',
    answered('ConcurrentModificationException', 409),
    'DeleteUser',
    'concurrent-change',
    false,
    'other-change',
  ],
  [
    'something still attached',
    answered('DeleteConflictException', 409),
    'DeleteUser',
    'delete-conflict',
    false,
    'still-attached',
  ],
  [
    'a password against the rules',
    answered('PasswordPolicyViolationException', 400),
    'CreateLoginProfile',
    'password-policy',
    false,
    'password-policy',
  ],
  ['throttling', answered('Throttling', 400, 'Rate exceeded'), 'GetUser', 'throttled', false, 'throttled'],
  [
    'an unknown key',
    answered('InvalidClientTokenId', 403),
    'GetCallerIdentity',
    'unknown-key',
    false,
    'key-unknown',
  ],
  [
    'a wrong secret',
    answered('SignatureDoesNotMatch', 403, 'The request signature we calculated does not match'),
    'GetUser',
    'secret-wrong',
    false,
    'secret-wrong',
  ],
  [
    'a wrong clock',
    answered('SignatureDoesNotMatch', 403, 'Signature expired: 20261125T000000Z is now earlier than'),
    'GetUser',
    'clock-skew',
    false,
    'clock-unknown',
  ],
  [
    'an ended session',
    answered('ExpiredTokenException', 403),
    'GetUser',
    'expired',
    false,
    'session-expired',
  ],
  [
    'trouble inside AWS',
    answered('ServiceFailureException', 500),
    'CreateUser',
    'service-failure',
    true,
    'aws-trouble',
  ],
  ['an unnamed 503', answered('WhatIsThis', 503), 'CreateUser', 'service-failure', true, 'aws-trouble'],
  [
    'a cut answer after success',
    answered('SyntaxError', 200),
    'CreateAccessKey',
    'no-answer',
    true,
    'no-answer',
  ],
  ['a reset connection', broken('ECONNRESET'), 'CreateUser', 'no-answer', true, 'no-answer'],
  [
    'a time-out while waiting',
    Object.assign(new Error('x'), { name: 'TimeoutError' }),
    'CreateUser',
    'no-answer',
    true,
    'no-answer',
  ],
  ['a name that cannot be resolved', broken('ENOTFOUND'), 'CreateUser', 'offline', false, 'offline'],
  ['a refused connection', broken('ECONNREFUSED'), 'CreateUser', 'offline', false, 'offline'],
  [
    'a connection that was never made',
    Object.assign(new Error('the request socket did not establish a connection with the server'), {
      name: 'TimeoutError',
    }),
    'CreateUser',
    'offline',
    false,
    'offline',
  ],
  ['a certificate that is not good', broken('CERT_HAS_EXPIRED'), 'CreateUser', 'unknown', false, 'unknown'],
  ['something never seen', answered('Teapot', 418), 'CreateUser', 'unknown', false, 'unknown'],
];

describe('errors of AWS', () => {
  it.each(rows)('%s is told apart', (_title, thrown, operation, meaning, sentMaybe, code) => {
    const error = awsErrorOf(operation, thrown);
    expect([error.meaning, error.sentMaybe]).toEqual([meaning, sentMaybe]);
    expect(problemOf(error).problem.code).toBe(code);
  });

  it('keep the request id and the quota, and nothing that AWS wrote', () => {
    const secretText = 'Cannot exceed quota for UsersPerAccount: 5000 hunter2';
    const error = awsErrorOf('CreateUser', answered('LimitExceededException', 409, secretText));
    expect(problemOf(error).problem).toMatchObject({
      params: { limit: 5000, operation: 'CreateUser' },
      aws: { requestId: 'r-1', httpStatus: 409, errorName: 'LimitExceededException' },
    });
    expect(JSON.stringify(error) + String(error.stack)).not.toContain('hunter2');
  });

  it.each([
    ['The user with name minji cannot be found.', 'user'],
    ['The group with name night-shift cannot be found.', 'group'],
    ['The user policy with name night cannot be found.', 'policy'],
    ['Policy arn:aws:iam::aws:policy/X does not exist or is not attachable.', 'policy'],
    ['The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.', 'key'],
    ['Login Profile for User minji cannot be found.', 'password'],
    ['VirtualMFADevice with serial number arn:aws:iam::1:mfa/x does not exist.', 'device'],
    ['MFA Device invalid for user.', 'device'],
    ['Something new is not there.', undefined],
  ])('%s: the kind of what is missing is kept, the sentence is not', (sentence, kind) => {
    const { problem } = problemOf(awsErrorOf('GetUser', answered('NoSuchEntity', 404, sentence)));
    expect(problem).toMatchObject({ code: 'not-found', aws: { errorName: 'NoSuchEntity' } });
    expect(problem.params['missing']).toBe(kind);
    expect(JSON.stringify(problem)).not.toContain(sentence);
  });

  it('that are none become the problem "unknown" without their text', () => {
    const problem = problemOf(new Error('hunter2')).problem;
    expect(problem.code).toBe('unknown');
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(isAws(new Error('x'))).toBe(false);
    expect(
      new AwsError('offline', {
        operation: 'x',
        errorName: 'y',
        requestId: null,
        httpStatus: null,
        sentMaybe: false,
        limit: null,
      }).message,
    ).toContain('offline');
  });
});
