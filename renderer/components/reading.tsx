import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { now, useNow } from '../clock';
import { seconds } from '../i18n';

/** Nothing for 300 ms, then what it waits for, counted from 3 s. `since`: epoch ms on this computer's clock. */
export function Waiting({
  words,
  since,
}: {
  readonly words?: string | undefined;
  readonly since: number | null;
}) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  const at = useNow();
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!visible) return null;
  const passed = since === null ? 0 : Math.floor((at - (since + now() - Date.now())) / 1000);
  return (
    <p className="waiting-line">
      {words ?? t('common.reading')}
      {passed >= 3 && ` · ${seconds(passed)}`}
    </p>
  );
}
