import { useTranslation } from 'react-i18next';
import type { FunctionComponent } from 'react';
import { go, useRoute } from '../../app/router';
import { settingsSections, type SettingsSection } from '../../app/settings-sections';
import { Page } from '../../components';
import { About } from './about';
import { Accounts } from './accounts';
import { Clock, Keychain } from './clock-and-keychain';
import { Codes } from './codes';
import { General } from './general';
import { Lock } from './lock';
import { Files, Network } from './network-and-files';

const parts: Readonly<Record<SettingsSection, FunctionComponent>> = {
  general: General,
  lock: Lock,
  codes: Codes,
  accounts: Accounts,
  clock: Clock,
  keychain: Keychain,
  network: Network,
  files: Files,
  about: About,
};

/** One row per setting: words, consequence, control. Changes apply at once. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const route = useRoute();
  const current = settingsSections.find((name) => name === route.section) ?? 'general';
  const Part = parts[current];
  return (
    <Page
      breadcrumb={[
        { label: t('common.nav.settings'), to: { screen: 'settings' } },
        t(`settings.nav.${current}`),
      ]}
      title={t('settings.title')}
      lead={t('settings.lead')}
    >
      <div className="settings">
        <nav aria-label={t('settings.sections')}>
          <ul className="settings-nav">
            {settingsSections.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  aria-current={name === current ? 'page' : undefined}
                  onClick={() => go({ screen: 'settings', section: name })}
                >
                  {t(`settings.nav.${name}`)}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <section className="settings-part" aria-labelledby="settings-part-title">
          <h2 id="settings-part-title">{t(`settings.nav.${current}`)}</h2>
          <Part />
        </section>
      </div>
    </Page>
  );
}
