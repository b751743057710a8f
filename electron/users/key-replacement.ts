import type { AwsTarget, Gateway, OpenGateway, TrustedClock } from '../aws';
import { isAws, problemOf } from '../aws/errors';
import { keyHint } from '../aws/identity';
import { ProblemError, type Replacement, type StepState } from '../contract';
import type { Keychain } from '../keychain';
import { loadKey, storeKey, type HeldKey } from '../keychain/access-key';
import { heldKeys, nextKeyItem, userKeyItem } from './items';
import type { Notes } from './notes';

export type ReplaceDoors = {
  readonly gateway: Gateway;
  readonly target: AwsTarget;
  /** The account anew, signed by what is kept now: the old key may have been its own. */
  readonly reopen: () => Promise<Gateway>;
  readonly openGateway: OpenGateway;
  readonly keychain: Keychain;
  readonly clock: TrustedClock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly notes: Notes;
  /** Items of the account and its runs that hold access keys. */
  readonly keyItems: readonly string[];
  /** Hears that a key took another's place in these items. */
  readonly replaced: (items: readonly string[], key: HeldKey) => Promise<void>;
  readonly publish: (snapshot: Replacement) => void;
};
type Request = { readonly accountRef: string; readonly userName: string; readonly accessKeyId: string };

/** AWS has no "copied everywhere": three good answers in a row, one second apart (aws facts 5). */
const needed = 3;
const secondMs = 1000;
const patienceMs = 90_000;
const mostKeys = 2;
const mostTries = 3;

/**
 * Create, store, wait until copied, prove, let the new key take the old one's place here, delete the old one. Noted
 * before it begins, so that after an interruption a key whose secret was lost is told from everybody else's, deleted
 * and made anew. Nothing is deleted before the new key was proven.
 */
export async function replaceKey(doors: ReplaceDoors, request: Request): Promise<Replacement> {
  const { notes } = doors;
  const { accountRef, userName, accessKeyId: oldKeyId } = request;
  let snapshot: Replacement = {
    accountRef,
    userName,
    oldKeyId,
    newKeyId: null,
    phase: 'running',
    lines: ['key-create', 'key-copied', 'key-proof', 'key-delete'].map((id) => ({
      id,
      state: 'waiting',
      requestId: null,
      params: {},
    })),
  };
  const show = (change: Partial<Replacement>): Replacement => {
    snapshot = { ...snapshot, ...change };
    doors.publish(snapshot);
    return snapshot;
  };
  const line = (id: string, state: StepState, requestId: string | null = null): Replacement =>
    show({ lines: snapshot.lines.map((one) => (one.id === id ? { ...one, state, requestId } : one)) });

  let at = 'key-create';
  const begin = (id: string): void => {
    at = id;
    line(id, 'running');
  };
  try {
    begin('key-create');
    const { key, requestId } = await newKey(doors, request);
    show({ newKeyId: key.accessKeyId });
    line('key-create', requestId === null ? 'already' : 'done', requestId);
    begin('key-copied');
    const own = doors.openGateway(doors.target, key);
    const copied = await waitUntilCopied(doors, own, userName);
    if (copied === null) {
      line('key-copied', 'unknown');
      return show({ phase: 'waiting' });
    }
    line('key-copied', 'done', copied);
    begin('key-proof');
    const proven = await prove(doors, own, userName);
    if (proven === null) {
      line('key-proof', 'unknown');
      return show({ phase: 'waiting' });
    }
    line('key-proof', 'done', proven);
    begin('key-delete');
    await takePlace(doors, request, key);
    line('key-delete', ...(await deleteOld(doors, request)));
    await doors.keychain.remove(userKeyItem(accountRef, oldKeyId));
    await doors.keychain.remove(nextKeyItem(accountRef, userName));
    await notes.end(request);
    return show({ phase: 'done' });
  } catch (error) {
    line(at, 'failed');
    throw problemOf(error, { user: userName });
  }
}

async function idsOf({ iam }: Gateway, UserName: string): Promise<readonly string[]> {
  const { output } = await iam('ListAccessKeys', { UserName });
  return (output.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId }) => AccessKeyId ?? []);
}

