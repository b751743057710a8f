import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../electron/contract';
import { call, run, useAction } from '../../bridge';
import { Button, Chip, Dialog, Field, Note, ProblemBox, toast } from '../../components';
import { entryNumber, entryTitle, entryUser } from './words';

/** Removing the only copy of a live AWS device needs its name typed; anything else can be undone at once. */
export function RemoveDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [typed, setTyped] = useState('');
  const isLive = entry.aws?.live === true;
  const ready = !isLive || typed === entry.account;
  const name = entryTitle(entry, t);
  const remove = async () => {
    const done = await action.act(() =>
      call('authenticator.remove', { id: entry.id, typed: isLive ? typed : null }),
    );
    if (done === null) return;
    toast(t('authenticator.remove.done', { name }), {
      label: t('authenticator.remove.undo'),
      onPress: () => void run(call('authenticator.restoreRemoved', { id: entry.id })),
    });
    onClose();
  };
  return (
    <Dialog
      title={t('authenticator.remove.title', { name })}
      role="alertdialog"
      subtitle={
        <span className="account-line">
          <Chip
            account={{ color: entry.color, monogram: entry.monogram, practice: entry.practice }}
            size={20}
          />
          {[entryUser(entry, t), entryNumber(entry)].filter((part) => part !== '').join(' · ')}
        </span>
      }
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" autoFocus={!isLive} onPress={onClose}>
            {t('common.cancel')}
          </Button>
          {ready && (
            <Button
              kind={isLive ? 'danger' : 'plain'}
              icon="trash"
              busy={action.busy}
              onPress={() => void remove()}
            >
              {t('authenticator.remove.button')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {isLive && <Note tone="warn">{t('authenticator.remove.live')}</Note>}
        <p className="choice-text">{t('authenticator.remove.plain')}</p>
        {isLive && (
          <Field
            label={t('authenticator.remove.type', { account: entry.account })}
            value={typed}
            onChange={setTyped}
            mono
            autoFocus
          />
        )}
        {action.problem && <ProblemBox problem={action.problem} />}
      </div>
    </Dialog>
  );
}
