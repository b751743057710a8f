import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore, useStore } from '../app/store';
import { shortcutLabel } from './key-labels';
import { announce } from './live';
import { useShortcuts } from './use-shortcuts';

type Shown = {
  readonly text: string;
  readonly action: { readonly label: string; readonly onPress: () => void } | null;
  readonly seq: number;
};
const shown = createStore<Shown | null>(null);
let seq = 0;

const actionKey = 'Mod+KeyZ';

/** One line for 6 s, only for what is also visible elsewhere; said aloud too. Never for errors. */
export function toast(text: string, action: Shown['action'] = null): void {
  seq += 1;
  const mine = seq;
  shown.set({ text, action, seq: mine });
  setTimeout(() => {
    if (shown.get()?.seq === mine) shown.set(null);
  }, 6000);
}

export function Toast() {
  const { t } = useTranslation();
  const now = useStore(shown);
  useEffect(() => {
    if (!now) return;
    const { text, action } = now;
    announce(
      action ? t('common.toastAction', { text, key: shortcutLabel(actionKey), action: action.label }) : text,
    );
  }, [now, t]);
  const act = now?.action
    ? () => {
        now.action?.onPress();
        shown.set(null);
      }
    : undefined;
  useShortcuts({ [actionKey]: act });
  if (!now) return null;
  return (
    <section className="toast" aria-label={t('common.toast')}>
      <span>{now.text}</span>
      {now.action && (
        <button type="button" className="toast-action" onClick={act}>
          <span>{now.action.label}</span>
          <kbd>{shortcutLabel(actionKey)}</kbd>
        </button>
      )}
    </section>
  );
}
