import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError, type RetireReady, type RetireSnapshot } from '../contract';
import { isAws, problemOf } from '../aws/errors';
import type { AccountAccess, OpenedAccount } from './access';
import { summaryOf, type AccountBook } from './accounts';
import { forgetKey, retireItem } from './credentials';
import type { AccountPorts } from './ports';
import { proveAdmin } from './retire-admin';
import type { RetireContext } from './retire-context';
import { apply, retireJournal, type RetireFacts } from './retire-journal';
import { perform, tidy } from './retire-perform';
import { confirmationFor, readReady, rememberedReady, rootKeysOf } from './retire-ready';
import { beginFacts, ending, interrupted, stepsFrom } from './retire-snapshot';

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

  const openRoot = async (ref: string): Promise<OpenedAccount | null> => {
    const account = book.get(ref);
    if (account.role !== 'root') return null;
    try {
      return await access.open(ref);
    } catch (error) {
      // Forgotten here already, but not yet written down.
      if (error instanceof ProblemError && error.problem.code === 'not-found') return null;
      throw error;
    }
  };

  /** Starts the work in the background and returns what is to be shown first. */
  const launch = async (
    ref: string,
    opened: OpenedAccount | null,
    first: RetireFacts,
  ): Promise<RetireSnapshot> => {
    const account = book.get(ref);
    const journal = journalOf(ref);
    let facts: RetireFacts = first;
    let snapshot: RetireSnapshot = {
      accountRef: ref,
      phase: 'running',
      steps: stepsFrom(facts),
      problem: null,
    };
    const publish = (next: Partial<RetireSnapshot>): void => {
      snapshot = { ...snapshot, ...next };
      ports.publishRetirement(snapshot);
    };
    const context: RetireContext = {
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
      show: (id, change) => {
        const steps = snapshot.steps.map((step) => (step.id === id ? { ...step, ...change } : step));
        publish({ steps });
      },
      boundary: async (name) => ports.boundary?.(name),
    };
    publish({});
    const work = perform(context, book)
      .then(() => publish({ phase: 'done', steps: stepsFrom(facts) }))
      .catch(async (error: unknown) => {
        await tidy(context);
        publish(ending(snapshot, facts, problemOf(error, { userName: facts.userName }).problem));
      })
      .finally(() => running.delete(ref));
    running.set(ref, work);
    return snapshot;
  };

  const reproven = async (opened: OpenedAccount, ready: RetireReady): Promise<number | null> => {
    const { summary, target } = opened;
    const kept = await ports.adminCredential(summary.ref);
    const admin = await ports.administrator(summary.ref);
    if (kept === null || admin === null || ready.adminMfaDevices === 0) return ready.adminProvenAt;
    const at = Math.round(ports.now());
    const facts = beginFacts({ rootKeyId: '', otherKeyId: null, ...admin });
    try {
      await proveAdmin({
        summary,
        target,
        root: null,
        openGateway: ports.openGateway,
        keychain,
        codes: ports.codes,
        clock: (summary.practice ? ports.practiceClock : undefined) ?? ports.clock,
        keptKey: async () => kept,
        sleep,
        facts: () => facts,
        note: async () => undefined,
        show: () => undefined,
        boundary: async () => undefined,
      });
      return at;
    } catch {
      // Not proven now: the page says so; why comes out when the ceremony proves it again.
      return ready.adminProvenAt;
    }
  };

  const ready = async (ref: string): Promise<RetireReady> => {
    const account = book.get(ref);
    const facts = await journalOf(ref).read();
    const open = facts !== null && facts.forgottenAt === null ? facts : null;
    if (open !== null && !running.has(ref)) ports.publishRetirement(interrupted(ref, open));
    try {
      const opened = await access.open(ref);
      const found = await readReady(ports, account, opened, facts?.proven?.at ?? null);
      const age = ports.now() - (found.adminProvenAt ?? 0);
      if (!opened.isRoot || open !== null || age <= provenMs) return found;
      return { ...found, adminProvenAt: await reproven(opened, found) };
    } catch (error) {
      const noKey = error instanceof ProblemError && error.problem.params['what'] === 'key';
      if (facts !== null && (noKey || isAws(error, 'unknown-key')))
        return rememberedReady(ports, account, facts);
      throw problemOf(error);
    }
  };

  const start = async (ref: string, typed: string): Promise<RetireSnapshot> => {
    const account = book.get(ref);
    const opened = await openRoot(ref);
    if (opened === null) throw new ProblemError('nothing-to-do', { params: { what: 'root-key' } });
    const begun = await journalOf(ref).read();
    if (
      begun !== null &&
      begun.forgottenAt === null &&
      begun.sent.this &&
      begun.rootKeyId === opened.accessKeyId
    ) {
      return launch(ref, opened, begun);
    }
    try {
      const { output } = await opened.gateway.iam('ListAccountAliases', {});
      const { confirmation } = confirmationFor(account, output.AccountAliases?.[0] ?? null);
      if (typed.trim() !== confirmation) throw new ProblemError('confirmation-wrong', { field: 'typed' });
      const admin = await ports.administrator(ref);
      if (admin === null) throw new ProblemError('root-key-unproven');
      const { keys } = await rootKeysOf(opened, account.connectedAt);
      if (!keys.some((key) => key.isThisOne))
        throw new ProblemError('nothing-to-do', { params: { what: 'root-key' } });
      const { userName, serialNumber, entryId } = admin;
      const otherKeyId = keys.find((key) => !key.isThisOne)?.accessKeyId ?? null;
      const who = { rootKeyId: opened.accessKeyId, otherKeyId, userName, serialNumber, entryId };
      // A temporary key of an earlier try is not to be forgotten by beginning anew.
      const left = begun?.temporaryBefore ?? null;
      const journal = journalOf(ref);
      await journal.add({ event: 'begin', ...who });
      if (left !== null) await journal.add({ event: 'temporary-intended', before: [...left] });
      return await launch(ref, opened, { ...beginFacts(who), temporaryBefore: left });
    } catch (error) {
      throw problemOf(error);
    }
  };

  const resume = async (ref: string): Promise<RetireSnapshot> => {
    const facts = await journalOf(ref).read();
    if (facts === null) throw new ProblemError('nothing-to-do', { params: { what: 'retirement' } });
    if (facts.forgottenAt !== null) {
      const snapshot: RetireSnapshot = {
        accountRef: ref,
        phase: 'done',
        steps: stepsFrom(facts),
        problem: null,
      };
      ports.publishRetirement(snapshot);
      return snapshot;
    }
    const opened = await openRoot(ref);
    if (opened !== null && opened.accessKeyId !== facts.rootKeyId) {
      throw new ProblemError('nothing-to-do', { params: { what: 'retirement' } });
    }
    return launch(ref, opened, facts);
  };

  return {
    ready,
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
