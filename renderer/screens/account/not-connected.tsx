import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { Button, Chip, Empty, Icon, Page } from '../../components';
import type { AccountSummary } from '../../../electron/contract';
import { AccountIdentity } from './account-head';

/** Codes only: known by its devices, without a key. */
export function NotConnected({ account }: { readonly account: AccountSummary }) {
  const { t } = useTranslation();
  return (
    <Page
      accountLine
      breadcrumb={[t('common.nav.account'), t('account.overview')]}
      lead44={<Chip account={account} size={44} />}
      title={account.nickname}
      lead={<AccountIdentity account={account} alias={account.alias} />}
    >
      <Empty
        icon={<Icon name="key" size={22} />}
        title={t('account.notConnected')}
        actions={
          <Button kind="primary" onPress={() => go({ screen: 'connect', section: 'key' })}>
            {t('account.connect')}
          </Button>
        }
      >
        {t('account.notConnectedText')}
      </Empty>
    </Page>
  );
}
