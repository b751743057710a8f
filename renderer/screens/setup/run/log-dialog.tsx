import { useTranslation } from 'react-i18next';
import { call, run as show, useCall } from '../../../bridge';
import { Button, Dialog, ProblemBox, Waiting } from '../../../components';

/** Long text must be reachable by keyboard to be scrolled. */
const scrollable = { tabIndex: 0 };

/** The journal in words. No secret is ever in it, so it may be saved. */
export function LogDialog({ runId, onClose }: { readonly runId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const log = useCall('setup.log', { runId });
  const text = log.value?.lines.join('\n') ?? '';
  return (
    <Dialog
      title={t('setup.log.title')}
      subtitle={<span className="mono">{runId}</span>}
      size="large"
      onClose={onClose}
      actions={
        <>
          {text !== '' && (
            <Button
              icon="file"
              onPress={() =>
                void show(call('app.saveText', { suggestedName: `${runId}.txt`, text: `${text}\n` }))
              }
            >
              {t('setup.log.save')}
            </Button>
          )}
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('setup.log.close')}
          </Button>
        </>
      }
    >
      {log.problem && <ProblemBox problem={log.problem} />}
      {log.value === null && log.busy && <Waiting since={log.since} words={t('setup.reading')} />}
      {log.value !== null && (
        <pre className="log-lines" {...scrollable} aria-label={t('setup.log.title')} translate="no">
          {text === '' ? t('setup.log.empty') : text}
        </pre>
      )}
    </Dialog>
  );
}
