/** What Electron registers with the system; the keys that the page knows for the mini window. */
export const miniAccelerator = 'CommandOrControl+Shift+M';

export type ShortcutState = 'off' | 'on' | 'taken';

type Parts = {
  /** Electron's own; `register` answers false when another program has the keys. */
  readonly registry: {
    register(accelerator: string, pressed: () => void): boolean;
    unregister(accelerator: string): void;
  };
  readonly wanted: () => boolean;
  readonly pressed: () => void;
  readonly changed: () => void;
};

/** The keys that open the mini window from any program. `apply` after a change of the setting. */
export function createGlobalShortcut(parts: Parts): { state(): ShortcutState; apply(): void } {
  let state: ShortcutState = 'off';
  const become = (next: ShortcutState): void => {
    if (next === state) return;
    state = next;
    parts.changed();
  };
  return {
    state: () => state,
    apply() {
      if (!parts.wanted()) {
        if (state === 'on') parts.registry.unregister(miniAccelerator);
        return become('off');
      }
      // Taken before may be free now, so that switching off and on again is a way out.
      if (state !== 'on') become(parts.registry.register(miniAccelerator, parts.pressed) ? 'on' : 'taken');
    },
  };
}
