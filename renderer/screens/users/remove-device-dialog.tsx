import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction } from '../../bridge';
import { ConfirmDialog, Fact, Facts, Field, Note, announce } from '../../components';
import { Words } from '../../i18n';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import type { Device } from './device-table';

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly device: Device;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Chip, user, device. The last one needs the typed user name. */
export function RemoveDeviceDialog({ account, user, device, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const action = useAction();
  const { userName } = user;
  const last = user.mfaDevices.length === 1;
  const matches = !last || typed === userName;
  const remove = async () => {
    const { serialNumber } = device;
    const answer = await action.act(() =>
      call('users.removeMfa', {
        accountRef: account.ref,
        userName,
        serialNumber,
        typed: last ? typed : null,
      }),
    );
    if (!answer) return;
    announce(t('users.removeMfa.done'));
    onDone();
  };
  return (
    <ConfirmDialog
      title={t('users.removeMfa.title')}
      account={account}
      confirm={t('users.removeMfa.remove')}
      danger={last}
      typed={last}
      disabledReason={matches ? null : t('users.removeMfa.typeFirst')}
      busy={action.busy}
      problem={action.problem}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <Facts>
        <Fact label={t('users.removeMfa.user')}>{userName}</Fact>
        <Fact label={t('users.removeMfa.device')}>{device.name}</Fact>
      </Facts>
      <p>{t('users.removeMfa.text')}</p>
      {last && (
        <>
          <Note tone="warn">
            <Words k="users.removeMfa.last" values={{ user: userName }} />
          </Note>
          <Field
            label={t('users.removeMfa.typedLabel')}
            value={typed}
            mono
            autoFocus
            onChange={setTyped}
            hint={<Words k="users.removeMfa.typed" values={{ user: userName }} />}
          />
        </>
      )}
    </ConfirmDialog>
  );
}
