import { createStore, useStore } from '../app/store';

type Shown = {
  readonly text: string;
  readonly action: { readonly label: string; readonly onPress: () => void } | null;
  readonly seq: number;
};
const shown = createStore<Shown | null>(null);
let seq = 0;

/** One line for 6 s, only for what is also visible elsewhere. Never for errors. */
export function toast(text: string, action: Shown['action'] = null): void {
  seq += 1;
  const mine = seq;
  shown.set({ text, action, seq: mine });
  setTimeout(() => {
    if (shown.get()?.seq === mine) shown.set(null);
  }, 6000);
}

export function Toast() {
  const now = useStore(shown);
  if (!now) return null;
  return (
    <div className="toast">
      <span>{now.text}</span>
      {now.action && (
        <button type="button" className="toast-action" onClick={now.action.onPress}>
          {now.action.label}
        </button>
      )}
    </div>
  );
}
