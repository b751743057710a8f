import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, type Response } from '../../../bridge';
import { useCountdown } from '../../../clock';
import {
  Button,
  CodeText,
  Disc,
  Field,
  HiddenCode,
  Note,
  ProblemBox,
  Sheet,
  TimeBar,
  announce,
} from '../../../components';
import { seconds } from '../../../i18n';
import { useReveal } from '../../qr/use-reveal';
import { useCode } from '../../setup/result/live-code';
import type { AssignChoice } from './assign-form';
import type { SheetFrame } from './assign-sheet';
import { Lines } from './lines';
import { SecretPicture } from './secret-picture';

type Props = {
  readonly frame: SheetFrame;
  readonly made: Response<'users.assignMfa'>;
  readonly choice: AssignChoice;
  readonly onClose: () => void;
};

const low = 8;

function PhoneShows({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation();
  const code = useCode(entryId);
  const left = useCountdown(code?.validUntil ?? null) ?? 0;
  const period = code ? (code.validUntil - code.validFrom) / 1000 || 30 : 30;
  return (
    <div className="phone-shows">
      <div>
        <p className="aside-caption">{t('users.assign.phoneShows')}</p>
        {code ? <CodeText code={code.code} size="subject" /> : <HiddenCode size="subject" />}
      </div>
      <div className="phone-left" aria-hidden="true">
        <span>{seconds(left)}</span>
        <TimeBar fraction={left / period} low={left < low} />
      </div>
    </div>
  );
}

/** Compares typed digits with the neighbors, to say what is different. */
function SomethingElse({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation();
  const [digits, setDigits] = useState('');
  const [result, setResult] = useState<Response<'users.compareCode'> | null>(null);
  const action = useAction();
  const code = digits.replace(/\s/g, '');
  const compare = async () => {
    if (!/^\d{6}$/.test(code)) return;
    const answer = await action.act(() => call('users.compareCode', { entryId, code }));
    if (!answer) return;
    setResult(answer);
    announce(t(`users.assign.result.${answer.result}`, { seconds: seconds(Math.abs(answer.seconds)) }));
  };
  const tone = result?.result === 'other' ? 'warn' : result?.result === 'same' ? 'ok' : 'info';
  return (
    <div className="stack">
      <Field
        label={t('users.assign.otherLabel')}
        value={digits}
        inputMode="numeric"
        maxLength={8}
        autoFocus
        onChange={(next) => {
          setDigits(next);
          setResult(null);
        }}
        onSubmit={() => void compare()}
        trailing={
          <Button
            kind="quiet"
            size="small"
            busy={action.busy}
            disabledReason={/^\d{6}$/.test(code) ? null : t('users.assign.codeShape')}
            onPress={() => void compare()}
          >
            {t('users.assign.compare')}
          </Button>
        }
      />
      {result && (
        <Note tone={tone}>
          {t(`users.assign.result.${result.result}`, { seconds: seconds(Math.abs(result.seconds)) })}
        </Note>
      )}
      {action.problem && <ProblemBox problem={action.problem} plain />}
    </div>
  );
}

/** The device is on already; the phone gets the same secret and shows the same code. */
export function PhoneCheck({ frame, made, choice, onClose }: Props) {
  const { t } = useTranslation();
  const [other, setOther] = useState(false);
  const action = useAction();
  const { entryId } = made;
  const reveal = useCallback(
    (passphrase: string | null) => call('authenticator.revealQr', { id: entryId, passphrase }),
    [entryId],
  );
  const picture = useReveal(reveal, true);
  const { asking } = picture;
  const same = async () => {
    if (!choice.keepHere) {
      const forgotten = await action.act(() => call('users.forgetHere', { entryId }));
      if (!forgotten) return;
      announce(t('users.assign.forgotten'));
    } else announce(t('users.assign.done'));
    onClose();
  };
  return (
    <Sheet
      {...frame}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" pressed={other} onPress={() => setOther(!other)}>
            {t('users.assign.other')}
          </Button>
          <Button
            kind={asking ? 'plain' : 'primary'}
            keyHint={asking ? undefined : 'Enter'}
            autoFocus={!asking}
            busy={action.busy}
            onPress={() => void same()}
          >
            {t('users.assign.same')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <SecretPicture picture={picture} lastStep={t('users.assign.scan3')} />
        <PhoneShows entryId={entryId} />
        <Lines lines={made.lines} deviceName={choice.name} />
        <p className="line" aria-current="step">
          <Disc state="running" />
          <span className="line-words">{t('users.assign.yourTurn')}</span>
        </p>
        {other && <SomethingElse entryId={entryId} />}
        {choice.keepHere && <Note>{t('users.assign.neverScan')}</Note>}
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Sheet>
  );
}
