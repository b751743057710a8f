import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { run as show, useAppState } from '../../../bridge';
import { IconButton } from '../../../components';
import type { Result } from '../../../../electron/contract';

type Props = {
  readonly held: boolean;
  readonly reveal: () => Promise<Result<{ readonly password: string }>>;
};

/** Sixteen dots whatever its length; the eye shows the password for some seconds, then it leaves the page. */
export function PasswordLine({ held, reveal: ask }: Props) {
  const { t } = useTranslation();
  const { revealSeconds } = useAppState().settings;
  const [password, setPassword] = useState<string | null>(null);
  useEffect(() => {
    if (password === null) return;
    const timer = setTimeout(() => setPassword(null), revealSeconds * 1000);
    return () => clearTimeout(timer);
  }, [password, revealSeconds]);
  if (!held) return <span className="quiet-text">{t('setup.result.passwordGone')}</span>;
  const reveal = async () => {
    if (password !== null) return setPassword(null);
    const answer = await show(ask());
    if (answer !== null) setPassword(answer.password);
  };
  return (
    <span className="password-line">
      {password === null ? (
        <span className="dots" role="img" aria-label={t('setup.result.passwordHidden')}>
          ••••••••••••••••
        </span>
      ) : (
        <span className="mono" data-secret>
          {password}
        </span>
      )}
      <IconButton
        icon={password === null ? 'eye' : 'eyeoff'}
        label={
          password === null
            ? t('setup.result.showPassword', { seconds: revealSeconds })
            : t('setup.result.hidePassword')
        }
        onPress={() => void reveal()}
      />
    </span>
  );
}
