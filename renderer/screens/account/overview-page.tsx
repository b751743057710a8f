import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadAgain } from '../../app/use-read-again';
import { useCall } from '../../bridge';
import { useOfSecond } from '../../clock';
import { Chip, Page, ProblemWithRetry, Section, Tag, Waiting } from '../../components';
import { ago } from '../../i18n';
import type { AccountSummary, Check } from '../../../electron/contract';
import { AccountIdentity } from './account-head';
import { AliasDialog } from './alias-dialog';
import { CheckList } from './check-list';
import { GuideDialog } from './guide-dialog';
import { OrphansDialog } from './orphans-dialog';
import { OverviewAside } from './overview-aside';
import { Protections } from './protections';
import { goToCheck, type CheckDialog } from './check-actions';

function ReadAt({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const words = useOfSecond((now) => ago(at, now));
  return <span>{t('common.readAgo', { ago: words })}</span>;
}

function ConnectedAs({ account }: { readonly account: AccountSummary }) {
  const { t } = useTranslation();
  if (account.practice) {
    return (
      <Tag tone="practice" icon="flask">
        {t('account.as.practice')}
      </Tag>
    );
  }
  if (account.role === 'root') {
    return (
      <Tag tone="warn" icon="warn">
        {t('account.as.root')}
      </Tag>
    );
  }
  const user = account.userName;
  return (
    <Tag icon="user">{user === null ? t('account.as.role') : t('account.as.administrator', { user })}</Tag>
  );
}

/** Readiness, what is next, and what AWS said. */
export function OverviewPage({ account }: { readonly account: AccountSummary }) {
  const { t } = useTranslation();
  const [fresh, setFresh] = useState(false);
  const [dialog, setDialog] = useState<CheckDialog | null>(null);
  const { value, problem, since, reload } = useCall('account.overview', { accountRef: account.ref, fresh });
  const readAgain = () => (fresh ? reload() : setFresh(true));
  useReadAgain(readAgain);
  const open = (id: Check['id']) => {
    const next = goToCheck(id);
    if (next) setDialog(next);
  };
  const closeAndRead = () => {
    setDialog(null);
    readAgain();
  };
  const rows = (group: Check['group']) =>
    value?.checks.filter((check) => check.group === group && check.state !== 'in-place') ?? [];
  return (
    <Page
      accountLine
      breadcrumb={[t('common.nav.account'), t('account.overview')]}
      lead44={<Chip account={account} size={44} />}
      title={account.nickname}
      lead={<AccountIdentity account={account} alias={value?.alias ?? account.alias} />}
      titleAside={<ConnectedAs account={account} />}
      focusTitle={false}
      factsFirst
      aside={<OverviewAside account={account} overview={value} onReadAgain={readAgain} />}
    >
      {problem && <ProblemWithRetry problem={problem} onRetry={readAgain} />}
      {!value && !problem && <Waiting since={since} />}
      {value && (
        <>
          <Protections overview={value} onOpen={open} />
          {rows('now').length > 0 && (
            <Section title={t('account.now')} aside={<ReadAt at={value.readAt} />}>
              <CheckList checks={rows('now')} overview={value} account={account} onOpen={open} />
            </Section>
          )}
          {rows('good').length > 0 && (
            <Section
              title={t('account.good')}
              aside={rows('now').length === 0 && <ReadAt at={value.readAt} />}
            >
              <CheckList checks={rows('good')} overview={value} account={account} onOpen={open} />
            </Section>
          )}
        </>
      )}
      {dialog === 'alias' && (
        <AliasDialog account={account} onClose={() => setDialog(null)} onDone={closeAndRead} />
      )}
      {dialog === 'orphans' && <OrphansDialog account={account} onClose={closeAndRead} />}
      {(dialog === 'security-contact' || dialog === 'password-policy') && (
        <GuideDialog account={account} topic={dialog} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}
