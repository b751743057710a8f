import { ProblemError, type HandlersOf } from '../contract';
import type { CsvFacts, Handover, HandoverFacts } from '../recovery/handover';
import type { SetupRoom } from '../setup';
import type { ClipboardKeeper } from '../shell/clipboard-keeper';

type Parts = {
  readonly setup: SetupRoom;
  readonly handover: Handover;
  readonly clipboard: ClipboardKeeper;
  readonly clearSeconds: () => number;
  readonly copyCode: HandlersOf<'authenticator'>['copy'];
  readonly nicknameOf: (accountRef: string) => string;
};

const notHeld = (what: string): ProblemError => new ProblemError('not-found', { params: { what } });

/** The engine's handlers, and the hand-over of what a finished run made. Secrets go to the clipboard or a file, not to the page. */
export function setupHandlers(parts: Parts): HandlersOf<'setup'> {
  const { setup, handover, clipboard } = parts;

  async function factsOf(runId: string): Promise<HandoverFacts> {
    const { facts, snapshot } = await setup.runOf(runId);
    if (snapshot.result === null) throw notHeld('result');
    const { signInName, signInUrl } = snapshot.result;
    return {
      run: snapshot,
      accountId: facts.accountId,
      nickname: parts.nicknameOf(facts.accountRef),
      alias: signInName === facts.accountId ? null : signInName,
      signInUrl,
      practice: facts.practice,
    };
  }

  async function csvFacts(runId: string): Promise<CsvFacts> {
    const { run, signInUrl, practice } = await factsOf(runId);
    const { password, accessKey } = await setup.runSecrets(runId);
    if (password === null) throw notHeld('password');
    return { userName: run.userName, password, signInUrl, accessKey, practice };
  }

  return {
    ...setup.handlers,
    async copy({ runId, what }) {
      const { run, accountId } = await factsOf(runId);
      switch (what) {
        case 'account': {
          await clipboard.copyWords(run.result?.signInName ?? accountId);
          return { outcome: 'copied', clearsAt: null };
        }
        case 'user': {
          await clipboard.copyWords(run.userName);
          return { outcome: 'copied', clearsAt: null };
        }
        case 'password': {
          const { password } = await setup.runSecrets(runId);
          if (password === null) throw notHeld('password');
          return { outcome: 'copied', clearsAt: await clipboard.copySecret(password, parts.clearSeconds()) };
        }
        case 'code':
          return parts.copyCode({ id: run.result?.entryId ?? '', which: 'fresh' });
      }
    },
    async revealPassword({ runId }) {
      const { password } = await setup.runSecrets(runId);
      if (password === null) throw notHeld('password');
      return { password };
    },
    async saveCsv({ runId, shape, despiteGit }) {
      return handover.saveCsv(runId, await csvFacts(runId), { shape, despiteGit });
    },
    deleteCsv: ({ runId }) => handover.deleteCsv(runId),
    async writeProfile({ runId, profileName }) {
      const { accessKey } = await setup.runSecrets(runId);
      if (accessKey === null) throw notHeld('key');
      await handover.writeProfile({ name: profileName, ...accessKey });
      return { done: true };
    },
    async saveCard({ runId, form }) {
      return handover.saveCard(await factsOf(runId), form);
    },
    async saveReport({ runId }) {
      return handover.saveReport(await factsOf(runId));
    },
  };
}
