import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError, type RetireReady, type RetireSnapshot } from '../contract';
import { isAws, problemOf } from '../aws/errors';
import type { AccountAccess, OpenedAccount } from './access';
import { summaryOf, type AccountBook } from './accounts';
import { forgetKey, retireItem } from './credentials';
import type { AccountPorts, AdministratorFacts } from './ports';
import { proveAdmin } from './retire-admin';
import type { RetireContext } from './retire-context';
import { apply, retireJournal, type RetireFacts } from './retire-journal';
import { perform, tidy } from './retire-perform';
import { confirmationFor, readReady, rememberedReady, rootKeysOf } from './retire-ready';
import { beginFacts, ending, interrupted, stepsFrom, type Who } from './retire-snapshot';
import { removeOwnTemporary } from './retire-steps';

type Ports = AccountPorts & {
  readonly now: () => number;
  readonly book: AccountBook;
  readonly access: AccountAccess;
};

/** The administrator's proof counts this long (ux: "proven in the last 15 minutes"), in ms. */
const provenMs = 15 * 60_000;

/** The ceremony of the root key's end. One per account at a time; every interruption can be gone on with. */
export function createRetirement(ports: Ports) {
  const { book, access, keychain, sleep = (ms: number) => delay(ms) } = ports;
  const running = new Map<string, Promise<void>>();
  const journalOf = (ref: string) => retireJournal(ports.files, ref, () => Math.round(ports.now()));

  /** The end was cut off between the keychain and the book: the key that is here is the administrator's already. */
  const isAdmins = async (ref: string, { accessKeyId }: OpenedAccount): Promise<boolean> =>
    (await ports.adminCredential(ref))?.accessKeyId === accessKeyId;

  const openRoot = async (ref: string): Promise<OpenedAccount | null> => {
    const account = book.get(ref);
    if (account.role !== 'root') return null;
    try {
      const opened = await access.open(ref);
      return (await isAdmins(ref, opened)) ? null : opened;
    } catch (error) {
      // Forgotten here already, but not yet written down.
      if (error instanceof ProblemError && error.problem.code === 'not-found') return null;
      throw error;
    }
  };

  /** One at a time per account; claimed before the first question, so that two clicks cannot begin two. */
  const claimed = new Set<string>();
  const alone = async <T>(ref: string, task: () => Promise<T>): Promise<T> => {
    if (claimed.has(ref) || running.has(ref)) {
      throw new ProblemError('run-in-progress', { params: { accountRef: ref } });
    }
    claimed.add(ref);
    try {
      return await task();
    } catch (error) {
      throw problemOf(error);
    } finally {
      claimed.delete(ref);
    }
  };

  const contextFor = async (
    ref: string,
    opened: OpenedAccount | null,
    first: RetireFacts,
    show: RetireContext['show'],
  ): Promise<RetireContext> => {
    const account = book.get(ref);
    const journal = journalOf(ref);
    let facts = first;
    return {
      summary: summaryOf(account),
      target: opened?.target ?? (await access.target(ref)),
      root: opened?.gateway ?? null,
      openGateway: ports.openGateway,
      keychain,
      codes: ports.codes,
      clock: (account.practice ? ports.practiceClock : undefined) ?? ports.clock,
      keptKey: () => ports.adminCredential(ref),
      sleep,
      facts: () => facts,
      note: async (event) => {
        await journal.add(event);
        facts = apply(facts, event, Math.round(ports.now())) ?? facts;
      },
      show,
      boundary: async (name) => ports.boundary?.(name),
    };
  };

  /** Writes the beginning down. A temporary key of an earlier try is not forgotten by that. */
  const begin = async (ref: string, who: Who): Promise<RetireFacts> => {
    const journal = journalOf(ref);
    const before = await journal.read();
    await journal.add({ event: 'begin', ...who });
    const left = before?.temporaryBefore ?? null;
    if (left === null) return beginFacts(who);
    await journal.add({ event: 'temporary-intended', before: [...left] });
    return { ...beginFacts(who), temporaryBefore: left };
  };

  /** Starts the work in the background and returns what is to be shown first. */
  const launch = async (
    ref: string,
    opened: OpenedAccount | null,
    first: RetireFacts,
  ): Promise<RetireSnapshot> => {
    let snapshot: RetireSnapshot = {
      accountRef: ref,
      phase: 'running',
      steps: stepsFrom(first),
      problem: null,
    };
    const publish = (next: Partial<RetireSnapshot>): void => {
      snapshot = { ...snapshot, ...next };
      ports.publishRetirement(snapshot);
    };
    const context = await contextFor(ref, opened, first, (id, change) => {
      publish({ steps: snapshot.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) });
    });
    publish({});
    const work = perform(context, book)
      .then(() => publish({ phase: 'done', steps: stepsFrom(context.facts()) }))
      .catch(async (error: unknown) => {
        await tidy(context);
        const facts = context.facts();
        publish(ending(snapshot, facts, problemOf(error, { userName: facts.userName }).problem));
      })
      .finally(() => running.delete(ref));
    running.set(ref, work);
    return snapshot;
  };

  /** Proves the administrator and nothing more; a key that root makes for it is deleted again. */
  const prove = (ref: string): Promise<void> =>
    alone(ref, async () => {
      const opened = await openRoot(ref);
      if (opened === null) throw new ProblemError('nothing-to-do', { params: { what: 'root-key' } });
      const begun = await journalOf(ref).read();
      // What became of that key comes first, and the ceremony itself finds it out.
      if (begun !== null && isSent(begun) && begun.rootKeyId === opened.accessKeyId)
        throw new ProblemError('root-key-unknown');
      const admin = await ports.administrator(ref);
      if (admin === null) throw new ProblemError('root-key-unproven');
      const who = whoOf(admin, opened.accessKeyId, null, true);
      const context = await contextFor(ref, opened, await begin(ref, who), () => undefined);
      try {
        await removeOwnTemporary(context, await proveAdmin(context));
      } catch (error) {
        await tidy(context);
        throw error;
      }
    });

  /** A kept key proves by itself; to have one made, the person asks for it. */
  const reproven = async (ref: string, before: RetireReady): Promise<RetireReady> => {
    if (before.adminMfaDevices === 0 || (await ports.adminCredential(ref)) === null) return before;
    try {
      await prove(ref);
      return { ...before, adminProvenAt: Math.round(ports.now()) };
    } catch {
      // Not proven now: the page says so; why comes out when the person asks for the proof.
      return before;
    }
  };

  const ready = async (ref: string): Promise<RetireReady> => {
    const account = book.get(ref);
    const facts = await journalOf(ref).read();
    const open = facts !== null && facts.forgottenAt === null && !facts.proofOnly ? facts : null;
    if (open !== null && !running.has(ref)) ports.publishRetirement(interrupted(ref, open));
    try {
      const asNamed = await access.open(ref);
      const opened = (await isAdmins(ref, asNamed)) ? { ...asNamed, isRoot: false } : asNamed;
      const found = await readReady(ports, account, opened, facts?.proven?.at ?? null);
      const age = ports.now() - (found.adminProvenAt ?? 0);
      if (!opened.isRoot || open !== null || age <= provenMs) return found;
      return await reproven(ref, found);
    } catch (error) {
      const noKey = error instanceof ProblemError && error.problem.params['what'] === 'account-key';
      if (facts !== null && (noKey || isAws(error, 'unknown-key')))
        return rememberedReady(ports, account, facts);
      throw problemOf(error);
    }
  };

  const start = (ref: string, typed: string): Promise<RetireSnapshot> =>
    alone(ref, async () => {
      const account = book.get(ref);
      const opened = await openRoot(ref);
      if (opened === null) throw new ProblemError('nothing-to-do', { params: { what: 'root-key' } });
      const begun = await journalOf(ref).read();
      if (begun !== null && isSent(begun) && begun.rootKeyId === opened.accessKeyId) {
        return launch(ref, opened, begun);
      }
      const { output } = await opened.gateway.iam('ListAccountAliases', {});
      const { confirmation } = confirmationFor(account, output.AccountAliases?.[0] ?? null);
      if (typed.trim() !== confirmation) throw new ProblemError('confirmation-wrong', { field: 'typed' });
      const admin = await ports.administrator(ref);
      if (admin === null) throw new ProblemError('root-key-unproven');
      const { keys } = await rootKeysOf(opened, account.connectedAt);
      if (!keys.some((key) => key.isThisOne))
        throw new ProblemError('nothing-to-do', { params: { what: 'root-key' } });
      const otherKeyId = keys.find((key) => !key.isThisOne)?.accessKeyId ?? null;
      return launch(ref, opened, await begin(ref, whoOf(admin, opened.accessKeyId, otherKeyId, false)));
    });

  const resume = (ref: string): Promise<RetireSnapshot> =>
    alone(ref, async () => {
      const facts = await journalOf(ref).read();
      if (facts === null || facts.proofOnly) throw nothingBegun();
      if (facts.forgottenAt !== null) {
        const steps = stepsFrom(facts);
        const snapshot: RetireSnapshot = { accountRef: ref, phase: 'done', steps, problem: null };
        ports.publishRetirement(snapshot);
        return snapshot;
      }
      const opened = await openRoot(ref);
      if (opened !== null && opened.accessKeyId !== facts.rootKeyId) throw nothingBegun();
      return launch(ref, opened, facts);
    });

  return {
    ready,
    prove,
    start,
    resume,
    isRunning: (ref: string): boolean => running.has(ref),
    settled: async (): Promise<void> => {
      await Promise.all(running.values());
    },
    /** Forgets the record of an account that begins anew. */
    forget: async (ref: string): Promise<void> => {
      await journalOf(ref).forget();
      await forgetKey(keychain, retireItem(ref));
      ports.publishRetirement(null);
    },
  };
}

const nothingBegun = (): ProblemError =>
  new ProblemError('nothing-to-do', { params: { what: 'retirement' } });

/** The deletion of the root key went out and its end is not written down yet. */
const isSent = (facts: RetireFacts): boolean => facts.sent.this && facts.forgottenAt === null;

const whoOf = (
  { userName, serialNumber, entryId }: AdministratorFacts,
  rootKeyId: string,
  otherKeyId: string | null,
  proofOnly: boolean,
): Who => ({ rootKeyId, otherKeyId, userName, serialNumber, entryId, proofOnly });
