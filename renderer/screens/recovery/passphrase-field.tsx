import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../electron/contract/constants';
import { Field, IconButton, type FieldProps } from '../../components';

type Props = Pick<
  FieldProps,
  'label' | 'value' | 'onChange' | 'onSubmit' | 'error' | 'hint' | 'autoFocus' | 'onBlur'
> & {
  /** A passphrase being set, not one being given. */
  readonly isNew?: boolean | undefined;
};

/** Hidden while typing, with an eye; paste and password managers work. */
export function PassphraseField({ isNew, ...field }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...field}
      type={shown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      maxLength={limits.passphrase}
      trailing={
        <IconButton
          icon={shown ? 'eyeoff' : 'eye'}
          label={t(shown ? 'recovery.backup.hide' : 'recovery.backup.show')}
          onPress={() => setShown(!shown)}
        />
      }
    />
  );
}
