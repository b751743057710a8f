import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Result } from '../contract';
import { ProblemError } from '../contract';
import { callChannels, type Dispatch } from './dispatcher';
import type { FirstWindow } from './first-window';
import type { Log } from './log';
import { isOurs } from './origin';
import { packInTurn } from './packed';
import type { Publisher } from './publisher';

const stateChannel = 'app.getState';

/** Channel by which a page that begins to listen asks for the last snapshot; not part of the contract. */
export const replayChannel = 'shell.replay';

type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/** True when a message comes from the main frame of one of our windows, showing our page. */
export function isTrusted(event: Sender, ours: readonly WebContents[]): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame === undefined) return false;
  return ours.includes(event.sender) && frame === event.sender.mainFrame && isOurs(frame.url);
}

type Parts = {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** Holds the questions of a page that was there before us. */
  readonly first?: Pick<FirstWindow, 'answerWith'>;
  /** Resolves when it is decided whether the app is locked; until then no page learns the state. */
  readonly opened?: Promise<void>;
  readonly dispatch: Dispatch;
  readonly publisher: Publisher;
  /** Contents of the windows that exist now. */
  readonly windows: () => readonly WebContents[];
  readonly log: Log;
};

/** One handler per channel of the contract; strangers get a problem and nothing runs. */
export function attachIpc({ ipcMain, first, opened, dispatch, publisher, windows, log }: Parts): void {
  const refused = (channel: string): Result<never> => {
    log({ event: 'sender-refused', channel });
    return { ok: false, problem: new ProblemError('unknown').problem };
  };
  const answerOf = (channel: string) => (event: Sender, request: unknown) =>
    isTrusted(event, windows()) ? dispatch(channel, request) : refused(channel);
  const packedAnswerOf = (channel: string) => async (event: Sender, request: unknown) =>
    packInTurn(await answerOf(channel)(event, request));
  const answerState = async (event: Sender, request: unknown): Promise<Result<unknown>> => {
    await opened;
    return answerOf(stateChannel)(event, request);
  };
  first?.answerWith(answerState);
  for (const channel of callChannels().keys())
    ipcMain.handle(channel, channel === stateChannel ? answerState : packedAnswerOf(channel));
  ipcMain.handle(replayChannel, (event, channel: unknown) => {
    if (!isTrusted(event, windows()) || typeof channel !== 'string') return undefined;
    return publisher.replay(channel);
  });
}
