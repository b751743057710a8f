import { useTranslation } from 'react-i18next';
import { currentAccount } from '../../app/current-account';
import { go, useRoute } from '../../app/router';
import { useAppState } from '../../bridge';
import { Button, Empty, Icon, Page } from '../../components';
import { UserDetailPage } from './user-detail-page';
import { UserListPage } from './user-list-page';

/** The account's users, and one of them. */
export function UsersScreen() {
  const { t } = useTranslation();
  const account = currentAccount(useAppState());
  const { id } = useRoute();
  if (!account || account.credential === 'none') {
    return (
      <Page title={t('users.title')}>
        <Empty
          icon={<Icon name="users" size={22} />}
          title={t(account ? 'account.notConnected' : 'account.none')}
          actions={
            <Button kind="primary" onPress={() => go({ screen: 'welcome' })}>
              {t('account.connect')}
            </Button>
          }
        >
          {t(account ? 'account.notConnectedText' : 'account.noneText')}
        </Empty>
      </Page>
    );
  }
  if (id !== undefined)
    return <UserDetailPage key={`${account.ref} ${id}`} account={account} userName={id} />;
  return <UserListPage key={account.ref} account={account} />;
}
