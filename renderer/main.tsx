import { createRoot } from 'react-dom/client';
import './styles/index.css';
import { App } from './app/app';
import { fetchFirstScreen, wholeFirstScreen } from './app/screens';
import { call, seed } from './bridge';
import { switchLanguage } from './i18n';

/** `?window=mini` is the small window; anything else is the main one. */
const kind = new URLSearchParams(location.search).get('window') === 'mini' ? 'mini' : 'main';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const state = await call('app.getState', {});
  if (!state.ok) return;
  seed('app.state', state.value);
  document.documentElement.dataset['theme'] = state.value.theme;
  if (kind === 'main') fetchFirstScreen(state.value);
  await switchLanguage(state.value.language);
  await wholeFirstScreen(state.value, kind);
  createRoot(root).render(<App kind={kind} />);
}

void start();
