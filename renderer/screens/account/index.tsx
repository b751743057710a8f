import { useTranslation } from 'react-i18next';
import { currentAccount } from '../../app/current-account';
import { go } from '../../app/router';
import { useAppState } from '../../bridge';
import { Button, Empty, Icon, Page } from '../../components';
import { NotConnected } from './not-connected';
import { OverviewPage } from './overview-page';

/** Where do I stand, what is next. */
export function AccountScreen() {
  const { t } = useTranslation();
  const account = currentAccount(useAppState());
  if (!account) {
    return (
      <Page title={t('account.none')}>
        <Empty
          icon={<Icon name="account" size={22} />}
          title={t('account.none')}
          actions={
            <Button kind="primary" onPress={() => go({ screen: 'welcome' })}>
              {t('account.begin')}
            </Button>
          }
        >
          {t('account.noneText')}
        </Empty>
      </Page>
    );
  }
  if (account.credential === 'none') return <NotConnected account={account} />;
  return <OverviewPage key={account.ref} account={account} />;
}
