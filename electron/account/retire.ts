import { isAws, problemOf } from '../aws/errors';
import { keyHint } from '../aws/identity';
import type { AwsCredentials, Gateway } from '../aws/port';
import { ProblemError, type RetireReady, type RetireSnapshot, type RetireStepId } from '../contract';
import type { AccountAccess } from './access';
import type { AccountBook } from './accounts';
import { forgetKey, keyItem, retireItem, storeKey } from './credentials';
import type { AccountPorts, AdministratorFacts } from './ports';
import { adminKey, proveAdmin } from './retire-session';
import { readReady } from './retire-ready';
import { firstSnapshot, retireDocument, stateOf, withStep, type RetireRecord } from './retire-state';

export type RetirePorts = AccountPorts & {
  readonly book: AccountBook;
  readonly access: AccountAccess;
  readonly now: () => number;
};

export type Retirement = {
  isRunning(accountRef: string): boolean;
  ready(accountRef: string): Promise<RetireReady>;
  start(accountRef: string, typed: string): Promise<RetireSnapshot>;
  resume(accountRef: string): Promise<RetireSnapshot>;
  forget(accountRef: string): Promise<void>;
  settled(): Promise<void>;
};

type Session = { readonly gateway: Gateway; readonly key: AwsCredentials; readonly temporary: boolean };

/** Off the root key, in the one order that cannot lock anybody out (aws facts 7): prove, delete, confirm as the administrator, forget. */
export function createRetirement(ports: RetirePorts): Retirement {
  const { book, access, keychain, publishRetirement, now } = ports;
  const running = new Map<string, Promise<void>>();

  async function administrator(accountRef: string): Promise<AdministratorFacts> {
    const found = await ports.administrator(accountRef);
    if (found === null) throw new ProblemError('root-key-unproven');
    return found;
  }

  /** Root's own gateway, or null when the key is already gone from here. */
  const rootGateway = async (accountRef: string): Promise<Gateway | null> =>
    access.open(accountRef).then(
      ({ gateway, isRoot }) => (isRoot ? gateway : null),
      () => null,
    );

  async function work(record: RetireRecord): Promise<void> {
    const { accountRef } = record.snapshot;
    const document = retireDocument(ports.files, accountRef);
    let snapshot: RetireSnapshot = { ...record.snapshot, phase: 'running', problem: null };
    const save = async (next: RetireSnapshot): Promise<void> => {
      snapshot = next;
      await document.write({ ...record, snapshot });
      publishRetirement(snapshot);
    };
    const step = async (
      id: RetireStepId,
      act: () => Promise<{ readonly requestId: string | null; readonly skipped?: boolean }>,
    ): Promise<void> => {
      if (['done', 'skipped'].includes(stateOf(snapshot, id))) return;
      await save(withStep(snapshot, id, { state: 'running', at: now() }));
      const { requestId, skipped } = await act();
      await save(
        withStep(snapshot, id, { state: skipped === true ? 'skipped' : 'done', requestId, at: now() }),
      );
    };

    try {
      const admin = await administrator(accountRef);
      const target = await access.target(accountRef);
      const root = await rootGateway(accountRef);
      const { key, temporary } = await adminKey(ports, accountRef, admin.userName, root);
      // The session is had before anything is deleted; after a restart it is had again with the stored key.
      const proof = await proveAdmin(ports, target, key, admin);
      const session: Session = { gateway: proof.session, key, temporary };
      await step('prove-admin', async () => ({ requestId: proof.requestId }));
      await step('delete-other-key', () => deleteOthers(root, record.rootKeyId));
      await step('delete-this-key', () => deleteThis(root, session.gateway, record.rootKeyId));
      await step('confirm-none', () => confirmNone(session.gateway));
      await step('forget', async () => {
        await hand(accountRef, admin, session);
        return { requestId: null };
      });
      await save({ ...snapshot, phase: 'done' });
    } catch (error) {
      const open = snapshot.steps.find(({ state }) => state === 'running');
      const unsure = open?.id === 'delete-this-key' || open?.id === 'confirm-none';
      const failed =
        open === undefined ? snapshot : withStep(snapshot, open.id, { state: unsure ? 'unknown' : 'failed' });
      await save({
        ...failed,
        phase: unsure ? 'unknown' : 'failed',
        problem: problemOf(error).problem,
      }).catch(() => undefined);
    }
  }

  /** The account goes on as the administrator, or without a key when the one used was only for these minutes. */
  async function hand(
    accountRef: string,
    { userName }: AdministratorFacts,
    { gateway, key, temporary }: Session,
  ): Promise<void> {
    if (temporary) {
      await gateway
        .iam('DeleteAccessKey', { UserName: userName, AccessKeyId: key.accessKeyId })
        .catch((error: unknown) => {
          if (!isAws(error, 'no-such-entity')) throw error;
        });
      await forgetKey(keychain, retireItem(accountRef));
      await forgetKey(keychain, keyItem(accountRef));
      await book.patch(accountRef, {
        role: 'not-connected',
        credential: 'none',
        keyHint: null,
        userName: null,
      });
      return;
    }
    // Writing over the root key's item and reading back is what forgets it here.
    await storeKey(keychain, keyItem(accountRef), key);
    await book.patch(accountRef, {
      role: 'administrator',
      credential: 'keychain',
      keyHint: keyHint(key.accessKeyId),
      userName,
    });
  }

  const start = (record: RetireRecord): RetireSnapshot => {
    const { accountRef } = record.snapshot;
    publishRetirement(record.snapshot);
    const done = work(record).finally(() => running.delete(accountRef));
    running.set(accountRef, done);
    return record.snapshot;
  };

  return {
    isRunning: (accountRef) => running.has(accountRef),
    async ready(accountRef) {
      const admin = await ports.administrator(accountRef);
      return readReady(ports, accountRef, admin);
    },
    async start(accountRef, typed) {
      const admin = await administrator(accountRef);
      const ready = await readReady(ports, accountRef, admin);
      if (ready.rootKeyHere === null)
        throw new ProblemError('nothing-to-do', { params: { what: 'root-key' } });
      if (typed !== ready.confirmation) throw new ProblemError('confirmation-wrong', { field: 'typed' });
      const record: RetireRecord = {
        snapshot: firstSnapshot(accountRef),
        rootKeyId: ready.rootKeyHere,
        userName: admin.userName,
        temporary: false,
      };
      await retireDocument(ports.files, accountRef).write(record);
      return start(record);
    },
    async resume(accountRef) {
      const { value } = await retireDocument(ports.files, accountRef).read();
      if (value === null || value.snapshot.phase === 'done')
        throw new ProblemError('nothing-to-do', { params: { what: 'retirement' } });
      return start(value);
    },
    async forget(accountRef) {
      await running.get(accountRef);
      await retireDocument(ports.files, accountRef).write(null);
      await forgetKey(keychain, retireItem(accountRef));
      await forgetKey(keychain, keyItem(accountRef));
      publishRetirement(null);
    },
    settled: async () => void (await Promise.all(running.values())),
  };
}

