import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../bridge';
import { useCovered } from '../components/layer';
import { Toast } from '../components/toast';
import { currentAccount } from './current-account';
import { Overlays } from './overlays';
import { Rail } from './rail';
import { currentRoute, go, hadNote, useRoute } from './router';
import { firstScreen, screens } from './screens';
import { useGlobalKeys } from './global-keys';
import { FileDrop } from './file-drop';

/** Screens that fill the window by themselves. */
const bare = ['welcome', 'connect'];

/** The frame of 3.1: rail at the left, the screen in the rest. */
export function Shell() {
  const { t } = useTranslation();
  const state = useAppState();
  const covered = useCovered(0);
  const account = currentAccount(state);
  const started = useRef(false);
  const sentToWelcome = useRef(false);
  if (!started.current) {
    started.current = true;
    sentToWelcome.current = !hadNote() && firstScreen(state) === 'welcome';
    if (!hadNote() && state.accounts.length === 0) go({ screen: firstScreen(state) });
  }
  // After the first place is known: another screen would be fetched only to go at once.
  const route = useRoute();
  // A keychain that took its time opens the vault after the first picture: who has codes wants them, not a welcome.
  const hasCodes = state.entryCount > 0 && state.accounts.length === 0;
  useEffect(() => {
    if (!hasCodes || !sentToWelcome.current) return;
    sentToWelcome.current = false;
    if (currentRoute().screen === 'welcome') go({ screen: 'authenticator' });
  }, [hasCodes]);
  useGlobalKeys();
  useEffect(() => {
    document.documentElement.classList.toggle('practice-open', account?.practice === true);
  }, [account?.practice]);
  const Screen = screens[route.screen];
  const withRail = !bare.includes(route.screen);
  return (
    <>
      <div className={withRail ? 'shell' : 'shell bare'} inert={covered}>
        <a className="skip-link" href="#content">
          {t('common.skip')}
        </a>
        {withRail && <Rail />}
        <div className="shell-screen">
          <Screen key={`${route.screen} ${account?.ref ?? ''}`} />
        </div>
      </div>
      <Overlays />
      <FileDrop />
      <Toast />
      {account?.practice && <div className="practice-frame" aria-hidden="true" />}
    </>
  );
}