/** The new key, its secret in the keychain and read back. `requestId` is null when it was there from before. */
async function newKey(
  doors: ReplaceDoors,
  request: Request,
): Promise<{ readonly key: HeldKey; readonly requestId: string | null }> {
  const { gateway, keychain, notes } = doors;
  const { accountRef, userName, accessKeyId: oldKeyId } = request;
  const item = nextKeyItem(accountRef, userName);
  const noted = await notes.replacing(request);
  const now = await idsOf(gateway, userName);
  if (noted === null) {
    const params = { what: 'key', key: keyHint(oldKeyId) };
    if (!now.includes(oldKeyId)) throw new ProblemError('not-found', { params });
    if (now.length >= mostKeys) throw new ProblemError('quota-keys', { params: { userName } });
    await notes.begin({ accountRef, userName, oldKeyId, before: [...now] });
  } else {
    const kept = await loadKey(keychain, item);
    if (kept !== null && now.includes(kept.accessKeyId)) return { key: kept, requestId: null };
  }
  const before = noted?.before ?? now;
  try {
    if (noted !== null) await deleteLost(doors, userName, before);
    for (let tried = 1; ; tried += 1) {
      try {
        const { output, evidence } = await gateway.iam('CreateAccessKey', { UserName: userName });
        const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } =
          output.AccessKey ?? {};
        const key = { accessKeyId, secretAccessKey };
        await storeKey(keychain, item, key);
        return { key, requestId: evidence.requestId ?? '' };
      } catch (error) {
        if (!isAws(error, 'no-answer', 'service-failure') || tried >= mostTries) throw error;
        // A list read at once may not hold yet what was made a moment ago.
        await doors.sleep(2 * secondMs);
        await deleteLost(doors, userName, before);
      }
    }
  } catch (error) {
    // What AWS surely did not make, or what is deleted again here, leaves nothing to go on with.
    const sure = isAws(error) ? !error.sentMaybe : await deleteLost(doors, userName, before).then(yes, no);
    if (sure) await notes.end(request);
    throw error;
  }
}
const yes = (): boolean => true;
const no = (): boolean => false;

/** A key that was not there before and whose secret is not here: nobody can use it. Two of them are not all ours. */
async function deleteLost(
  { gateway }: ReplaceDoors,
  UserName: string,
  before: readonly string[],
): Promise<void> {
  const lost = (await idsOf(gateway, UserName)).filter((id) => !before.includes(id));
  const [AccessKeyId] = lost;
  if (AccessKeyId === undefined) return;
  if (lost.length > 1) throw new ProblemError('quota-keys', { params: { userName: UserName } });
  await gateway.iam('DeleteAccessKey', { UserName, AccessKeyId }).catch((error: unknown) => {
    if (!isAws(error, 'no-such-entity')) throw error;
  });
}

/** Request id of the last of three good answers in a row, or null when AWS does not know the key after 90 s. */
async function waitUntilCopied(
  { clock, sleep }: ReplaceDoors,
  own: Gateway,
  userName: string,
): Promise<string | null> {
  const until = clock.now() + patienceMs;
  for (let inARow = 0; clock.now() < until;) {
    try {
      const { output, evidence } = await own.sts('GetCallerIdentity', {});
      if (output.Arn?.endsWith(`/${userName}`) !== true)
        throw new ProblemError('account-mismatch', { params: { reason: 'identity' } });
      inARow += 1;
      if (inARow >= needed) return evidence.requestId ?? '';
    } catch (error) {
      if (!isAws(error, 'unknown-key', 'secret-wrong', 'access-denied', 'expired')) throw error;
      inARow = 0;
    }
    await sleep(secondMs);
  }
  return null;
}

/** STS may know a key before IAM does. A refusal for want of rights is an answer to a key that IAM knows. */
async function prove({ clock, sleep }: ReplaceDoors, own: Gateway, UserName: string): Promise<string | null> {
  const until = clock.now() + patienceMs;
  while (clock.now() < until) {
    try {
      return (await own.iam('ListAccessKeys', { UserName })).evidence.requestId ?? '';
    } catch (error) {
      if (isAws(error, 'access-denied', 'denied-by-organization')) return error.requestId ?? '';
      if (!isAws(error, 'unknown-key', 'secret-wrong')) throw error;
    }
    await sleep(secondMs);
  }
  return null;
}

/** Wherever the old key's secret is kept here, the new one takes its place before the old one is deleted. */
async function takePlace(doors: ReplaceDoors, request: Request, key: HeldKey): Promise<void> {
  const { keychain, keyItems, replaced } = doors;
  const held = await heldKeys(keychain, request.accountRef, keyItems);
  const places = held
    .filter(({ item, key: old }) => old.accessKeyId === request.accessKeyId && keyItems.includes(item))
    .map(({ item }) => item);
  const known = held.some(
    ({ item, key: one }) => keyItems.includes(item) && one.accessKeyId === key.accessKeyId,
  );
  if (places.length === 0 && !known)
    await storeKey(keychain, userKeyItem(request.accountRef, key.accessKeyId), key);
  for (const item of places) await storeKey(keychain, item, key);
  await replaced(places, key);
}

async function deleteOld(
  doors: ReplaceDoors,
  { userName, accessKeyId }: Request,
): Promise<readonly [StepState, string | null]> {
  const gateway = await doors.reopen();
  try {
    const { evidence } = await gateway.iam('DeleteAccessKey', {
      UserName: userName,
      AccessKeyId: accessKeyId,
    });
    return ['done', evidence.requestId];
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return ['already', null];
    throw error;
  }
}
