import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge';
import { useCountdown } from '../../clock';
import { AccountLine, Button, CodeText, Dialog, Icon, ProblemBox, TimeBar } from '../../components';
import { seconds } from '../../i18n';
import { useCode } from '../setup/result/live-code';
import { UnlockAgain } from './unlock-again';
import { useReveal, type Revealed } from './use-reveal';

type Props = {
  readonly entryId: string;
  /** Whose code it is, in words. */
  readonly title: string;
  readonly account: Parameters<typeof AccountLine>[0]['account'] | null;
  readonly onClose: () => void;
};

/** The QR code of an entry for another device. Asks to unlock again, and hides itself after the time set in Settings. */
export function QrDialog({ entryId, title, account, onClose }: Props) {
  const { t } = useTranslation();
  const reveal = useCallback(
    (passphrase: string | null) => call('authenticator.revealQr', { id: entryId, passphrase }),
    [entryId],
  );
  const picture = useReveal(reveal, true);
  const { secret, asking } = picture;
  const [asText, setAsText] = useState(false);
  useEffect(() => {
    if (secret === null) setAsText(false);
  }, [secret]);
  return (
    <Dialog
      title={t('setup.qr.title')}
      subtitle={account ? <AccountLine account={account} /> : title}
      onClose={onClose}
      actions={
        <Button kind={asking ? 'plain' : 'primary'} autoFocus={!asking} onPress={onClose}>
          {t(asking ? 'common.cancel' : 'setup.qr.done')}
        </Button>
      }
    >
      <div className="stack">
        <div className="qr-side">
          <div className="qr-box">
            {secret ? (
              <img src={secret.png} alt={t('setup.qr.alt', { name: title })} />
            ) : (
              <span>{t('setup.qr.hidden')}</span>
            )}
          </div>
          <div className="qr-words">
            {asking ? <UnlockAgain picture={picture} /> : <Scanning picture={picture} />}
          </div>
        </div>
        {!asking && picture.problem && <ProblemBox problem={picture.problem} />}
        <PhoneCode entryId={secret ? entryId : null} />
        {secret && (
          <div className="stack-s">
            <div>
              <Button size="small" kind="quiet" icon="keyb" onPress={() => setAsText(!asText)}>
                {t(asText ? 'setup.qr.hideText' : 'setup.qr.asText')}
              </Button>
            </div>
            {asText && (
              <p className="secret-text mono" data-secret translate="no">
                {secret.secretText}
              </p>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Scanning({ picture }: { readonly picture: Revealed }) {
  const { t } = useTranslation();
  return (
    <>
      <ol className="qr-steps">
        <li>{t('setup.qr.step1')}</li>
        <li>{t('setup.qr.step2')}</li>
        <li>{t('setup.qr.step3')}</li>
      </ol>
      <div className="row-wrap">
        {picture.secret ? (
          <>
            <Button size="small" icon="eyeoff" onPress={picture.hide}>
              {t('setup.qr.hide')}
            </Button>
            <span className="quiet-text" aria-hidden="true">
              {t('setup.qr.hidesIn', { seconds: seconds(picture.left ?? 0) })}
            </span>
          </>
        ) : (
          <Button size="small" icon="eye" busy={picture.busy} onPress={picture.begin}>
            {t('setup.qr.show')}
          </Button>
        )}
      </div>
    </>
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
