import { randomBytes, randomUUID } from 'node:crypto';
import {
  ProblemError,
  type AccountColor,
  type AccountSummary,
  type Candidate,
  type Evidence,
  type Partition,
  type Language,
} from '../contract';
import { isAws, problemOf } from '../aws/errors';
import { assertLoopback } from '../aws/endpoints';
import { keyHint, parseIdentity, type Identity } from '../aws/identity';
import type { AwsCredentials, AwsTarget, Gateway, OpenGateway } from '../aws/port';
import type { Keychain } from '../keychain/port';
import { summaryOf, type AccountBook, type KnownAccount } from './accounts';
import { forgetKey, keyItem, loadKey, storeKey } from './credentials';
import type { KeyTextResult } from './key-parts';
import { parseKeyFields, parseKeyFile } from './key-text';
import { freeColor, sameNameKey, suggestedNickname } from './naming';
import type { ProfileReader } from './profiles';

type Endpoint = { readonly iam: string; readonly sts: string } | null;

type Waiting = {
  readonly candidate: Candidate;
  readonly ref: string;
  readonly credentials: AwsCredentials;
  readonly profileName: string | null;
  readonly endpoint: Endpoint;
  /** Something may be in the keychain because of this candidate. */
  touchedKeychain: boolean;
};

export type ConnectPorts = {
  readonly book: AccountBook;
  readonly keychain: Keychain;
  readonly openGateway: OpenGateway;
  readonly readProfile: ProfileReader;
  /** The system's dialog; null when the person cancels. */
  readonly openKeyFile: () => Promise<string | null>;
  readonly now: () => number;
  readonly language?: (() => Language) | undefined;
};

export type ConnectFlow = ReturnType<typeof createConnect>;

/** An account whose key is not here (yet). */
const unconnected = {
  role: 'not-connected',
  userName: null,
  credential: 'none',
  keyHint: null,
  profileName: null,
} as const;

/** More candidates than this are not waited for; the oldest is forgotten. */
const mostWaiting = 8;

const fieldOf = (reason: string): string => {
  if (reason.startsWith('secret')) return 'secretAccessKey';
  return reason === 'session-token-missing' ? 'sessionToken' : 'accessKeyId';
};

function keyOf(result: KeyTextResult, source: 'fields' | 'file'): AwsCredentials {
  if (result.kind === 'problem') {
    const params = { reason: result.reason, count: result.count };
    if (source === 'file') throw new ProblemError('file-not-recognized', { params });
    throw new ProblemError('field-invalid', { params, field: fieldOf(result.reason) });
  }
  const { accessKeyId, secretAccessKey, sessionToken } = result.key;
  return { accessKeyId, secretAccessKey, ...(sessionToken === null ? {} : { sessionToken }) };
}

/**
 * From a key to a known account: proven by GetCallerIdentity, shown, and kept only when the person says that it is
 * theirs. Until then the key is in memory alone.
 */
