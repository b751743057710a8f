import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState, useCall } from '../../bridge';
import { Button, Chip, Dialog, List, ProblemWithRetry, Row, Waiting } from '../../components';
import { dayAndTime } from '../../i18n';
import { LogDialog } from '../setup/run/log-dialog';

/** All runs of the past with their logs. */
export function RunsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { accounts } = useAppState();
  const runs = useCall('setup.pastRuns', {});
  const [log, setLog] = useState<string | null>(null);
  return (
    <Dialog
      title={t('recovery.runs.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      {runs.problem && <ProblemWithRetry problem={runs.problem} onRetry={runs.reload} />}
      {runs.value === null && runs.busy && <Waiting since={runs.since} />}
      {runs.value?.length === 0 && <p className="choice-text">{t('recovery.runs.none')}</p>}
      {runs.value !== null && runs.value.length > 0 && (
        <List label={t('recovery.runs.title')}>
          {runs.value.map((run) => {
            const account = accounts.find((one) => one.ref === run.accountRef);
            return (
              <Row
                key={run.runId}
                lead={account && <Chip account={account} size={30} />}
                title={t('recovery.runs.line', { user: run.userName, date: dayAndTime(run.startedAt) })}
                action={
                  <Button
                    size="small"
                    hasPopup="dialog"
                    label={`${t('recovery.runs.log')}: ${run.runId}`}
                    onPress={() => setLog(run.runId)}
                  >
                    {t('recovery.runs.log')}
                  </Button>
                }
              >
                {[account?.nickname, t([`recovery.runs.phase.${run.phase}`, run.phase])]
                  .filter(Boolean)
                  .join(' · ')}{' '}
                <span className="mono" translate="no">
                  {run.runId}
                </span>
              </Row>
            );
          })}
        </List>
      )}
      {log !== null && <LogDialog runId={log} onClose={() => setLog(null)} />}
    </Dialog>
  );
}
