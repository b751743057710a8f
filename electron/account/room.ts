import { keyHint } from '../aws/identity';
import { ProblemError, type AccountSummary, type HandlersOf, type Overview } from '../contract';
import { problemOf } from '../aws/errors';
import { createAccess, type AccountAccess } from './access';
import { createAccountBook, practiceRef, summaryOf, type AccountBook } from './accounts';
import { setAlias } from './alias';
import { createConnect } from './connect';
import { forgetKey, keyItem, retireItem } from './credentials';
import { freeColor, sameNameKey, suggestedNickname } from './naming';
import { deleteOrphan, listOrphans } from './orphans';
import { readOverview } from './overview';
import { isOfRoot, virtualDevices } from './pages';
import type { AccountPorts } from './ports';
import { createProfileReader, listProfiles } from './profiles';
import { createRetirement } from './retire';

/** How long an overview is shown again without asking AWS, in ms. */
const overviewLivesMs = 60_000;

export type AccountRoom = {
  readonly handlers: HandlersOf<'account'>;
  readonly book: AccountBook;
  readonly access: AccountAccess;
  /** Makes the practice account known (again as on its first day with `anew`) and selects it. */
  openPractice(anew?: boolean): Promise<AccountSummary>;
  /** Forgets what was read, e.g. after a run changed the account. */
  forgetOverview(accountRef: string): void;
  /** Administrators that have MFA, by name; none where AWS does not let us look. */
  administratorsOf(accountRef: string): Promise<readonly string[]>;
  /** Resolves when no root key retirement is at work. */
  retirementSettled(): Promise<void>;
};

