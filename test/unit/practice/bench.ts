import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import {
  createPracticeAccount,
  type PracticeAccount,
  type PracticeOptions,
} from '../../../electron/practice';
import { codeAt, stepAt } from '../../../electron/practice/totp';

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** An account on a clock that the test moves, and real SDK clients that sign on the same clock. */
export const openBench = (options: Partial<PracticeOptions> = {}) => {
  const clock = { now: Date.UTC(2026, 10, 25, 12, 0, 10) };
  const account = createPracticeAccount({ seed: 7, propagationMs: 0, now: () => clock.now, ...options });

  const configure = (credentials: Credentials, of: PracticeAccount) => ({
    region: 'us-east-1',
    credentials,
    requestHandler: { handle: (request: unknown) => of.transport.handle(request) },
    maxAttempts: 1,
    systemClockOffset: clock.now - Date.now(),
  });
  const iam = (credentials: Credentials = account.rootCredentials(), of = account) =>
    new IAMClient(configure(credentials, of));
  const sts = (credentials: Credentials = account.rootCredentials(), of = account) =>
    new STSClient(configure(credentials, of));

  return {
    account,
    clock,
    iam,
    sts,
    /** Moves the clock by seconds. */
    pass: (seconds: number) => {
      clock.now += seconds * 1000;
    },
    /** The code of a seed, `windows` away from now. */
    code: (seed: string, windows = 0) => codeAt(seed, stepAt(clock.now) + windows),
  };
};

export type Bench = ReturnType<typeof openBench>;

/** Name, wire code, status and message of a refusal; fails when the call goes through. */
export const refusal = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => {
      throw new Error('The call went through.');
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('Refused with something that is no error.');
  const metadata = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }) : {};
  return { name: error.name, status: metadata.httpStatusCode, message: error.message };
};
