import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, type Response } from '../../../bridge';
import { Button, Field, Note, ProblemBox, Sheet, announce } from '../../../components';
import { useReveal } from '../../qr/use-reveal';
import type { AssignChoice } from './assign-form';
import type { SheetFrame } from './assign-sheet';
import { Lines } from './lines';
import { SecretPicture } from './secret-picture';

type Props = {
  readonly frame: SheetFrame;
  readonly pending: Response<'users.beginMfaByQr'>;
  readonly choice: AssignChoice;
  readonly onClose: () => void;
};

const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, 6);
const isCode = (text: string): boolean => /^\d{6}$/.test(text);

/** The phone works out the two codes in a row that turn the device on. */
export function PhoneCodes({ frame, pending, choice, onClose }: Props) {
  const { t } = useTranslation();
  const [code1, setCode1] = useState('');
  const [code2, setCode2] = useState('');
  const [left, setLeft] = useState({ first: false, second: false });
  const second = useRef<HTMLInputElement>(null);
  const action = useAction();
  const { pendingId } = pending;
  const reveal = useCallback(() => call('users.revealPendingQr', { pendingId }), [pendingId]);
  // Not in the vault yet: there is nothing to unlock.
  const picture = useReveal(reveal, false);
  const differ = code1 !== code2 || code1 === '';
  const cancel = () => {
    void call('users.cancelMfaByQr', { pendingId });
    onClose();
  };
  const turnOn = async () => {
    setLeft({ first: true, second: true });
    if (!isCode(code1) || !isCode(code2) || !differ) return;
    const answer = await action.act(() => call('users.finishMfaByQr', { pendingId, code1, code2 }));
    if (!answer) return;
    announce(t('users.assign.done'));
    onClose();
  };
  return (
    <Sheet
      {...frame}
      onClose={cancel}
      dirty={code1 !== '' || code2 !== ''}
      actions={
        <>
          <Button onPress={cancel}>{t('common.cancel')}</Button>
          <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={() => void turnOn()}>
            {t('users.assign.turnOn')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <SecretPicture picture={picture} lastStep={t('users.assign.scan3Type')} />
        <Lines lines={pending.lines} deviceName={choice.name} />
        <div className="assign-codes">
          <Field
            label={t('users.assign.code1')}
            value={code1}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            onChange={(next) => {
              const digits = digitsOf(next);
              setCode1(digits);
              if (digits.length === 6) second.current?.focus();
            }}
            onBlur={() => setLeft({ ...left, first: code1 !== '' })}
            error={left.first && !isCode(code1) ? t('users.assign.codeShape') : null}
            onSubmit={() => void turnOn()}
          />
          <Field
            label={t('users.assign.code2')}
            value={code2}
            inputMode="numeric"
            inputRef={second}
            onChange={(next) => setCode2(digitsOf(next))}
            onBlur={() => setLeft({ ...left, second: code2 !== '' })}
            error={
              isCode(code2) && !differ
                ? t('users.assign.codesDiffer')
                : left.second && !isCode(code2)
                  ? t('users.assign.codeShape')
                  : null
            }
            onSubmit={() => void turnOn()}
          />
        </div>
        <Note>{t('users.assign.cancelNote')}</Note>
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Sheet>
  );
}
