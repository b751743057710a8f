import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { call, run, useAppState } from '../../bridge';
import { Icon } from '../../components';
import { languages, type Language } from '../../../electron/contract/constants';

const names: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어' };

/** English · 한국어: the other one is a button. */
export function LanguageLinks() {
  const { t } = useTranslation();
  const { language } = useAppState();
  return (
    <div className="languages" role="group" aria-label={t('welcome.language')}>
      <Icon name="globe" size={16} />
      {languages.map((each, index) => (
        <Fragment key={each}>
          {index > 0 && <span aria-hidden="true">·</span>}
          <button
            type="button"
            lang={each}
            aria-pressed={each === language}
            onClick={() => void run(call('app.changeSettings', { language: each }))}
          >
            {names[each]}
          </button>
        </Fragment>
      ))}
    </div>
  );
}
