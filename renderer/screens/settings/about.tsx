import { useTranslation } from 'react-i18next';
import { useAppState } from '../../bridge';
import { Fact, Facts, Icon, Note, Section, type IconName } from '../../components';

function Points({ keys, icon }: { readonly keys: readonly string[]; readonly icon: IconName }) {
  const { t } = useTranslation();
  return (
    <ul className="points">
      {keys.map((key) => (
        <li key={key}>
          <Icon name={icon} size={16} />
          {t(key)}
        </li>
      ))}
    </ul>
  );
}

/** Version, licenses, threat model, and what is not protected against. */
export function About() {
  const { t } = useTranslation();
  const { version, electronVersion, runtime, testBuild } = useAppState();
  return (
    <div className="stack">
      <div className="card padded">
        <Facts>
          <Fact label={t('settings.about.version')}>{version}</Fact>
          <Fact label={t('settings.about.runtime')}>
            {t(runtime === 'compat' ? 'settings.about.runtimeCompat' : 'settings.about.runtimeRelease', {
              version: electronVersion,
            })}
          </Fact>
          <Fact label={t('settings.about.licenses')}>{t('settings.about.licensesText')}</Fact>
        </Facts>
      </div>
      {testBuild && <Note tone="warn">{t('settings.about.testBuild')}</Note>}
      <Section title={t('settings.about.threat')} level={3}>
        <Points icon="check" keys={[1, 2, 3, 4].map((index) => `settings.about.threat${index}`)} />
      </Section>
      <Section title={t('settings.about.notTitle')} level={3}>
        <Points icon="bar" keys={[1, 2, 3].map((index) => `settings.about.not${index}`)} />
      </Section>
    </div>
  );
}
