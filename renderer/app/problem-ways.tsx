import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Problem } from '../../electron/contract';
import { call, useAppState } from '../bridge';
import { Button } from '../components/button';
import { announce } from '../components/live';
import { problemSentence } from '../i18n/problem-words';
import { currentAccount } from './current-account';
import { shownProblem } from './problems-shown';
import { go, useRoute, type Route } from './router';

/** Screens on which another identity is chosen anyway. */
const choosing: readonly Route['screen'][] = ['welcome', 'connect'];

/** What can be done about a problem besides trying again (ux.md 6): null where there is nothing. */
export function ProblemWays({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const account = currentAccount(useAppState());
  const { screen } = useRoute();
  const connectNow = () => {
    // The dialog that tells of the problem may be this one: it would stand over the screen that it leads to.
    shownProblem.set(null);
    go({ screen: 'connect' });
  };
  const connect = (words: string) =>
    choosing.includes(screen) ? null : (
      <Button size="small" onPress={connectNow}>
        {words}
      </Button>
    );
  const copy = async () => {
    const result = await call('app.copyText', { text: forAdministrator(problem, account) });
    if (result.ok) announce(t('problems.administrator.copied'));
  };
  const administrator = (
    <Button size="small" icon="copy" onPress={() => void copy()}>
      {t('problems.actions.copyForAdministrator')}
    </Button>
  );
  switch (problem.code) {
    case 'session-expired':
      return connect(t('problems.actions.signInAgain'));
    case 'access-denied':
      return (
        <>
          {connect(t('problems.actions.useAnotherIdentity'))}
          {administrator}
        </>
      );
    case 'denied-by-organization':
      return administrator;
    case 'quota-users':
    case 'quota-keys':
    case 'quota-mfa':
      return screen === 'setup' ? (
        <Button size="small" onPress={() => go({ screen: 'users', id: userToLookAt(problem) })}>
          {t('problems.actions.look')}
        </Button>
      ) : null;
    default:
      return null;
  }
}

/** The user of whom there is too much of something; the list when it is the users themselves. */
export function userToLookAt({ code, params }: Problem): string | undefined {
  const { userName } = params;
  return code !== 'quota-users' && typeof userName === 'string' ? userName : undefined;
}

/** What an administrator needs to allow it: who asked for what, where, and AWS's own answer. No secrets. */
export function forAdministrator(problem: Problem, account: AccountSummary | null): string {
  const { aws } = problem;
  const line = (key: 'account' | 'action' | 'answer' | 'time', value: string | undefined): string[] =>
    value === undefined || value === '' ? [] : [i18next.t(`problems.administrator.${key}`, { value })];
  return [
    i18next.t('problems.administrator.please'),
    problemSentence(problem),
    ...line('account', account?.accountId),
    ...line('action', aws?.operation),
    ...line('answer', aws ? [aws.errorName, aws.requestId].filter(Boolean).join(', ') : undefined),
    ...line('time', new Date(problem.at).toISOString()),
  ].join('\n');
}
