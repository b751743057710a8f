import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../bridge';
import { Button, Note } from '../../components';

const askedKey = 'offroot.asked-hide-codes';

function wasAsked(): boolean {
  try {
    return localStorage.getItem(askedKey) !== null;
  } catch {
    return true;
  }
}

type Props = {
  readonly onHide: () => void;
  /** Shown when there is nothing to ask: one thing at a time. */
  readonly otherwise: ReactNode;
};

/** Asked once, where the system cannot promise to keep the window out of screen recordings (ux.md 5.10). */
export function AskHide({ onHide, otherwise }: Props) {
  const { t } = useTranslation();
  const state = useAppState();
  const [asked, setAsked] = useState(wasAsked);
  const promised = state.settings.contentProtection && state.platform === 'win32';
  if (asked || promised || state.settings.hideCodes) return otherwise;
  const answer = (hide: boolean) => {
    try {
      localStorage.setItem(askedKey, '1');
    } catch {
      // Without storage the question comes again next time; nothing is lost.
    }
    setAsked(true);
    if (hide) onHide();
  };
  return (
    <Note
      icon="eyeoff"
      actions={
        <>
          <Button size="small" onPress={() => answer(true)}>
            {t('authenticator.askHide.hide')}
          </Button>
          <Button size="small" kind="quiet" onPress={() => answer(false)}>
            {t('authenticator.askHide.keep')}
          </Button>
        </>
      }
    >
      {t('authenticator.askHide.text')}
    </Note>
  );
}
