import { useTranslation } from 'react-i18next';
import { call, run } from '../../bridge';
import { IconButton, toast } from '../../components';
import type { AccountSummary } from '../../../electron/contract';
import { PasswordLine } from '../setup/result/password-line';

type Props = { readonly account: AccountSummary; readonly userName: string };

/** Dots, the eye, and a copy button whose text never passes through this page. */
export function KeptPassword({ account, userName }: Props) {
  const { t } = useTranslation();
  const who = { accountRef: account.ref, userName };
  const copy = async () => {
    if (await run(call('users.copyPassword', who))) toast(t('common.copied'));
  };
  return (
    <span className="kept-password">
      <PasswordLine held reveal={() => call('users.revealPassword', who)} />
      <IconButton icon="copy" label={t('users.newPassword.copy')} onPress={() => void copy()} />
    </span>
  );
}
