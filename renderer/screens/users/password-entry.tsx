import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../electron/contract/constants';
import { Field, Icon, IconButton, RadioGroup } from '../../components';
import { passwordChecks, passwordFits, type PasswordRules } from '../setup/plan/draft';

type Password = { readonly kind: 'generate' } | { readonly kind: 'typed'; readonly value: string };

type Props = {
  readonly rules: PasswordRules;
  readonly password: Password;
  readonly onPassword: (password: Password) => void;
};

/** A long random password by default, or one that is typed. It goes to main with the dialog's one request. */
export function PasswordEntry({ rules, password, onPassword }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const commit = () => {
    if (passwordFits(text, rules)) onPassword({ kind: 'typed', value: text });
  };
  return (
    <div className="stack-s">
      <RadioGroup
        label={t('setup.choices.password')}
        value={password.kind}
        onChange={(kind) => {
          setText('');
          setShown(false);
          onPassword(kind === 'generate' ? { kind } : { kind, value: '' });
        }}
        options={[
          { value: 'generate', label: t('setup.choices.passwordGenerate') },
          { value: 'typed', label: t('setup.choices.passwordTyped') },
        ]}
      />
      {password.kind === 'typed' && (
        <>
          <Field
            label={t('setup.choices.passwordField')}
            type={shown ? 'text' : 'password'}
            mono
            value={text}
            maxLength={limits.password}
            autoComplete="new-password"
            autoFocus
            onChange={(value) => {
              setText(value);
              if (password.value !== '') onPassword({ kind: 'typed', value: '' });
            }}
            onBlur={commit}
            onSubmit={commit}
            trailing={
              <IconButton
                icon={shown ? 'eyeoff' : 'eye'}
                label={t(shown ? 'setup.choices.passwordHide' : 'setup.choices.passwordShow')}
                onPress={() => setShown(!shown)}
              />
            }
          />
          <Rules rules={rules} text={text} />
        </>
      )}
    </div>
  );
}

function Rules({ rules, text }: { readonly rules: PasswordRules; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <ul className="rule-list">
      {passwordChecks(text, rules).map(({ rule, met }) => {
        const words = t(`setup.choices.rule.${rule}`, { count: rules.minimumLength });
        return (
          <li key={rule} data-met={met}>
            <Icon name={met ? 'check' : 'ring'} size={14} />
            <span className="visually-hidden">
              {t(met ? 'setup.choices.rule.met' : 'setup.choices.rule.open', { rule: words })}
            </span>
            <span aria-hidden="true">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
