import { useTranslation } from 'react-i18next';
import { currentAccount } from '../../app/current-account';
import { go } from '../../app/router';
import { useAppState } from '../../bridge';
import { Button } from '../../components';
import { Words } from '../../i18n';
import { SettingRow } from './setting-rows';

/** Proxy, partition, and where requests go. */
export function Network() {
  const { t } = useTranslation();
  const state = useAppState();
  const account = currentAccount(state);
  return (
    <div className="card">
      <SettingRow
        title={t('settings.network.online')}
        hint={t(state.online ? 'settings.network.onlineYes' : 'settings.network.onlineNo')}
      />
      <SettingRow title={t('settings.network.proxy')} hint={t('settings.network.proxyHint')} />
      <SettingRow title={t('settings.network.partition')} hint={t('settings.network.partitionHint')}>
        {account ? t(`common.partition.${account.partition}`) : t('settings.network.noAccount')}
      </SettingRow>
      <SettingRow
        title={t('settings.network.endpoint')}
        hint={
          <>
            {state.customEndpoint ? (
              <Words k="settings.network.endpointCustom" values={{ address: state.customEndpoint }} />
            ) : (
              t('settings.network.endpointAws')
            )}
            <br />
            {t('settings.network.endpointHint')}
          </>
        }
      >
        <Button size="small" onPress={() => go({ screen: 'connect', section: 'admin' })}>
          {t('settings.network.reconnect')}
        </Button>
      </SettingRow>
    </div>
  );
}

/** What lies on the disk, in words. */
export function Files() {
  const { t } = useTranslation();
  return (
    <div className="card">
      <SettingRow title={t('settings.files.vault')} hint={t('settings.files.vaultText')} />
      <SettingRow title={t('settings.files.accounts')} hint={t('settings.files.accountsText')} />
      <SettingRow title={t('settings.files.runs')} hint={t('settings.files.runsText')} />
      <SettingRow title={t('settings.files.backups')} hint={t('settings.files.backupsText')}>
        <Button size="small" onPress={() => go({ screen: 'recovery' })}>
          {t('settings.files.openRecovery')}
        </Button>
      </SettingRow>
    </div>
  );
}
