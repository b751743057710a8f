import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useAppState } from '../../../bridge';
import { inSeconds, useCountdown } from '../../../clock';
import { Button, LinkButton, ProblemBox } from '../../../components';
import { seconds } from '../../../i18n';
import type { Result } from '../../../../electron/contract';

export type Secret = { readonly png: string; readonly secretText: string };

type Props = {
  /** Asks main for the picture; must be stable. */
  readonly reveal: () => Promise<Result<Secret>>;
  readonly lastStep: string;
};

/** Black on white with its margin; hides itself and leaves the page after the time set in Settings. */
export function SecretPicture({ reveal, lastStep }: Props) {
  const { t } = useTranslation();
  const { qrSeconds } = useAppState().settings;
  const action = useAction();
  const { act } = action;
  const [secret, setSecret] = useState<Secret | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const [asText, setAsText] = useState(false);
  const left = useCountdown(until);
  const show = useCallback(async () => {
    const shown = await act(reveal);
    if (!shown) return;
    setSecret(shown);
    setUntil(inSeconds(qrSeconds));
  }, [act, reveal, qrSeconds]);
  const hide = () => {
    setSecret(null);
    setUntil(null);
    setAsText(false);
  };
  useEffect(() => void show(), [show]);
  useEffect(() => {
    if (left === 0) hide();
  }, [left]);
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
        <ol>
          <li>{t('users.assign.scan1')}</li>
          <li>{t('users.assign.scan2')}</li>
          <li>{lastStep}</li>
        </ol>
        <div className="cluster">
          {secret ? (
            <>
              <Button size="small" icon="eyeoff" onPress={hide}>
                {t('users.assign.hide')}
              </Button>
              {left !== null && (
                <span className="muted" aria-hidden="true">
                  {t('users.assign.hidesIn', { seconds: seconds(left) })}
                </span>
              )}
            </>
          ) : (
            <Button size="small" icon="eye" busy={action.busy} onPress={() => void show()}>
              {t('users.assign.showQr')}
            </Button>
          )}
        </div>
        {secret && (
          <LinkButton onPress={() => setAsText(!asText)}>
            {t(asText ? 'users.assign.hideText' : 'users.assign.showText')}
          </LinkButton>
        )}
      </div>
      {secret && asText && <p className="mono scan-text">{secret.secretText}</p>}
      {action.problem && <ProblemBox problem={action.problem} plain />}
    </div>
  );
}
