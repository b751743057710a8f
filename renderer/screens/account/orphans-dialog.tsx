import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useCall, type Response } from '../../bridge';
import {
  AccountLine,
  Button,
  Dialog,
  Empty,
  Field,
  List,
  ProblemBox,
  ProblemWithRetry,
  Row,
  Waiting,
  announce,
} from '../../components';
import { shortId, timeOfDay, Words } from '../../i18n';
import type { AccountSummary } from '../../../electron/contract';

type Device = Response<'account.orphans'>[number];

function TypedDelete({
  account,
  device,
  onDone,
}: {
  readonly account: AccountSummary;
  readonly device: Device;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const action = useAction();
  const remove = async () => {
    const { serialNumber } = device;
    const answer = await action.act(() =>
      call('account.deleteOrphan', { accountRef: account.ref, serialNumber, typed }),
    );
    if (!answer) return;
    announce(t('account.orphans.deleted'));
    onDone();
  };
  return (
    <div className="typed-delete stack">
      <Field
        label={t('account.orphans.typedLabel')}
        value={typed}
        mono
        autoFocus
        onChange={setTyped}
        hint={<Words k="account.orphans.typed" values={{ name: device.name }} />}
      />
      <div className="cluster">
        <Button
          kind="danger"
          size="small"
          busy={action.busy}
          disabledReason={typed === device.name ? null : t('account.orphans.typeFirst')}
          onPress={() => void remove()}
        >
          {t('account.orphans.deleteNow')}
        </Button>
      </div>
      {action.problem && <ProblemBox problem={action.problem} plain />}
    </div>
  );
}

/** Devices without an owner; each is deleted by its typed name. */
export function OrphansDialog({
  account,
  onClose,
}: {
  readonly account: AccountSummary;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const devices = useCall('account.orphans', { accountRef: account.ref });
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Dialog
      title={t('account.orphans.title')}
      subtitle={<AccountLine account={account} />}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <div className="stack">
        <p className="muted">{t('account.orphans.lead')}</p>
        {devices.problem && <ProblemWithRetry problem={devices.problem} onRetry={devices.reload} />}
        {!devices.value && !devices.problem && <Waiting since={devices.since} />}
        {devices.value?.length === 0 && <Empty title={t('account.orphans.none')} />}
        {devices.value && devices.value.length > 0 && (
          <List>
            {devices.value.map((device) => (
              <Row
                key={device.serialNumber}
                title={<span className="mono">{device.name}</span>}
                action={
                  chosen !== device.serialNumber && (
                    <Button
                      size="small"
                      label={`${t('account.orphans.delete')} ${device.name}`}
                      onPress={() => setChosen(device.serialNumber)}
                    >
                      {t('account.orphans.delete')}
                    </Button>
                  )
                }
              >
                {device.runId
                  ? t('account.orphans.ours', { run: device.runId })
                  : t('account.orphans.foreign')}
                <br />
                <span className="quiet-text" title={device.evidence.requestId ?? undefined}>
                  {t('account.evidence', {
                    operation: device.evidence.operation,
                    id: device.evidence.requestId === null ? '–' : shortId(device.evidence.requestId),
                    time: timeOfDay(device.evidence.at, true),
                  })}
                </span>
                {chosen === device.serialNumber && (
                  <TypedDelete
                    account={account}
                    device={device}
                    onDone={() => {
                      setChosen(null);
                      devices.reload();
                    }}
                  />
                )}
              </Row>
            ))}
          </List>
        )}
      </div>
    </Dialog>
  );
}
