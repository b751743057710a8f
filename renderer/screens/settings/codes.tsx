import { useTranslation } from 'react-i18next';
import { useAppState } from '../../bridge';
import { seconds } from '../../i18n';
import { FlagRow, NumberRow, SettingRow, change } from './setting-rows';

export function Codes() {
  const { t } = useTranslation();
  const { settings, platform } = useAppState();
  return (
    <div className="card">
      <FlagRow name="hideCodes" title={t('settings.codes.hide')} hint={t('settings.codes.hideHint')} />
      <NumberRow
        title={t('settings.codes.clear')}
        hint={t('settings.codes.clearHint')}
        values={[10, 20, 30, 60]}
        value={settings.clearClipboardSeconds}
        words={seconds}
        onChange={(clearClipboardSeconds) => change({ clearClipboardSeconds })}
      />
      <NumberRow
        title={t('settings.codes.reveal')}
        hint={t('settings.codes.revealHint')}
        values={[10, 30, 60]}
        value={settings.revealSeconds}
        words={seconds}
        onChange={(revealSeconds) => change({ revealSeconds })}
      />
      <NumberRow
        title={t('settings.codes.qr')}
        hint={t('settings.codes.qrHint')}
        values={[60, 120, 300]}
        value={settings.qrSeconds}
        words={seconds}
        onChange={(qrSeconds) => change({ qrSeconds })}
      />
      {platform === 'linux' ? (
        <SettingRow title={t('settings.codes.protection')} hint={t('settings.codes.protectionLinux')} />
      ) : (
        <FlagRow
          name="contentProtection"
          title={t('settings.codes.protection')}
          hint={t('settings.codes.protectionHint')}
        />
      )}
      <FlagRow name="miniOnTop" title={t('settings.codes.miniTop')} hint={t('settings.codes.miniTopHint')} />
      <FlagRow
        name="miniHideAfterCopy"
        title={t('settings.codes.miniHide')}
        hint={t('settings.codes.miniHideHint')}
      />
      <NumberRow
        title={t('settings.codes.reminder')}
        hint={t('settings.codes.reminderHint')}
        values={[0, 30, 90, 180, 365]}
        value={settings.backupReminderDays}
        words={(count) =>
          count === 0 ? t('settings.codes.reminderNever') : t('settings.codes.reminderDays', { count })
        }
        onChange={(backupReminderDays) => change({ backupReminderDays })}
      />
    </div>
  );
}
