import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Made, RunSnapshot } from '../../../../electron/contract';
import { stepMaking } from '../../../../electron/contract/constants';
import { AccountNumber, AsidePart, Button, Chip, Icon, type IconName } from '../../../components';
import { usePlain } from '../plain';
import { madeWords } from '../step-words';
import { LogDialog } from './log-dialog';
import { isDone } from './run-steps';

const madeIcons: Readonly<Record<Made['kind'], IconName>> = {
  alias: 'tag',
  user: 'user',
  policy: 'shield',
  group: 'users',
  'mfa-device': 'auth',
  'mfa-phone': 'phone',
  password: 'lock',
  'access-key': 'key',
};

/** Chip, nickname and number, then the run's own tag. */
export function RunIdentity({
  account,
  runId,
  note,
}: {
  readonly account: AccountSummary;
  readonly runId: string;
  readonly note?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <AsidePart>
      <p className="fact-label">{t('setup.run.account')}</p>
      <p className="who-line">
        <Chip account={account} size={20} />
        <b>{account.nickname}</b>
      </p>
      <p>
        <AccountNumber id={account.accountId} />
      </p>
      <p className="fact-label spaced">{t('setup.run.runLabel')}</p>
      <p className="mono" translate="no">
        {runId}
      </p>
      {note && <p>{note}</p>}
    </AsidePart>
  );
}

export function MadeList({ made }: { readonly made: readonly Made[] }) {
  const say = usePlain();
  return (
    <ul className="fact-list">
      {made.map((one) => (
        <li key={`${one.kind} ${one.label}`}>
          <Icon name={madeIcons[one.kind]} size={16} />
          <span className="grow">{say(madeWords(one, 'made'))}</span>
        </li>
      ))}
    </ul>
  );
}

export function ShowLog({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <AsidePart>
      <Button kind="quiet" icon="file" hasPopup="dialog" onPress={() => setOpen(true)}>
        {t('setup.run.showLog')}
      </Button>
      {open && <LogDialog runId={runId} onClose={() => setOpen(false)} />}
    </AsidePart>
  );
}

export function RunAside({ account, run }: { readonly account: AccountSummary; readonly run: RunSnapshot }) {
  const { t } = useTranslation();
  // What was only asked for is not there yet, or never came.
  const there = run.made.filter(
    (one) =>
      (one.state === 'there' || one.state === 'refused') &&
      run.steps.some((step) => step.id === stepMaking[one.kind] && isDone(step)),
  );
  return (
    <>
      <RunIdentity account={account} runId={run.runId} note={t('setup.run.carriesTag')} />
      <AsidePart title={run.phase === 'failed' ? t('setup.failed.exists') : t('setup.run.made')}>
        <MadeList made={there} />
        <p className="quiet-text">{there.length === 0 ? t('setup.run.madeNone') : t('setup.run.madeUndo')}</p>
        <p className="quiet-text">{t('setup.run.calls', { count: run.callCount })}</p>
      </AsidePart>
      <ShowLog runId={run.runId} />
    </>
  );
}
