import { contextBridge, ipcRenderer } from 'electron';

/** Written in by the build from the contract: all that may cross, and in which direction. */
declare const __CONTRACT_CHANNELS__: readonly { readonly channel: string; readonly kind: 'call' | 'push' }[];

const namesOf = (kind: 'call' | 'push'): ReadonlySet<string> =>
  new Set(__CONTRACT_CHANNELS__.filter((leaf) => leaf.kind === kind).map((leaf) => leaf.channel));
const calls = namesOf('call');
const pushes = namesOf('push');

function call(channel: string, request: unknown): Promise<unknown> {
  if (!calls.has(channel)) return Promise.reject(new Error('no such call'));
  return ipcRenderer.invoke(channel, request);
}

/** Listens to a push and gets its last snapshot at once; an older replay never follows a newer push. */
function on(channel: string, listener: (snapshot: unknown) => void): () => void {
  if (!pushes.has(channel)) throw new Error('no such push');
  let heard = false;
  const hear = (_event: unknown, snapshot: unknown): void => {
    heard = true;
    listener(snapshot);
  };
  ipcRenderer.on(channel, hear);
  const replay = async (): Promise<void> => {
    const snapshot: unknown = await ipcRenderer.invoke('shell.replay', channel);
    if (!heard && snapshot !== undefined) listener(snapshot);
  };
  void replay();
  return () => {
    heard = true;
    ipcRenderer.removeListener(channel, hear);
  };
}

contextBridge.exposeInMainWorld('offroot', { call, on });