export function createConnect(ports: ConnectPorts) {
  const { book, keychain } = ports;
  const waiting = new Map<string, Waiting>();

  const waitingOne = (candidateId: string): Waiting => {
    const found = waiting.get(candidateId);
    if (found !== undefined) return found;
    throw new ProblemError('not-found', { params: { what: 'candidate' } });
  };

  const propose = async (
    credentials: AwsCredentials,
    from: {
      readonly endpoint: Endpoint;
      readonly profileName: string | null;
      readonly partition?: Partition;
    },
  ): Promise<Candidate> => {
    const { endpoint, profileName, partition = 'aws' } = from;
    const asked: AwsTarget = { partition, endpoint, transport: null };
    const { identity, evidence } = await prove(ports.openGateway(asked, credentials), partition);
    const target = { ...asked, partition: identity.partition };
    const alias = await aliasOf(ports.openGateway(target, credentials));
    const known = book.all().find((account) => isSame(account, identity, endpoint)) ?? null;
    const taken = new Set(
      book
        .all()
        .filter((account) => account !== known)
        .map((account) => sameNameKey(account.nickname)),
    );
    const candidate: Candidate = {
      candidateId: randomUUID(),
      accountId: identity.accountId,
      partition: identity.partition,
      arn: identity.arn,
      isRoot: identity.kind === 'root',
      userName: identity.userName,
      alias,
      suggestedNickname:
        known?.nickname ?? suggestedNickname(alias, identity.accountId, taken, ports.language?.()),
      suggestedColor: known?.color ?? freeColor(book.all().map((account) => account.color)),
      knownAs: known?.ref ?? null,
      keyHint: keyHint(credentials.accessKeyId).slice(0, 16),
      evidence,
    };
    const ref = known?.ref ?? `a-${identity.accountId}-${randomBytes(3).toString('hex')}`;
    waiting.set(candidate.candidateId, {
      candidate,
      ref,
      credentials,
      profileName,
      endpoint,
      touchedKeychain: false,
    });
    for (const old of [...waiting.keys()].slice(0, -mostWaiting)) waiting.delete(old);
    return candidate;
  };

  const store = async (one: Waiting, account: Omit<KnownAccount, 'monogram'>): Promise<KnownAccount> => {
    const item = keyItem(one.ref);
    if (one.profileName !== null) {
      const saved = await book.put(account);
      await forgetKey(keychain, item);
      return saved;
    }
    const before = await loadKey(keychain, item);
    const old = book.all().find(({ ref }) => ref === one.ref) ?? null;
    // The account is named before its key is stored, so that a crash in between leaves no key that nothing names.
    await book.put({ ...account, ...unconnected });
    one.touchedKeychain = true;
    try {
      await storeKey(keychain, item, one.credentials);
      return await book.put(account);
    } catch (error) {
      await takeBack(item, before, old ?? one.ref);
      throw error;
    }
  };

  /** Puts keychain and book back as they were; what cannot be put back stays named as not connected. */
  const takeBack = async (
    item: string,
    key: AwsCredentials | null,
    account: KnownAccount | string,
  ): Promise<void> => {
    await (key === null ? forgetKey(keychain, item) : storeKey(keychain, item, key)).catch(() => undefined);
    const left = await loadKey(keychain, item).catch(() => undefined);
    if (left === undefined || left?.accessKeyId !== key?.accessKeyId) return;
    await (typeof account === 'string' ? book.forget(account) : book.put(account)).catch(() => undefined);
  };

  return {
    /** Typed or pasted. Throws `field-invalid`, `endpoint-not-loopback`, `key-unknown`, `secret-wrong` and other answers. */
    key: async (request: {
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string | undefined;
      readonly partition?: Partition | undefined;
      readonly endpoint: Endpoint;
    }): Promise<Candidate> => {
      const { endpoint, partition, sessionToken } = request;
      checkEndpoint(endpoint);
      const fields = {
        accessKeyId: request.accessKeyId,
        secretAccessKey: request.secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
      };
      const credentials = keyOf(parseKeyFields(fields, endpoint !== null), 'fields');
      const place = { endpoint, profileName: null };
      return propose(credentials, partition === undefined ? place : { ...place, partition });
    },

    /** A file dropped or chosen; null when the dialog was canceled. Throws `file-not-recognized` and as {@link key}. */
    file: async (request: {
      readonly contents: string | null;
      readonly endpoint: Endpoint;
    }): Promise<Candidate | null> => {
      checkEndpoint(request.endpoint);
      const contents = request.contents ?? (await ports.openKeyFile());
      if (contents === null) return null;
      const credentials = keyOf(parseKeyFile(contents, request.endpoint !== null), 'file');
      return propose(credentials, { endpoint: request.endpoint, profileName: null });
    },

    /** A profile of the AWS CLI's files; its keys stay where they are. */
    profile: async (request: {
      readonly name: string;
      readonly partition?: Partition | undefined;
      readonly endpoint: Endpoint;
    }): Promise<Candidate> => {
      const { name, endpoint } = request;
      checkEndpoint(endpoint);
      const { credentials, partition } = await ports.readProfile(name, endpoint);
      return propose(credentials, { endpoint, profileName: name, partition: request.partition ?? partition });
    },

    /** "This is my account": stores, reads back, and selects it. Throws `nickname-taken` and keychain problems; may be tried again. */
    confirm: async (request: {
      readonly candidateId: string;
      readonly nickname: string;
      readonly color: AccountColor;
    }): Promise<AccountSummary> => {
      const one = waitingOne(request.candidateId);
      const { candidate } = one;
      const saved = await store(one, {
        ref: one.ref,
        accountId: candidate.accountId,
        alias: candidate.alias,
        nickname: request.nickname.trim(),
        color: request.color,
        partition: candidate.partition,
        role: candidate.isRoot ? 'root' : 'administrator',
        userName: candidate.userName,
        practice: false,
        credential: one.profileName === null ? 'keychain' : 'profile',
        keyHint: candidate.keyHint,
        profileName: one.profileName,
        endpoint: one.endpoint,
        connectedAt: ports.now(),
        saidSignedInAt: null,
      });
      waiting.delete(candidate.candidateId);
      return summaryOf(saved);
    },

    /** "Not mine": forgets the key and reads back that none is left. A key that was here before stays. */
    reject: async (candidateId: string): Promise<void> => {
      const one = waitingOne(candidateId);
      if (one.touchedKeychain && one.candidate.knownAs === null) {
        await forgetKey(keychain, keyItem(one.ref));
        await book.forget(one.ref);
      }
      waiting.delete(candidateId);
    },
  };
}

function checkEndpoint(endpoint: Endpoint): void {
  if (endpoint === null) return;
  assertLoopback(endpoint.iam);
  assertLoopback(endpoint.sts);
}

const isSame = (account: KnownAccount, identity: Identity, endpoint: Endpoint): boolean =>
  !account.practice &&
  account.accountId === identity.accountId &&
  account.partition === identity.partition &&
  account.endpoint?.iam === endpoint?.iam;

async function prove(
  gateway: Gateway,
  partition: Partition,
): Promise<{ readonly identity: Identity; readonly evidence: Evidence }> {
  const { output, evidence } = await gateway.sts('GetCallerIdentity', {}).catch((error: unknown) => {
    throw problemOf(error, isAws(error, 'unknown-key') ? { partition } : {});
  });
  const identity = parseIdentity(output.Arn ?? '');
  if (identity !== null) return { identity, evidence };
  throw new ProblemError('unknown', { params: { reason: 'identity' } });
}

/** The alias, when there is one and we may know it. */
async function aliasOf(gateway: Gateway): Promise<string | null> {
  try {
    return (await gateway.iam('ListAccountAliases', {})).output.AccountAliases?.[0] ?? null;
  } catch (error) {
    if (isAws(error)) return null;
    throw error;
  }
}