/** Whom we talk to: connect, identity, overview, alias, leftovers, and the root key's retirement. */
export function createAccountRoom(ports: AccountPorts): AccountRoom {
  const { files, keychain, openGateway, practice, now = Date.now } = ports;
  const profile = createProfileReader(ports.profileFiles, now);
  const book = createAccountBook(files);
  const access = createAccess({ book, keychain, openGateway, practice, readProfile: profile });
  const connect = createConnect({
    book,
    keychain,
    openGateway,
    readProfile: profile,
    openKeyFile: ports.openKeyFile,
    now,
    language: ports.language,
  });
  const overviews = new Map<string, { readonly at: number; readonly value: Overview }>();
  const retirement = createRetirement({ ...ports, now, book, access });

  const assertFree = (accountRef: string): void => {
    if (ports.isBusy(accountRef) || retirement.isRunning(accountRef)) {
      throw new ProblemError('run-in-progress', { params: { accountRef } });
    }
  };

  const readFresh = async (accountRef: string): Promise<Overview> => {
    const opened = await access.open(accountRef);
    const value = await readOverview(opened, opened.summary.practice ? null : await ports.recovery());
    overviews.set(accountRef, { at: now(), value });
    if (value.alias !== opened.summary.alias) await book.patch(accountRef, { alias: value.alias });
    return value;
  };

  const remove = async (accountRef: string): Promise<number> => {
    book.get(accountRef);
    assertFree(accountRef);
    const named = [keyItem(accountRef), retireItem(accountRef), ...(await ports.itemsOf(accountRef))];
    const seen = (await keychain.list(`account/${accountRef}/`)).filter((item) =>
      item.startsWith(`account/${accountRef}/`),
    );
    let itemsRemoved = 0;
    for (const item of new Set([...named, ...seen])) {
      if (await forgetKey(keychain, item)) itemsRemoved += 1;
    }
    await ports.removing?.(accountRef);
    await retirement.forget(accountRef);
    await book.forget(accountRef);
    overviews.delete(accountRef);
    return itemsRemoved;
  };

  const handlers: HandlersOf<'account'> = {
    connectKey: (request) => connect.key(request),
    connectFile: (request) => connect.file(request),
    profiles: async () => [...(await listProfiles(ports.profileFiles))],
    connectProfile: (request) => connect.profile(request),
    confirm: (request) => connect.confirm(request),
    reject: async ({ candidateId }) => {
      await connect.reject(candidateId);
      return { done: true };
    },
    select: async ({ accountRef }) => {
      await book.select(accountRef);
      return { done: true };
    },
    edit: async ({ accountRef, ...change }) => summaryOf(await book.edit(accountRef, change)),
    remove: async ({ accountRef }) => ({ itemsRemoved: await remove(accountRef) }),
    overview: async ({ accountRef, fresh }) => {
      const known = overviews.get(accountRef);
      if (!fresh && known !== undefined && now() - known.at < overviewLivesMs && now() >= known.at) {
        return known.value;
      }
      return readFresh(accountRef);
    },
    setAlias: async ({ accountRef, alias }) => {
      assertFree(accountRef);
      const { gateway } = await access.open(accountRef);
      const evidence = await setAlias(gateway, alias);
      overviews.delete(accountRef);
      await book.patch(accountRef, { alias });
      return { evidence };
    },
    orphans: async ({ accountRef }) => listOrphans((await access.open(accountRef)).gateway),
    deleteOrphan: async ({ accountRef, ...request }) => {
      assertFree(accountRef);
      const { gateway } = await access.open(accountRef);
      const evidence = await deleteOrphan(gateway, request);
      overviews.delete(accountRef);
      return { evidence };
    },
    retireReady: ({ accountRef }) => retirement.ready(accountRef),
    retireProve: async ({ accountRef }) => {
      assertFree(accountRef);
      await retirement.prove(accountRef);
      return { done: true };
    },
    saySignedIn: async ({ accountRef }) => {
      await book.patch(accountRef, { saidSignedInAt: now() });
      return { done: true };
    },
    retireStart: async ({ accountRef, typed }) => {
      assertFree(accountRef);
      overviews.delete(accountRef);
      return retirement.start(accountRef, typed);
    },
    retireResume: async ({ accountRef }) => {
      assertFree(accountRef);
      overviews.delete(accountRef);
      return retirement.resume(accountRef);
    },
    rootMfa: async ({ accountRef }) => {
      const { gateway } = await access.open(accountRef);
      try {
        const { output, evidence } = await gateway.iam('GetAccountSummary', {});
        const { devices, evidence: devicesEvidence } = await virtualDevices(gateway, 'Any');
        return {
          enabled: (output.SummaryMap?.AccountMFAEnabled ?? 0) > 0,
          devices: devices.filter(isOfRoot).length,
          evidence,
          devicesEvidence,
        };
      } catch (error) {
        throw problemOf(error);
      }
    },
  };

  const openPractice = async (anew = false): Promise<AccountSummary> => {
    const known = book.all().find((account) => account.ref === practiceRef);
    if (known !== undefined && !anew) {
      await book.select(practiceRef);
      return summaryOf(known);
    }
    if (anew) {
      overviews.delete(practiceRef);
      await forgetKey(keychain, keyItem(practiceRef));
      await retirement.forget(practiceRef);
    }
    const others = book.all().filter((account) => account !== known);
    const accountId = '000000000000';
    const taken = new Set(others.map((account) => sameNameKey(account.nickname)));
    const saved = await book.put({
      ref: practiceRef,
      accountId,
      alias: null,
      nickname: known?.nickname ?? suggestedNickname('Practice account', accountId, taken),
      color: known?.color ?? freeColor(others.map((account) => account.color)),
      partition: 'aws',
      role: 'root',
      userName: null,
      practice: true,
      credential: 'practice',
      keyHint: keyHint((await practice()).rootCredentials().accessKeyId),
      profileName: null,
      endpoint: null,
      connectedAt: now(),
      saidSignedInAt: null,
    });
    return summaryOf(saved);
  };

  return {
    handlers,
    book,
    access,
    openPractice,
    async administratorsOf(accountRef) {
      const overview = await Promise.resolve(handlers.overview({ accountRef, fresh: false })).catch(
        () => null,
      );
      return overview?.administrators ?? [];
    },
    forgetOverview: (accountRef) => void overviews.delete(accountRef),
    retirementSettled: () => retirement.settled(),
  };
}
