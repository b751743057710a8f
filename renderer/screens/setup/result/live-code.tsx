import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Code } from '../../../../electron/contract';
import { call, useAppState } from '../../../bridge';
import { useCountdown } from '../../../clock';
import { CodeText, HiddenCode, IconButton } from '../../../components';
import { seconds } from '../../../i18n';

/** Asks for the code of one entry at the start of each window. Null until it is here, or while it must stay hidden. */
export function useCode(entryId: string | null): Code | null {
  const [code, setCode] = useState<Code | null>(null);
  const left = useCountdown(code?.validUntil ?? null);
  const due = code === null || left === 0;
  useEffect(() => {
    if (entryId === null) return setCode(null);
    if (!due) return;
    let wanted = true;
    void call('authenticator.revealCodes', { ids: [entryId] }).then((result) => {
      if (wanted && result.ok) setCode(result.value.codes[0] ?? null);
    });
    return () => {
      wanted = false;
    };
  }, [entryId, due]);
  return entryId === null ? null : code;
}

/** The MFA code of the sign-in card; follows the rules of the authenticator's rows. */
export function LiveCode({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation();
  const { hideCodes, revealSeconds } = useAppState().settings;
  const [shown, setShown] = useState(false);
  const visible = !hideCodes || shown;
  const code = useCode(visible ? entryId : null);
  const left = useCountdown(code?.validUntil ?? null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(false), revealSeconds * 1000);
    return () => clearTimeout(timer);
  }, [shown, revealSeconds]);
  if (code === null) {
    return (
      <span className="password-line">
        <HiddenCode />
        {hideCodes && (
          <IconButton icon="eye" label={t('setup.result.showCode')} onPress={() => setShown(true)} />
        )}
      </span>
    );
  }
  return (
    <span className="code-line">
      <CodeText code={code.code} used={code.used} />
      <span className="quiet-text" aria-hidden="true">
        {seconds(left ?? 0)}
      </span>
    </span>
  );
}
