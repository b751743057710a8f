import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go, useRoute } from '../../app/router';
import { useReadAgain } from '../../app/use-read-again';
import { call, run, useCall } from '../../bridge';
import { Icon, IconButton, Page, ProblemWithRetry, Tabs, Tag, Waiting, toast } from '../../components';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import { AssignSheet } from './assign/assign-sheet';
import { CredentialsTab } from './credentials-tab';
import { HistoryTab, PermissionsTab, TagsTab } from './other-tabs';

const tabNames = ['permissions', 'credentials', 'tags', 'history'] as const;
type TabName = (typeof tabNames)[number];

function Arn({ arn }: { readonly arn: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    const copied = await run(call('app.copyText', { text: arn }));
    if (copied) toast(t('common.copied'));
  };
  return (
    <span className="user-arn">
      <span className="mono" translate="no">
        {arn}
      </span>
      <IconButton icon="copy" label={t('users.detail.copyArn')} size={14} onPress={() => void copy()} />
    </span>
  );
}

function Rights({ user }: { readonly user: UserDetail }) {
  const { t } = useTranslation();
  const administrator = user.policies.some((policy) => policy.name === 'AdministratorAccess');
  if (user.mfaDevices.length === 0 && user.password.exists) {
    return (
      <Tag tone="warn" icon="warn">
        {t('users.detail.withoutMfa')}
      </Tag>
    );
  }
  if (!administrator || user.mfaDevices.length === 0) return null;
  return (
    <Tag tone="ok" icon="shield">
      {t('users.detail.withMfa')}
    </Tag>
  );
}

type Props = { readonly account: AccountSummary; readonly userName: string };

/** One user: permissions, security credentials, tags, and what Offroot did. */
export function UserDetailPage({ account, userName }: Props) {
  const { t } = useTranslation();
  const { section } = useRoute();
  const [assigning, setAssigning] = useState(section === 'assign');
  const {
    value: user,
    problem,
    since,
    reload,
  } = useCall('users.detail', { accountRef: account.ref, userName });
  useReadAgain(reload);
  const tab: TabName = tabNames.find((name) => name === section) ?? 'credentials';
  const show = (next: TabName) => go({ screen: 'users', id: userName, section: next });
  return (
    <Page
      accountLine
      breadcrumb={[{ label: t('common.nav.users'), to: { screen: 'users' } }, userName]}
      lead44={
        <span className="user-picture">
          <Icon name="user" size={22} />
        </span>
      }
      title={userName}
      lead={user && <Arn arn={user.arn} />}
      titleAside={user && <Rights user={user} />}
    >
      {problem && <ProblemWithRetry problem={problem} onRetry={reload} />}
      {!user && !problem && <Waiting since={since} />}
      {user && (
        <Tabs
          label={t('users.detail.tabs')}
          value={tab}
          onChange={show}
          tabs={tabNames.map((name) => ({ value: name, label: t(`users.detail.${name}`) }))}
        >
          {tab === 'credentials' && (
            <CredentialsTab
              account={account}
              user={user}
              onAssign={() => setAssigning(true)}
              onChanged={reload}
            />
          )}
          {tab === 'permissions' && <PermissionsTab user={user} />}
          {tab === 'tags' && <TagsTab user={user} />}
          {tab === 'history' && <HistoryTab user={user} />}
        </Tabs>
      )}
      {assigning && user && (
        <AssignSheet
          account={account}
          user={user}
          onClose={() => {
            setAssigning(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
