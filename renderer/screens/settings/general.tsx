import { useTranslation } from 'react-i18next';
import { useAppState } from '../../bridge';
import { shortcutLabel } from '../../components';
import { ChoiceRow, FlagRow, SettingRow, change } from './setting-rows';

export function General() {
  const { t } = useTranslation();
  const { settings, globalShortcut } = useAppState();
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (
    <div className="card">
      <ChoiceRow
        title={t('settings.general.language')}
        hint={t('settings.general.languageHint')}
        value={settings.language}
        onChange={(language) => change({ language })}
        options={[
          { value: 'system', label: t('settings.general.system') },
          { value: 'en', label: 'English' },
          { value: 'ko', label: '한국어' },
        ]}
      />
      <ChoiceRow
        title={t('settings.general.theme')}
        hint={t('settings.general.themeHint')}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { value: 'system', label: t('settings.general.system') },
          { value: 'light', label: t('settings.general.light') },
          { value: 'dark', label: t('settings.general.dark') },
        ]}
      />
      <SettingRow title={t('settings.general.motion')} hint={t('settings.general.motionHint')}>
        {t(reduced ? 'settings.general.motionOn' : 'settings.general.motionOff')}
      </SettingRow>
      <FlagRow
        name="singleKeys"
        title={t('settings.general.singleKeys')}
        hint={t('settings.general.singleKeysHint')}
      />
      <FlagRow
        name="announceNewCodes"
        title={t('settings.general.announce')}
        hint={t('settings.general.announceHint')}
      />
      <FlagRow
        name="globalShortcut"
        title={t('settings.general.globalShortcut')}
        hint={t(
          globalShortcut === 'taken'
            ? 'settings.general.globalShortcutTaken'
            : 'settings.general.globalShortcutHint',
          { keys: shortcutLabel('Mod+Shift+KeyM') },
        )}
      />
    </div>
  );
}
