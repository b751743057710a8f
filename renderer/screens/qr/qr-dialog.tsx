import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useAppState, type Response } from '../../bridge';
import { inSeconds, useCountdown } from '../../clock';
import { AccountLine, Button, CodeText, Dialog, Icon, ProblemBox, TimeBar } from '../../components';
import { seconds } from '../../i18n';
import { useCode } from '../setup/result/live-code';

type Props = {
  readonly entryId: string;
  /** Whose code it is, in words. */
  readonly title: string;
  readonly account: Parameters<typeof AccountLine>[0]['account'] | null;
  readonly onClose: () => void;
};

/** The QR code of an entry for another device. Hides itself and leaves the page after the time set in Settings. */
export function QrDialog({ entryId, title, account, onClose }: Props) {
  const { t } = useTranslation();
  const { qrSeconds } = useAppState().settings;
  const action = useAction();
  const { act } = action;
  const [shown, setShown] = useState<{
    readonly qr: Response<'authenticator.revealQr'>;
    readonly until: number;
  } | null>(null);
  const [asText, setAsText] = useState(false);
  const left = useCountdown(shown?.until ?? null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void act(() => call('authenticator.revealQr', { id: entryId })).then((qr) => {
      if (wanted && qr !== null) setShown({ qr, until: inSeconds(qrSeconds) });
    });
    return () => {
      wanted = false;
    };
  }, [act, entryId, qrSeconds, round]);
  const hide = () => {
    setShown(null);
    setAsText(false);
  };
  useEffect(() => {
    if (left === 0) hide();
  }, [left]);
  return (
    <Dialog
      title={t('setup.qr.title')}
      subtitle={account ? <AccountLine account={account} /> : title}
      onClose={onClose}
      actions={
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('setup.qr.done')}
        </Button>
      }
    >
      <div className="stack">
        <div className="qr-side">
          <div className="qr-box">
            {shown ? (
              <img src={shown.qr.png} alt={t('setup.qr.alt', { name: title })} />
            ) : (
              <span>{t('setup.qr.hidden')}</span>
            )}
          </div>
          <div className="qr-words">
            <ol className="qr-steps">
              <li>{t('setup.qr.step1')}</li>
              <li>{t('setup.qr.step2')}</li>
              <li>{t('setup.qr.step3')}</li>
            </ol>
            <div className="row-wrap">
              {shown ? (
                <>
                  <Button size="small" icon="eyeoff" onPress={hide}>
                    {t('setup.qr.hide')}
                  </Button>
                  <span className="quiet-text" aria-hidden="true">
                    {t('setup.qr.hidesIn', { seconds: seconds(left ?? 0) })}
                  </span>
                </>
              ) : (
                <Button size="small" icon="eye" busy={action.busy} onPress={() => setRound(round + 1)}>
                  {t('setup.qr.show')}
                </Button>
              )}
            </div>
          </div>
        </div>
        {action.problem && <ProblemBox problem={action.problem} />}
        <PhoneCode entryId={shown ? entryId : null} />
        {shown && (
          <div className="stack-s">
            <div>
              <Button size="small" kind="quiet" icon="keyb" onPress={() => setAsText(!asText)}>
                {t(asText ? 'setup.qr.hideText' : 'setup.qr.asText')}
              </Button>
            </div>
            {asText && (
              <p className="secret-text mono" data-secret translate="no">
                {shown.qr.secretText}
              </p>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** "The phone should show": the same code, to compare. */
function PhoneCode({ entryId }: { readonly entryId: string | null }) {
  const { t } = useTranslation();
  const code = useCode(entryId);
  const left = useCountdown(code?.validUntil ?? null) ?? 0;
  if (code === null) return null;
  const period = (code.validUntil - code.validFrom) / 1000;
  return (
    <div className="phone-code">
      <div>
        <p className="fact-label">
          <Icon name="phone" size={14} /> {t('setup.qr.should')}
        </p>
        <CodeText code={code.code} size="subject" />
      </div>
      <div className="phone-time" aria-hidden="true">
        <span>{seconds(left)}</span>
        <TimeBar fraction={left / period} low={left <= 8} />
      </div>
    </div>
  );
}