/** Root's other key first: this one has to sign its deletion. */
async function deleteOthers(
  root: Gateway | null,
  rootKeyId: string,
): Promise<{ readonly requestId: string | null; readonly skipped?: boolean }> {
  if (root === null) return { requestId: null, skipped: true };
  const { output } = await root.iam('ListAccessKeys', {});
  const others = (output.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId }) =>
    AccessKeyId === undefined || AccessKeyId === rootKeyId ? [] : [AccessKeyId],
  );
  let requestId: string | null = null;
  for (const AccessKeyId of others)
    requestId = (await root.iam('DeleteAccessKey', { AccessKeyId })).evidence.requestId;
  return { requestId, skipped: others.length === 0 };
}

/** Signed by the key itself and sent once. Whatever the answer, only the administrator's look counts. */
async function deleteThis(
  root: Gateway | null,
  admin: Gateway,
  rootKeyId: string,
): Promise<{ readonly requestId: string | null }> {
  if (root === null || (await keysPresent(admin)).count === 0) return { requestId: null };
  try {
    return {
      requestId: (await root.iam('DeleteAccessKey', { AccessKeyId: rootKeyId }, { repeat: 'once' })).evidence
        .requestId,
    };
  } catch (error) {
    // No answer, or "unknown key": it may be gone; the next step asks.
    if (isAws(error, 'no-answer', 'service-failure', 'unknown-key', 'no-such-entity'))
      return { requestId: null };
    throw error;
  }
}

async function keysPresent(
  admin: Gateway,
): Promise<{ readonly count: number; readonly requestId: string | null }> {
  const { output, evidence } = await admin.iam('GetAccountSummary', {});
  return { count: output.SummaryMap?.AccountAccessKeysPresent ?? 0, requestId: evidence.requestId };
}

async function confirmNone(admin: Gateway): Promise<{ readonly requestId: string | null }> {
  const { count, requestId } = await keysPresent(admin);
  if (count > 0) throw new ProblemError('root-key-unknown', { params: { count } });
  return { requestId };
}
