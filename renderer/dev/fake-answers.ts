import type { AppState, Draft } from '../../electron/contract';
import { accountAnswers } from './fake-account';
import { codeAnswers } from './fake-codes';
import { recoveryAnswers } from './fake-recovery';
import { planOf, runOf, stopReport, suggestion } from './fake-setup';

export type Answers = Readonly<Record<string, (request: unknown) => unknown>>;

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** What the fake main says to each call. */
export function answersOf(query: URLSearchParams, state: AppState): Answers {
  const name = query.get('case') ?? 'plan';
  const selected = state.selected ?? 'haneul';
  const run = name === 'plan' ? null : runOf(name, selected);
  const done = () => ({ done: true });
  return {
    'app.getState': () => state,
    'push app.state': () => state,
    'app.copyText': done,
    'app.openPage': done,
    'app.changeSettings': (request) => ({ ...state.settings, ...(request as object) }),
    'setup.suggest': () => ({ ...suggestion, draft: { ...suggestion.draft, accountRef: selected } }),
    'setup.checkName': (request) => ({ free: (request as { userName: string }).userName !== 'taken' }),
    'setup.plan': (request) => planOf(request as Draft),
    'setup.getRun': () => run,
    'setup.start': () => runOf('running', selected),
    'setup.stopReport': () => stopReport,
    'setup.undoList': () => ({
      runId: stopReport.runId,
      remove: [...runOf('running', selected).made].reverse(),
      leave: [
        {
          kind: 'mfa-device',
          label: 'old-phone',
          evidence: { operation: 'ListMFADevices', requestId: 'req-1', at: Date.now() },
        },
      ],
      typed: null,
      since: Date.now() - 60_000,
    }),
    'setup.copy': () => ({ outcome: 'copied', clearsAt: Date.now() + 30_000 }),
    'setup.revealPassword': () => ({ password: 'correct-horse-7B' }),
    'setup.signedIn': done,
    'setup.saveCsv': () => ({ outcome: 'inside-git', repository: 'haneul-web' }),
    'setup.log': () => ({ lines: ['14:01:52 identity sent', '14:01:52 identity answered 7c1f0e22'] }),
    'setup.searchPermissions': () => ({
      policies: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', name: 'ReadOnlyAccess' }],
      groups: ['Admins'],
    }),
    'authenticator.revealQr': () => ({ png, secretText: 'JBSW Y3DP EHPK 3PXP' }),
    ...accountAnswers,
    ...codeAnswers(query),
    ...recoveryAnswers(name),
  };
}
