import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfSecond } from '../../clock';
import { announce } from '../../components';
import { secondsLeft } from './use-copy';

/** "New code." for the focused row, only when turned on in Settings. */
export function NewCodeVoice({
  period,
  box,
}: {
  readonly period: number;
  readonly box: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const fresh = useOfSecond((nowMs) => secondsLeft({ period }, nowMs) === period);
  useEffect(() => {
    if (fresh && box.current?.contains(document.activeElement)) announce(t('authenticator.heard.newCode'));
  }, [fresh, box, t]);
  return null;
}
