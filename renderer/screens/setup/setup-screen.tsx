import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot } from '../../../electron/contract';
import { go } from '../../app/router';
import { call, useAppState, useSnapshot } from '../../bridge';
import { Button, Note, Page, Waiting } from '../../components';
import { PlanPage } from './plan/plan-page';
import { ResultPage } from './result/result-page';
import { ResumePage } from './run/resume-page';
import { RunPage } from './run/run-page';
import { UndoPage } from './run/undo-page';

/** Plan, run, stop, undo or result: whichever is true now for the selected account. */
export function SetupScreen() {
  const app = useAppState();
  const account = app.accounts.find((one) => one.ref === app.selected) ?? null;
  if (account === null || account.role === 'codes-only') return <NoAccount />;
  return <SetupOf key={account.ref} account={account} />;
}

function NoAccount() {
  const { t } = useTranslation();
  return (
    <Page
      breadcrumb={[t('setup.crumb.section')]}
      title={t('setup.noAccount.title')}
      focusTitle={false}
      lead={t('setup.noAccount.lead')}
    >
      <Button kind="primary" autoFocus onPress={() => go({ screen: 'welcome' })}>
        {t('setup.noAccount.connect')}
      </Button>
    </Page>
  );
}

/** The run of this account: the newest push about it, else what main says when the screen opens. */
function useRunOf(account: AccountSummary): RunSnapshot | null | undefined {
  const pushed = useSnapshot('setup.run');
  const mine = pushed?.accountRef === account.ref ? pushed : null;
  const [known, setKnown] = useState<RunSnapshot | null | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void call('setup.getRun', { accountRef: account.ref }).then((result) => {
      if (wanted) setKnown((old) => old ?? (result.ok ? result.value : null));
    });
    return () => {
      wanted = false;
    };
  }, [account.ref]);
  useEffect(() => {
    if (mine !== null) setKnown(mine);
  }, [mine]);
  return mine ?? known;
}

function SetupOf({ account }: { readonly account: AccountSummary }) {
  const run = useRunOf(account);
  const badge = useAppState().run;
  const [putAside, setPutAside] = useState<string | null>(null);
  const [stopped, setStopped] = useState(false);
  if (run === undefined) return <Loading />;
  const elsewhere = badge !== null && badge.accountRef !== account.ref && isActive(badge.phase);
  if (elsewhere) return <Elsewhere accountRef={badge.accountRef} />;
  const planAgain = () => {
    setStopped(false);
    setPutAside(run?.runId ?? null);
  };
  if (run !== null && run.runId !== putAside) {
    switch (run.phase) {
      case 'running':
      case 'pausing':
      case 'paused':
        return <RunPage account={account} run={run} />;
      case 'failed':
        // "Leave it so" ends a failed run; after that there is nothing to go on with.
        if (run.endedAt === null) return <RunPage account={account} run={run} />;
        break;
      case 'undoing':
      case 'undone':
      case 'undo-stopped':
        return <UndoPage account={account} run={run} onPlanAgain={planAgain} />;
      case 'done':
        if (run.result !== null)
          return <ResultPage account={account} run={run} result={run.result} onAnother={planAgain} />;
        break;
      case 'stopped':
        return <ResumePage account={account} run={run} onPlanAgain={planAgain} />;
    }
  }
  if (stopped) return <ResumePage account={account} run={run} onPlanAgain={planAgain} />;
  return <PlanPage account={account} onUnfinished={() => setStopped(true)} />;
}

function Loading() {
  const { t } = useTranslation();
  return (
    <Page breadcrumb={[t('setup.crumb.section')]} title={t('setup.crumb.section')} accountLine>
      <Waiting since={null} />
    </Page>
  );
}

function isActive(phase: string): boolean {
  return phase === 'running' || phase === 'undoing';
}

function Elsewhere({ accountRef }: { readonly accountRef: string }) {
  const { t } = useTranslation();
  const account = useAppState().accounts.find((one) => one.ref === accountRef);
  const nickname = account?.nickname ?? '';
  return (
    <Page breadcrumb={[t('setup.crumb.section')]} title={t('setup.elsewhere.title')} focusTitle={false}>
      <Note
        tone="info"
        actions={
          <Button autoFocus onPress={() => void call('account.select', { accountRef })}>
            {t('setup.elsewhere.go', { nickname })}
          </Button>
        }
      >
        {t('setup.elsewhere.text', { nickname })}
      </Note>
    </Page>
  );
}
