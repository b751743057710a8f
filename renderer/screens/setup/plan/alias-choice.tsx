import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { aliasPattern, limits } from '../../../../electron/contract/constants';
import { Field, LinkButton } from '../../../components';

type Props = {
  /** Alias the account has now. */
  readonly current: string | null;
  readonly alias: string | null;
  readonly onAlias: (alias: string | null) => void;
};

/** Shows the alias of the account; a new one is set only when typed here. */
export function AliasChoice({ current, alias, onAlias }: Props) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  if (alias === null) {
    return (
      <div className="choice-line">
        <div>
          <p className="choice-head">{t('setup.choices.alias')}</p>
          <p>
            {current === null
              ? t('setup.choices.aliasNone')
              : t('setup.choices.aliasSet', { alias: current })}
          </p>
        </div>
        {current === null && (
          <LinkButton
            label={`${t('setup.choices.edit')}: ${t('setup.choices.alias')}`}
            onPress={() => onAlias('')}
          >
            {t('setup.choices.edit')}
          </LinkButton>
        )}
      </div>
    );
  }
  const wrong = left && alias !== '' && !aliasPattern.test(alias);
  return (
    <Field
      label={t('setup.choices.aliasField')}
      value={alias}
      mono
      autoFocus
      maxLength={limits.alias}
      onChange={(value) => {
        setLeft(false);
        onAlias(value.trim().toLowerCase());
      }}
      onBlur={() => {
        setLeft(true);
        if (alias === '') onAlias(null);
      }}
      hint={t('setup.choices.aliasHint')}
      error={wrong ? t('setup.choices.aliasWrong') : undefined}
    />
  );
}
