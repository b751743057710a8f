import { useTranslation } from 'react-i18next';
import { call, run } from '../../bridge';
import { AccountLine, Button, Dialog } from '../../components';
import type { AccountSummary } from '../../../electron/contract';

type Props = {
  readonly account: AccountSummary;
  readonly topic: 'security-contact' | 'password-policy';
  readonly onClose: () => void;
};

/** Things only the console can do: where to go there, in two sentences. */
export function GuideDialog({ account, topic, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t(`account.guide.${topic}`)}
      subtitle={<AccountLine account={account} />}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.close')}</Button>
          <Button
            kind="primary"
            icon="ext"
            autoFocus
            onPress={() => void run(call('app.openPage', { page: 'sign-in', accountRef: account.ref }))}
          >
            {t('account.guide.openConsole')}
          </Button>
        </>
      }
    >
      <p>{t(`account.guide.${topic}Text`)}</p>
    </Dialog>
  );
}
