import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton, ProblemBox } from '../../../components';
import { seconds } from '../../../i18n';
import { UnlockAgain } from '../../qr/unlock-again';
import type { Revealed } from '../../qr/use-reveal';

type Props = {
  readonly picture: Revealed;
  readonly lastStep: string;
};

/** Black on white with its margin; hides itself and leaves the page after the time set in Settings. */
export function SecretPicture({ picture, lastStep }: Props) {
  const { t } = useTranslation();
  const { secret, asking, problem } = picture;
  const [asText, setAsText] = useState(false);
  useEffect(() => {
    if (secret === null) setAsText(false);
  }, [secret]);
  return (
    <div className="scan">
      <div className="scan-picture">
        {secret ? (
          <img src={secret.png} alt={t('users.assign.qrAlt')} width={184} height={184} />
        ) : (
          <span>{t('users.assign.hidden')}</span>
        )}
      </div>
      <div className="scan-words">
        <h3>{t('users.assign.scan')}</h3>
        {asking ? <UnlockAgain picture={picture} /> : <Steps picture={picture} lastStep={lastStep} />}
        {secret && (
          <LinkButton onPress={() => setAsText(!asText)}>
            {t(asText ? 'users.assign.hideText' : 'users.assign.showText')}
          </LinkButton>
        )}
      </div>
      {secret && asText && <p className="mono scan-text">{secret.secretText}</p>}
      {!asking && problem && <ProblemBox problem={problem} plain />}
    </div>
  );
}

function Steps({ picture, lastStep }: Props) {
  const { t } = useTranslation();
  const { secret, left } = picture;
  return (
    <>
      <ol>
        <li>{t('users.assign.scan1')}</li>
        <li>{t('users.assign.scan2')}</li>
        <li>{lastStep}</li>
      </ol>
      <div className="cluster">
        {secret ? (
          <>
            <Button size="small" icon="eyeoff" onPress={picture.hide}>
              {t('users.assign.hide')}
            </Button>
            {left !== null && (
              <span className="muted" aria-hidden="true">
                {t('users.assign.hidesIn', { seconds: seconds(left) })}
              </span>
            )}
          </>
        ) : (
          <Button size="small" icon="eye" busy={picture.busy} onPress={picture.begin}>
            {t('users.assign.showQr')}
          </Button>
        )}
      </div>
    </>
  );
}
