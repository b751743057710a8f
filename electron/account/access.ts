import { ProblemError, type AccountSummary } from '../contract';
import { problemOf } from '../aws/errors';
import { parseIdentity } from '../aws/identity';
import type { AwsCredentials, AwsTarget, Gateway, OnWait, OpenGateway, Transport } from '../aws/port';
import type { Keychain } from '../keychain/port';
import { summaryOf, type AccountBook, type KnownAccount } from './accounts';
import { keyItem, loadKey } from './credentials';
import type { ProfileReader } from './profiles';

/** The simulated account, as far as this room needs it. */
export type PracticePort = {
  readonly transport: Transport;
  rootCredentials(): AwsCredentials;
};

export type OpenedAccount = {
  readonly summary: AccountSummary;
  readonly target: AwsTarget;
  readonly gateway: Gateway;
  readonly isRoot: boolean;
  /** Id of the key that signs; no secret. */
  readonly accessKeyId: string;
};

/** How other rooms reach AWS as an account's identity. Credentials are read at each call and stay in here. */
export type AccountAccess = {
  /**
   * @throws ProblemError `not-found` (`what`: `account` or `key`), `profile-unusable`, `account-mismatch`,
   *   `endpoint-not-loopback`, and those of the keychain
   */
  open(accountRef: string, onWait?: OnWait): Promise<OpenedAccount>;
  /** Where the account's requests go; no credentials are read. */
  target(accountRef: string): Promise<AwsTarget>;
};

export type AccessPorts = {
  readonly book: AccountBook;
  readonly keychain: Keychain;
  readonly openGateway: OpenGateway;
  readonly practice: () => Promise<PracticePort>;
  readonly readProfile: ProfileReader;
};

export function createAccess(ports: AccessPorts): AccountAccess {
  /** Keys of profiles that were seen to belong to their account since the program started. */
  const proven = new Set<string>();

  const target = async (ref: string): Promise<AwsTarget> => {
    const account = ports.book.get(ref);
    const transport = account.practice ? (await ports.practice()).transport : null;
    return { partition: account.partition, endpoint: account.endpoint, transport };
  };

  return {
    target,
    open: async (ref, onWait) => {
      const account = ports.book.get(ref);
      const credentials = await credentialsOf(ports, account);
      const where = await target(ref);
      const gateway = ports.openGateway(where, credentials, onWait);
      // What a profile holds can change at any time outside of this program.
      const mark = `${ref}/${credentials.accessKeyId}`;
      if (account.credential === 'profile' && !proven.has(mark)) {
        await assertSameAccount(gateway, account);
        proven.add(mark);
      }
      return {
        summary: summaryOf(account),
        target: where,
        gateway,
        isRoot: account.role === 'root',
        accessKeyId: credentials.accessKeyId,
      };
    },
  };
}

async function credentialsOf(ports: AccessPorts, account: KnownAccount): Promise<AwsCredentials> {
  switch (account.credential) {
    case 'practice':
      return (await ports.practice()).rootCredentials();
    case 'profile':
      return (await ports.readProfile(account.profileName ?? '', account.endpoint)).credentials;
    case 'keychain': {
      const key = await loadKey(ports.keychain, keyItem(account.ref));
      if (key !== null) return key;
      throw noKey(account);
    }
    case 'none':
      throw noKey(account);
  }
}

const noKey = (account: KnownAccount): ProblemError =>
  new ProblemError('not-found', { params: { what: 'account-key', nickname: account.nickname } });

async function assertSameAccount(gateway: Gateway, account: KnownAccount): Promise<void> {
  const { output } = await gateway.sts('GetCallerIdentity', {}).catch((error: unknown) => {
    throw problemOf(error);
  });
  const identity = parseIdentity(output.Arn ?? '');
  if (identity?.accountId === account.accountId && roleFits(identity.kind === 'root', account)) return;
  const keyAccount = identity?.accountId;
  throw new ProblemError('account-mismatch', {
    params: {
      nickname: account.nickname,
      account: account.accountId,
      ...(keyAccount === undefined ? {} : { keyAccount }),
      ...(keyAccount === account.accountId ? { reason: 'identity' } : {}),
    },
  });
}

/** A profile that turned from an administrator into root, or back, is another identity too. */
const roleFits = (isRoot: boolean, account: KnownAccount): boolean => isRoot === (account.role === 'root');
