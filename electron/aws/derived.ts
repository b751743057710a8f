import { awsErrorOf } from './meaning';
import type { AwsError } from './errors';
import type { AwsCredentials } from './port';

export type Derivation = {
  readonly profile: string;
  readonly configPath?: string;
  readonly credentialsPath?: string;
  /** Of STS, when the profile assumes a role. */
  readonly sts: string;
  readonly region: string;
};
/** `expiresAt`: epoch ms; null when the keys carry no end. */
export type Derived = { readonly credentials: AwsCredentials; readonly expiresAt: number | null };

/** Thrown when the profile leads to no keys; `aws` is AWS's own answer, if AWS was asked. */
export class NotDerived extends Error {
  constructor(readonly aws: AwsError | null) {
    super('The profile leads to no keys');
  }
}

/** A program or a server that a profile names is not waited for longer than this, in ms. */
const longest = 30_000;

/**
 * Keys of a profile that has none of its own (a role, IAM Identity Center, `aws login`, a program), made by AWS's own
 * provider, which is loaded on first use. Throws {@link NotDerived}; the provider's message goes no further.
 */
export async function deriveCredentials(from: Derivation): Promise<Derived> {
  const [{ fromIni }, { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity }] = await Promise.all([
    import('@aws-sdk/credential-provider-ini'),
    import('@aws-sdk/client-sts'),
  ]);
  // Always explicit, so that no environment variable can redirect it.
  const sts = { region: from.region, endpoint: from.sts };
  const provide = fromIni({
    profile: from.profile,
    ignoreCache: true,
    ...(from.configPath === undefined ? {} : { configFilepath: from.configPath }),
    ...(from.credentialsPath === undefined ? {} : { filepath: from.credentialsPath }),
    roleAssumer: getDefaultRoleAssumer(sts),
    roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(sts),
  });
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = await withDeadline(provide()).catch(
    (error: unknown) => {
      const answer = awsErrorOf('AssumeRole', error);
      // Everything else is about the files of this computer.
      throw new NotDerived(answer.httpStatus !== null || answer.meaning === 'offline' ? answer : null);
    },
  );
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  return { credentials, expiresAt: expiration?.getTime() ?? null };
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('No answer')), longest);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
