import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useSnapshot } from '../../bridge';
import {
  AccountLine,
  Button,
  Dialog,
  Fact,
  Facts,
  Note,
  ProblemBox,
  Waiting,
  announce,
} from '../../components';
import type { AccountSummary, Replacement, UserDetail } from '../../../electron/contract';
import { Lines } from './assign/lines';

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly accessKeyId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onSave: (accessKeyId: string) => void;
};

/** Create, store, wait until copied, prove, then delete the old one: each as a line. */
export function ReplaceKeyDialog({ account, user, accessKeyId, onClose, onDone, onSave }: Props) {
  const { t } = useTranslation();
  const { userName } = user;
  const pushed = useSnapshot('users.replacement');
  const [begun, setBegun] = useState(false);
  const [since, setSince] = useState<number | null>(null);
  const [end, setEnd] = useState<Replacement | null>(null);
  const action = useAction();
  const isOurs = pushed?.accountRef === account.ref && pushed.userName === userName;
  const shown = begun && isOurs ? pushed : null;
  const replace = async () => {
    setBegun(true);
    setEnd(null);
    setSince(Date.now());
    const request = { accountRef: account.ref, userName, accessKeyId };
    const answer = await action.act(() => call('users.replaceKey', request));
    setSince(null);
    setEnd(answer);
    if (answer?.phase === 'done') announce(t('users.replaceKey.done'));
  };
  const done = end?.phase === 'done';
  const newKeyId = end?.newKeyId ?? null;
  const goOn = user.replacing !== null || end !== null || action.problem !== null;
  return (
    <Dialog
      title={t('users.replaceKey.title')}
      subtitle={<AccountLine account={account} />}
      size="small"
      onClose={begun ? onDone : onClose}
      actions={
        done && newKeyId !== null ? (
          <>
            <Button onPress={() => onSave(newKeyId)}>{t('users.detail.saveKey')}</Button>
            <Button kind="primary" autoFocus onPress={onDone}>
              {t('common.close')}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={begun ? onDone : onClose}>{t(begun ? 'common.close' : 'common.cancel')}</Button>
            <Button kind="primary" autoFocus busy={action.busy} onPress={() => void replace()}>
              {t(goOn ? 'users.replaceKey.goOn' : 'users.replaceKey.replace')}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <Facts>
          <Fact label={t('users.removeMfa.user')}>{userName}</Fact>
          <Fact label={t('users.replaceKey.old')}>
            <span className="mono">{accessKeyId}</span>
          </Fact>
          {newKeyId !== null && (
            <Fact label={t('users.replaceKey.new')}>
              <span className="mono">{newKeyId}</span>
            </Fact>
          )}
        </Facts>
        {!begun && <Note>{t('users.replaceKey.text')}</Note>}
        {!begun && <Note tone="warn">{t('users.replaceKey.programs')}</Note>}
        {shown && <Lines lines={shown.lines} />}
        {action.busy && <Waiting words={t('users.replaceKey.busy')} since={since} />}
        {end?.phase === 'waiting' && <Note tone="warn">{t('users.replaceKey.slow')}</Note>}
        {done && <Note tone="ok">{t('users.replaceKey.kept')}</Note>}
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Dialog>
  );
}
