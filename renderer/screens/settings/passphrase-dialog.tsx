import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction } from '../../bridge';
import { Button, Dialog, Field, ProblemBox, announce } from '../../components';
import { limits } from '../../../electron/contract/constants';

export type PassphraseJob = 'set' | 'change' | 'remove';

/** Sets, changes or removes the passphrase; pasting and password managers work in every field. */
export function PassphraseDialog({
  job,
  onClose,
}: {
  readonly job: PassphraseJob;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const action = useAction();
  const wrong = action.problem?.code === 'passphrase-wrong' && job !== 'set';
  const needCurrent = job !== 'set' && current === '' ? t('settings.lock.need') : null;
  const needNext = job !== 'remove' && next === '' ? t('settings.lock.need') : null;
  const differ = job !== 'remove' && next !== again ? t('settings.lock.differ') : null;
  const submit = async () => {
    setTried(true);
    if (needCurrent || needNext || differ) return;
    const done = await action.act(() =>
      call('app.setPassphrase', { current, next: job === 'remove' ? '' : next }),
    );
    if (!done) return;
    announce(t(job === 'remove' ? 'settings.lock.removeDone' : 'settings.lock.setDone'));
    onClose();
  };
  const title = t(`settings.lock.${job}Title`);
  const shared = { type: 'password', maxLength: limits.passphrase, onSubmit: () => void submit() } as const;
  return (
    <Dialog
      title={title}
      size="small"
      dirty={current !== '' || next !== ''}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={() => void submit()}>
            {title}
          </Button>
        </>
      }
    >
      <div className="stack">
        {job !== 'set' && (
          <Field
            {...shared}
            label={t('settings.lock.current')}
            autoComplete="current-password"
            autoFocus
            value={current}
            onChange={setCurrent}
            error={tried ? (needCurrent ?? (wrong ? t('lock.wrong') : null)) : null}
          />
        )}
        {job === 'remove' && <p>{t('settings.lock.removeText')}</p>}
        {job !== 'remove' && (
          <>
            <Field
              {...shared}
              label={t('settings.lock.next')}
              autoComplete="new-password"
              autoFocus={job === 'set'}
              value={next}
              onChange={setNext}
              error={tried ? needNext : null}
              hint={t('settings.lock.nextHint')}
            />
            <Field
              {...shared}
              label={t('settings.lock.again')}
              autoComplete="new-password"
              value={again}
              onChange={setAgain}
              error={tried ? differ : null}
            />
          </>
        )}
        {action.problem && !wrong && <ProblemBox problem={action.problem} plain />}
      </div>
    </Dialog>
  );
}
