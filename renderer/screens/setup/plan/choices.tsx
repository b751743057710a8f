import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Draft, Suggestion } from '../../../../electron/contract';
import { limits } from '../../../../electron/contract/constants';
import { call } from '../../../bridge';
import { Checkbox, Field, LinkButton, Note, RadioGroup } from '../../../components';
import { go } from '../../../app/router';
import { AliasChoice } from './alias-choice';
import { nameIssue, withDeviceName, withDraft, withUserName, type Form, type NameIssue } from './draft';
import { PasswordChoice } from './password-choice';
import { PermissionChoice } from './permission-choice';
import { TagsChoice } from './tags-choice';

type Props = {
  readonly account: AccountSummary;
  readonly suggestion: Suggestion;
  readonly form: Form;
  readonly onForm: (form: Form) => void;
  readonly userField: Ref<HTMLInputElement>;
  readonly deviceField: Ref<HTMLInputElement>;
};

const issueWords: Readonly<Record<NameIssue, string>> = {
  empty: 'setup.choices.userEmpty',
  letters: 'setup.choices.userLetters',
  long: 'setup.choices.userLong',
};

/** Everything that may be chosen. Each change rewrites the plan beside it. */
export function Choices({ account, suggestion, form, onForm, userField, deviceField }: Props) {
  const { t } = useTranslation();
  const { draft } = form;
  const change = (part: Partial<Draft>) => onForm(withDraft(form, part));
  return (
    <div className="choices">
      <h2>{t('setup.choices.title')}</h2>
      <UserName account={account} form={form} onForm={onForm} inputRef={userField} />
      <DeviceName form={form} onForm={onForm} inputRef={deviceField} />
      <RadioGroup
        label={t('setup.choices.accessKey')}
        value={draft.accessKey}
        onChange={(accessKey) => change({ accessKey })}
        options={[
          { value: 'delete-after-proof', label: t('setup.choices.keyDelete') },
          { value: 'keep', label: t('setup.choices.keyKeep') },
        ]}
      />
      <PasswordChoice
        accountRef={account.ref}
        rules={suggestion.passwordRules}
        password={draft.password}
        onPassword={(password) => change({ password })}
      />
      <Checkbox
        label={t('setup.choices.mustChange')}
        hint={t('setup.choices.mustChangeReason')}
        checked={draft.mustChangePassword}
        onChange={(mustChangePassword) => change({ mustChangePassword })}
      />
      <hr />
      <PermissionChoice
        account={account}
        permission={draft.permission}
        onPermission={(permission) => change({ permission })}
      />
      <TagsChoice account={account} tags={draft.tags} onTags={(tags) => change({ tags })} />
      <AliasChoice current={suggestion.alias} alias={draft.alias} onAlias={(alias) => change({ alias })} />
      <Checkbox
        label={t('setup.choices.phone')}
        hint={t('setup.choices.phoneHint')}
        checked={draft.phoneDevice}
        onChange={(phoneDevice) => change({ phoneDevice })}
      />
      <Note>{t('setup.plan.notPart')}</Note>
    </div>
  );
}

type NameProps = {
  readonly form: Form;
  readonly onForm: (form: Form) => void;
  readonly inputRef: Ref<HTMLInputElement>;
};

/** Checked when the field is left, never while typing (ux.md 5.3). */
function UserName({ account, form, onForm, inputRef }: NameProps & { readonly account: AccountSummary }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  const name = form.draft.userName;
  const issue = nameIssue(name);
  const check = async () => {
    setLeft(true);
    if (issue !== null) return;
    const answer = await call('setup.checkName', { accountRef: account.ref, userName: name });
    if (answer.ok) setTaken(answer.value.free ? null : name);
  };
  const isTaken = taken !== null && taken === name;
  const error = left && issue !== null ? t(issueWords[issue]) : null;
  return (
    <div className="stack-s">
      <Field
        label={t('setup.choices.userName')}
        value={name}
        onChange={(value) => {
          setLeft(false);
          onForm(withUserName(form, value.trim()));
        }}
        onBlur={() => void check()}
        onSubmit={() => void check()}
        maxLength={limits.newUserName + 1}
        hint={t('setup.choices.userHint')}
        error={isTaken ? t('setup.choices.userTaken', { user: name }) : error}
        warning={name.includes(',') ? t('setup.choices.userComma') : undefined}
        inputRef={inputRef}
      />
      {isTaken && (
        <LinkButton onPress={() => go({ screen: 'users', id: name })}>{t('setup.plan.nameLook')}</LinkButton>
      )}
    </div>
  );
}

function DeviceName({ form, onForm, inputRef }: NameProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const name = form.draft.deviceName;
  const issue = nameIssue(name, limits.deviceName);
  return (
    <Field
      label={t('setup.choices.deviceName')}
      value={name}
      onChange={(value) => {
        setLeft(false);
        onForm(withDeviceName(form, value.trim()));
      }}
      onBlur={() => setLeft(true)}
      maxLength={limits.deviceName}
      error={left && issue !== null ? t(issueWords[issue]) : undefined}
      inputRef={inputRef}
    />
  );
}
