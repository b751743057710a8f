import { useEffect } from 'react';
import { call, useSnapshot } from '../bridge';
import { onJump, setClock } from '../clock';
import { LiveRegions } from '../components/live';
import { setSingleKeys } from '../components/use-shortcuts';
import { switchLanguage } from '../i18n';
import { useKeptFocus } from './keep-focus';
import { LockScreen } from './lock-screen';
import { fetchBehindLock, MiniWindow } from './screens';
import { Shell } from './shell';

/** Follows the state of the app: language, theme, clock, lock. Locked, nothing of the content is in the page. */
export function App({ kind }: { readonly kind: 'main' | 'mini' }) {
  const state = useSnapshot('app.state');
  const language = state?.language;
  useEffect(() => {
    if (language) void switchLanguage(language);
  }, [language]);
  const theme = state?.theme;
  useEffect(() => {
    if (theme) document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useKeptFocus();
  const platform = state?.platform;
  useEffect(() => {
    if (platform) document.documentElement.dataset['platform'] = platform;
  }, [platform]);
  const offsetMs = state?.clock.offsetMs ?? 0;
  const locked = state?.lock.locked ?? true;
  useEffect(() => setClock({ offsetMs, stopped: locked }), [offsetMs, locked]);
  // Main looks at its own clock when it is asked, and pushes what it found.
  useEffect(() => onJump(() => void call('app.getState', {})), []);
  useEffect(() => {
    if (!locked || kind === 'mini') return undefined;
    const idle = requestIdleCallback(fetchBehindLock);
    return () => cancelIdleCallback(idle);
  }, [locked, kind]);
  const singleKeys = state?.settings.singleKeys ?? true;
  useEffect(() => setSingleKeys(singleKeys), [singleKeys]);
  if (!state) return null;
  const content = kind === 'mini' ? <MiniWindow /> : <Shell />;
  return (
    <div className={`app platform-${state.platform}`}>
      {locked ? <LockScreen mini={kind === 'mini'} /> : content}
      <LiveRegions />
    </div>
  );
}
