import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useCall } from '../../bridge';
import {
  announce,
  Button,
  Chip,
  Dialog,
  List,
  ProblemBox,
  ProblemWithRetry,
  Row,
  Waiting,
} from '../../components';
import { ago } from '../../i18n';
import { entryTitle, entryUser } from '../authenticator/words';

/** Removed codes, kept for 30 days. */
export function RemovedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const removed = useCall('authenticator.removed', {});
  const action = useAction();
  const [asking, setAsking] = useState<string | null>(null);
  const restore = async (id: string, name: string) => {
    const done = await action.act(() => call('authenticator.restoreRemoved', { id }));
    if (done === null) return;
    announce(t('recovery.removed.restored', { name }));
    removed.reload();
  };
  const forget = async (id: string) => {
    if (asking !== id) return setAsking(id);
    setAsking(null);
    const done = await action.act(() => call('authenticator.forgetRemoved', { id }));
    if (done !== null) removed.reload();
  };
  return (
    <Dialog
      title={t('recovery.removed.title')}
      subtitle={t('recovery.removed.lead')}
      onClose={onClose}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="stack">
        {action.problem && <ProblemBox problem={action.problem} />}
        {removed.problem && <ProblemWithRetry problem={removed.problem} onRetry={removed.reload} />}
        {removed.value === null && removed.busy && <Waiting since={removed.since} />}
        {removed.value?.length === 0 && <p className="choice-text">{t('recovery.removed.none')}</p>}
        {removed.value !== null && removed.value.length > 0 && (
          <List label={t('recovery.removed.title')}>
            {removed.value.map(({ entry, removedAt }) => {
              const name = [entryTitle(entry, t), entryUser(entry, t)]
                .filter((part) => part !== '')
                .join(', ');
              return (
                <Row
                  key={entry.id}
                  lead={
                    <Chip
                      account={{ color: entry.color, monogram: entry.monogram, practice: entry.practice }}
                      size={30}
                    />
                  }
                  title={name}
                  action={
                    <>
                      <Button
                        size="small"
                        label={`${t('recovery.removed.restore')}: ${name}`}
                        onPress={() => void restore(entry.id, name)}
                      >
                        {t('recovery.removed.restore')}
                      </Button>
                      <Button
                        size="small"
                        kind={asking === entry.id ? 'plain' : 'quiet'}
                        label={`${t(asking === entry.id ? 'recovery.removed.forgetAsk' : 'recovery.removed.forget')}: ${name}`}
                        onPress={() => void forget(entry.id)}
                      >
                        {t(asking === entry.id ? 'recovery.removed.forgetAsk' : 'recovery.removed.forget')}
                      </Button>
                    </>
                  }
                >
                  {t('recovery.removed.when', { ago: ago(removedAt) })}
                </Row>
              );
            })}
          </List>
        )}
      </div>
    </Dialog>
  );
}
