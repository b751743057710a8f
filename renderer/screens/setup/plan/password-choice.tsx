import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../electron/contract';
import { limits } from '../../../../electron/contract/constants';
import { call, run as show } from '../../../bridge';
import { Field, Icon, IconButton, LinkButton, RadioGroup } from '../../../components';
import { passwordChecks, passwordFits, type PasswordRules } from './draft';

type Props = {
  readonly accountRef: string;
  readonly rules: PasswordRules;
  readonly password: Draft['password'];
  readonly onPassword: (password: Draft['password']) => void;
};

/**
 * A long random password by default. A typed one goes to main, once, when it fits the rules and the field is left;
 * from then on the page knows its length and a name for it.
 */
export function PasswordChoice({ accountRef, rules, password, onPassword }: Props) {
  const { t } = useTranslation();
  const [length, setLength] = useState(0);
  const held = password.kind === 'typed' && password.passwordId !== '';
  return (
    <div className="stack-s">
      <RadioGroup
        label={t('setup.choices.password')}
        value={password.kind}
        onChange={(kind) => onPassword(kind === 'generate' ? { kind } : { kind, passwordId: '' })}
        options={[
          { value: 'generate', label: t('setup.choices.passwordGenerate') },
          { value: 'typed', label: t('setup.choices.passwordTyped') },
        ]}
      />
      {held && (
        <p className="choice-line">
          <span>{t('setup.choices.passwordHeld', { count: length })}</span>
          <LinkButton onPress={() => onPassword({ kind: 'typed', passwordId: '' })}>
            {t('setup.choices.passwordOther')}
          </LinkButton>
        </p>
      )}
      {password.kind === 'typed' && !held && (
        <TypedPassword
          accountRef={accountRef}
          rules={rules}
          onHeld={(passwordId, count) => {
            setLength(count);
            onPassword({ kind: 'typed', passwordId });
          }}
        />
      )}
    </div>
  );
}

type TypedProps = Pick<Props, 'accountRef' | 'rules'> & {
  readonly onHeld: (passwordId: string, length: number) => void;
};

/** The text lives in this field alone, and only until main has it. */
function TypedPassword({ accountRef, rules, onHeld }: TypedProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const commit = async () => {
    if (busy || !passwordFits(text, rules)) return;
    setBusy(true);
    const answer = await show(call('setup.holdPassword', { accountRef, password: text }));
    setText('');
    setBusy(false);
    if (answer !== null) onHeld(answer.passwordId, text.length);
  };
  return (
    <>
      <Field
        label={t('setup.choices.passwordField')}
        type={shown ? 'text' : 'password'}
        mono
        value={text}
        maxLength={limits.password}
        autoComplete="new-password"
        autoFocus
        onChange={setText}
        onBlur={() => void commit()}
        onSubmit={() => void commit()}
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
