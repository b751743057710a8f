import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, run } from '../bridge';
import { Icon } from '../components/icon';
import { askAccount, candidate } from './candidate';
import { dropped, goalOf, mayDrop } from './dropped';
import { currentRoute, go } from './router';

const largest = 65_536;

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

const screens = { codes: 'authenticator', restore: 'recovery' } as const;

function receive(files: readonly File[]): void {
  const [first] = files;
  // Until "is this your account?" is answered, nothing else begins.
  if (first === undefined || !mayDrop() || candidate.get() !== null) return;
  const goal = goalOf(currentRoute().screen, files);
  if (goal === 'connect') return void take(first);
  dropped.set({ goal, files });
  go({ screen: screens[goal] });
}

/** The whole window takes files, each to its preview. A dropped file never opens in place of the app. */
export function FileDrop() {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(mayDrop());
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      receive([...(event.dataTransfer?.files ?? [])]);
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
