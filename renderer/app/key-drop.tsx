import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, run } from '../bridge';
import { Icon } from '../components/icon';
import { topDepth } from '../components/layer';
import { askAccount } from './candidate';
import { currentRoute } from './router';

const largest = 65_536;

/** These take dropped files themselves. */
function isOurs(): boolean {
  const { screen } = currentRoute();
  return topDepth() === 0 && screen !== 'authenticator' && screen !== 'recovery';
}

async function take(file: File): Promise<void> {
  if (file.size > largest) {
    await run(
      Promise.resolve({ ok: false, problem: { code: 'file-too-large', params: {}, at: Date.now() } }),
    );
    return;
  }
  const contents = await file.text();
  const found = await run(call('account.connectFile', { contents, endpoint: null }));
  if (found) askAccount(found);
}

/** The whole window takes the console's rootkey.csv. A dropped file never opens in place of the app. */
export function RootKeyDrop() {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(isOurs());
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      const taken = event.defaultPrevented;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && !taken && isOurs()) void take(file);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-veil" aria-hidden="true">
      <Icon name="file" size={22} />
      <p>{t('common.drop')}</p>
    </div>
  );
}
