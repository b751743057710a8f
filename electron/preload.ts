import { contextBridge, ipcRenderer } from 'electron';

/** Filled in by the build from the contract, so that the schemas themselves stay in main. */
declare const __CONTRACT_CHANNELS__: readonly { readonly channel: string; readonly kind: 'call' | 'push' }[];

const calls = new Set<string>();
const pushes = new Set<string>();
for (const { channel, kind } of __CONTRACT_CHANNELS__) (kind === 'call' ? calls : pushes).add(channel);

const unknown = (): never => {
  throw new TypeError('unknown channel');
};

contextBridge.exposeInMainWorld('offroot', {
  call: (channel: string, request: unknown): Promise<unknown> =>
    calls.has(channel) ? ipcRenderer.invoke(channel, request) : unknown(),
  /** Hears the last snapshot at once, then each new one; an older replay never follows a newer push. */
  on(channel: string, listener: (snapshot: unknown) => void): () => void {
    if (!pushes.has(channel)) return unknown();
    let on = true;
    let heard = false;
    const hear = (_event: unknown, snapshot: unknown): void => {
      heard = true;
      if (on) listener(snapshot);
    };
    ipcRenderer.on(channel, hear);
    void ipcRenderer.invoke('shell.replay', channel).then((snapshot: unknown) => {
      if (on && !heard && snapshot !== undefined) listener(snapshot);
    });
    return () => {
      on = false;
      ipcRenderer.removeListener(channel, hear);
    };
  },
});
