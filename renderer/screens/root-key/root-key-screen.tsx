import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RetireReady } from '../../../electron/contract';
import { currentAccount } from '../../app/current-account';
import { go, useRoute } from '../../app/router';
import { useReadAgain } from '../../app/use-read-again';
import { useAppState, useCall, useSnapshot } from '../../bridge';
import { Button, Note, Page, ProblemWithRetry, Tabs, Waiting } from '../../components';
import { timeOfDay } from '../../i18n';
import { ConfirmCard } from './confirm-card';
import { ReadyList } from './ready-list';
import { RetireRun } from './retire-run';
import { RootMfa } from './root-mfa';
import { WhatHappens } from './what-happens';

type TabName = 'key' | 'mfa';

/** A deliberate farewell to the root key, and the guide to root MFA beside it (ux.md 5.13). */
export function RootKeyScreen() {
  const { t } = useTranslation();
  const account = currentAccount(useAppState());
  if (account === null) {
    return (
      <Page
        breadcrumb={[t('rootkey.crumb.here')]}
        title={t('rootkey.crumb.here')}
        lead={t('setup.noAccount.lead')}
        focusTitle={false}
      >
        <Button kind="primary" autoFocus onPress={() => go({ screen: 'welcome' })}>
          {t('setup.noAccount.connect')}
        </Button>
      </Page>
    );
  }
  return <RootOf account={account} />;
}

function useCrumbs() {
  const { t } = useTranslation();
  return [{ label: t('rootkey.crumb.account'), to: { screen: 'account' } as const }, t('rootkey.crumb.here')];
}

function RootOf({ account }: { readonly account: AccountSummary }) {
  const { t } = useTranslation();
  const crumbs = useCrumbs();
  const route = useRoute();
  const retirement = useSnapshot('account.retirement');
  const running = retirement?.accountRef === account.ref ? retirement : null;
  const [seen, setSeen] = useState(false);
  const ready = useCall('account.retireReady', running === null ? { accountRef: account.ref } : null);
  useReadAgain(ready.reload);
  const tab: TabName = route.section === 'mfa' ? 'mfa' : 'key';
  const setTab = (next: TabName) => go({ screen: 'root-key', section: next === 'mfa' ? 'mfa' : undefined });
  if (running !== null && !(seen && running.phase === 'failed')) {
    return <RetireRun account={account} run={running} crumbs={crumbs} onClose={() => setSeen(true)} />;
  }
  const value = ready.value;
  const nothing = value !== null && value.rootKeys.length === 0;
  const isKeyTab = tab === 'key';
  return (
    <Page
      breadcrumb={crumbs}
      title={isKeyTab ? t(nothing ? 'rootkey.nothing.title' : 'rootkey.title') : t('rootkey.mfa.title')}
      lead={isKeyTab ? (nothing ? undefined : t('rootkey.lead')) : t('rootkey.mfa.lead')}
      accountLine
      aside={
        isKeyTab && value !== null && value.rootKeyHere !== null ? (
          <ConfirmCard account={account} ready={value} onAgain={ready.reload} />
        ) : undefined
      }
    >
      <Tabs
        label={t('rootkey.tabs.label')}
        tabs={[
          { value: 'key', label: t('rootkey.tabs.key') },
          { value: 'mfa', label: t('rootkey.tabs.mfa') },
        ]}
        value={tab}
        onChange={setTab}
      >
        {tab === 'mfa' ? (
          <RootMfa account={account} />
        ) : (
          <>
            {ready.problem && <ProblemWithRetry problem={ready.problem} onRetry={ready.reload} />}
            {value === null && ready.busy && <Waiting since={ready.since} />}
            {value !== null && (
              <KeyTab account={account} ready={value} busy={ready.busy} onAgain={ready.reload} />
            )}
          </>
        )}
      </Tabs>
    </Page>
  );
}

type KeyTabProps = {
  readonly account: AccountSummary;
  readonly ready: RetireReady;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

function KeyTab({ account, ready, busy, onAgain }: KeyTabProps) {
  const { t } = useTranslation();
  if (ready.rootKeyHere === null) {
    return (
      <Note tone={ready.rootKeys.length === 0 ? 'ok' : 'neutral'}>
        <b>{t(ready.rootKeys.length === 0 ? 'rootkey.nothing.text' : 'rootkey.nothing.notHere')}</b>
        <br />
        {t('rootkey.nothing.evidence', {
          time: timeOfDay(ready.evidence.at, true),
          operation: ready.evidence.operation,
        })}{' '}
        {ready.evidence.requestId !== null && (
          <span className="mono" translate="no">
            {ready.evidence.requestId}
          </span>
        )}
      </Note>
    );
  }
  return (
    <>
      <ReadyList account={account} ready={ready} busy={busy} onAgain={onAgain} />
      <WhatHappens ready={ready} />
    </>
  );
}
