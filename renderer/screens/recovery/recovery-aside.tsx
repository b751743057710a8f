import { useTranslation } from 'react-i18next';
import { call, run, useAppState } from '../../bridge';
import { AsidePart, Button, Fact, Facts, LinkButton } from '../../components';
import { date } from '../../i18n';
import type { RecoveryLayer, RecoveryState } from './recovery-screen';

type Props = { readonly state: RecoveryState; readonly onOpen: (what: RecoveryLayer) => void };

export function RecoveryAside({ state, onOpen }: Props) {
  const { t } = useTranslation();
  const { settings, backup } = useAppState();
  const { backupReminderDays } = settings;
  const open = (what: RecoveryLayer, words: string) => (
    <div className="aside-button">
      <Button size="small" hasPopup="dialog" onPress={() => onOpen(what)}>
        {words}
      </Button>
    </div>
  );
  const dateOr = (at: number | null) => (at === null ? t('recovery.aside.never') : date(at));
  return (
    <>
      <AsidePart title={t('recovery.aside.backups')}>
        <Facts>
          <Fact label={t('recovery.aside.last')}>{dateOr(state.lastBackupAt)}</Fact>
          <Fact label={t('recovery.aside.rehearsed')}>{dateOr(state.rehearsedAt)}</Fact>
          <Fact label={t('recovery.aside.codes')}>{state.entryCount}</Fact>
        </Facts>
      </AsidePart>
      <AsidePart title={t('recovery.aside.reminder')}>
        <p>
          {backupReminderDays > 0
            ? t('recovery.aside.reminderText', { count: backupReminderDays })
            : t('recovery.aside.reminderOff')}
        </p>
        {backup.age.reminder !== null && (
          <LinkButton onPress={() => void run(call('recovery.remindLater', {}))}>
            {t('authenticator.backup.later')}
          </LinkButton>
        )}
      </AsidePart>
      <AsidePart title={t('recovery.aside.restore')}>
        <p>{t('recovery.aside.restoreText')}</p>
        {open('restore', t('recovery.aside.restoreButton'))}
      </AsidePart>
      <AsidePart title={t('recovery.aside.move')}>
        <p>{t('recovery.aside.moveText')}</p>
        {open('export', t('recovery.aside.export'))}
      </AsidePart>
      <AsidePart title={t('recovery.aside.removed')}>
        <p>
          {state.removedCount === 0
            ? t('recovery.aside.removedNone')
            : t('recovery.aside.removedText', { count: state.removedCount })}
        </p>
        {state.removedCount > 0 && open('removed', t('recovery.aside.look'))}
      </AsidePart>
      <AsidePart title={t('recovery.aside.runs')}>
        <p>{t('recovery.aside.runsText')}</p>
        {open('runs', t('recovery.aside.look'))}
      </AsidePart>
    </>
  );
}
