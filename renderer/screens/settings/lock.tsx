import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../bridge';
import { Button } from '../../components';
import { PassphraseDialog, type PassphraseJob } from './passphrase-dialog';
import { FlagRow, NumberRow, SettingRow, change } from './setting-rows';

export function Lock() {
  const { t } = useTranslation();
  const { settings, lock } = useAppState();
  const [job, setJob] = useState<PassphraseJob | null>(null);
  const has = lock.unlock === 'passphrase';
  return (
    <div className="card">
      <NumberRow
        title={t('settings.lock.after')}
        hint={t('settings.lock.afterHint')}
        values={[1, 5, 15, 60, 0]}
        value={settings.lockAfterMinutes}
        words={(count) => (count === 0 ? t('settings.lock.never') : t('settings.lock.minutes', { count }))}
        onChange={(lockAfterMinutes) => change({ lockAfterMinutes })}
      />
      <FlagRow name="lockOnSleep" title={t('settings.lock.sleep')} hint={t('settings.lock.sleepHint')} />
      <FlagRow name="lockOnStart" title={t('settings.lock.start')} hint={t('settings.lock.startHint')} />
      <SettingRow
        title={t('settings.lock.passphrase')}
        hint={t(has ? 'settings.lock.passphraseOn' : 'settings.lock.passphraseOff')}
      >
        {has ? (
          <>
            <Button size="small" onPress={() => setJob('change')}>
              {t('settings.lock.change')}
            </Button>
            <Button size="small" onPress={() => setJob('remove')}>
              {t('settings.lock.remove')}
            </Button>
          </>
        ) : (
          <Button size="small" onPress={() => setJob('set')}>
            {t('settings.lock.set')}
          </Button>
        )}
      </SettingRow>
      <SettingRow title={t('settings.lock.biometric')} hint={t('settings.lock.biometricHint')} />
      {job && <PassphraseDialog job={job} onClose={() => setJob(null)} />}
    </div>
  );
}
