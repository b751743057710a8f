import type { WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { Handlers, Publish } from '../../../electron/contract';
import { ProblemError } from '../../../electron/contract';
import { callChannels, createDispatcher, type Dispatch } from '../../../electron/shell/dispatcher';
import { attachIpc, isTrusted, replayChannel } from '../../../electron/shell/ipc';
import type { LogLine } from '../../../electron/shell/log';
import { createPublisher } from '../../../electron/shell/publisher';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

function dispatcherWith(handler: (request: never) => unknown, admit = (): void => undefined) {
  const lines: LogLine[] = [];
  const handlers = { app: { lock: handler, copyText: handler } } as unknown as Handlers;
  return { lines, dispatch: createDispatcher({ handlers, admit, log: (line) => void lines.push(line) }) };
}

describe('the dispatcher', () => {
  it('answers a good call with the value', async () => {
    const { dispatch } = dispatcherWith(() => ({ done: true }));
    expect(await dispatch('app.lock', {})).toEqual({ ok: true, value: { done: true } });
  });

  it.each([
    ['an unknown key', 'app.copyText', { text: 'x', extra: 1 }],
    ['a wrong type', 'app.copyText', { text: 1 }],
    ['too long a text', 'app.copyText', { text: 'x'.repeat(20_001) }],
    ['nothing', 'app.copyText', undefined],
    ['null', 'app.copyText', null],
    ['a list', 'app.lock', []],
  ])('refuses %s before the handler runs', async (_what, channel, request) => {
    const handler = vi.fn<() => unknown>(() => ({ done: true }));
    const { dispatch } = dispatcherWith(handler);
    expect(await dispatch(channel, request)).toMatchObject({ ok: false, problem: { code: 'field-invalid' } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('names the field that is at fault', async () => {
    const { dispatch } = dispatcherWith(() => ({ done: true }));
    expect(await dispatch('app.copyText', { text: 1 })).toMatchObject({ problem: { field: 'text' } });
  });

  it('turns any other error into "unknown", without its text, and logs places only', async () => {
    const { dispatch, lines } = dispatcherWith(() => {
      throw new TypeError(`cannot use ${secret}`);
    });
    const result = await dispatch('app.lock', {});
    expect(result).toMatchObject({ ok: false, problem: { code: 'unknown', params: {} } });
    expect(JSON.stringify([result, lines])).not.toContain(secret);
    expect(lines[0]?.places?.[0]).toMatch(/^ipc\.test\.ts:\d+:\d+$/);
  });

  it('passes a problem on as it is', async () => {
    const { dispatch } = dispatcherWith(() => {
      throw new ProblemError('name-taken', { field: 'userName' });
    });
    expect(await dispatch('app.lock', {})).toMatchObject({
      ok: false,
      problem: { code: 'name-taken', field: 'userName' },
    });
  });

  it('lets no answer out that the contract does not know', async () => {
    const { dispatch } = dispatcherWith(() => ({ done: true, secret }));
    const result = await dispatch('app.lock', {});
    expect(result).toMatchObject({ ok: false, problem: { code: 'unknown' } });
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  it('asks for admission after validating and before handling', async () => {
    const handler = vi.fn<() => unknown>(() => ({ done: true }));
    const { dispatch } = dispatcherWith(handler, () => {
      throw new ProblemError('locked');
    });
    expect(await dispatch('app.lock', {})).toMatchObject({ ok: false, problem: { code: 'locked' } });
    expect(handler).not.toHaveBeenCalled();
  });

  it.each(['app.state', 'app.nope', 'nope', '', 'constructor.name', '__proto__.toString', 'app.toString'])(
    'knows no call named %j',
    async (channel) => {
      const { dispatch } = dispatcherWith(() => ({ done: true }));
      expect(await dispatch(channel, {})).toMatchObject({ ok: false, problem: { code: 'unknown' } });
    },
  );
});

const frame = { url: 'app://offroot/index.html' };
const contents = { mainFrame: frame } as unknown as WebContents;
const event = (senderFrame: unknown, sender: unknown = contents) =>
  ({ sender, senderFrame }) as Parameters<typeof isTrusted>[0];

describe('the sender', () => {
  it('is trusted as the main frame of one of our windows at our origin', () => {
    expect(isTrusted(event(frame), [contents])).toBe(true);
  });
  it.each([
    ['a frame inside the page', event({ url: 'app://offroot/index.html' }), [contents]],
    ['no frame any more', event(null), [contents]],
    ['a window that is not ours', event(frame), []],
  ] as const)('is refused as %s', (_what, from, ours) => expect(isTrusted(from, [...ours])).toBe(false));
  it.each(['https://evil.example/', 'app://elsewhere/index.html', 'about:blank', 'data:text/html,x', ''])(
    'is refused when its page is %s',
    (url) => {
      const foreign = { url };
      const window = { mainFrame: foreign } as unknown as WebContents;
      expect(isTrusted(event(foreign, window), [window])).toBe(false);
    },
  );
});

describe('the wire', () => {
  it('has one handler for each call and one for replays; a stranger sets nothing off', async () => {
    const handlers = new Map<string, (event: unknown, request: unknown) => unknown>();
    const dispatch = vi.fn<Dispatch>(async () => ({ ok: true, value: null }));
    const publisher = createPublisher({ send: () => undefined, isLocked: () => false, log: () => undefined });
    attachIpc({
      ipcMain: { handle: (channel: string, handler: never) => void handlers.set(channel, handler) } as never,
      dispatch,
      publisher,
      windows: () => [contents],
      log: () => undefined,
    });
    expect([...handlers.keys()].sort()).toEqual([...callChannels().keys(), replayChannel].sort());
    publisher.publish('app', 'command', { seq: 1, name: 'palette' });
    const stranger = event({ url: 'https://evil.example/' });
    expect(await handlers.get('app.lock')?.(stranger, {})).toMatchObject({ ok: false });
    expect(handlers.get(replayChannel)?.(stranger, 'app.command')).toBeUndefined();
    expect(dispatch).not.toHaveBeenCalled();
    expect(handlers.get(replayChannel)?.(event(frame), 'app.command')).toEqual({ seq: 1, name: 'palette' });
  });
});

describe('pushes', () => {
  function publisherWith(locked = false) {
    const sent: string[] = [];
    const publisher = createPublisher({
      send: (channel) => void sent.push(channel),
      isLocked: () => locked,
      log: () => undefined,
    });
    return { publisher, sent };
  }
  it('are validated before they leave', () => {
    const { publisher, sent } = publisherWith();
    (publisher.publish as (room: string, name: string, value: unknown) => void)('app', 'command', {
      seq: 1,
      name: 'x',
      extra: secret,
    });
    expect(sent).toEqual([]);
    expect(publisher.replay('app.command')).toBeUndefined();
  });
  it('are kept, so that a new page hears the last one', () => {
    const { publisher } = publisherWith();
    publisher.publish('app', 'command', { seq: 1, name: 'a' });
    publisher.publish('app', 'command', { seq: 2, name: 'b' });
    expect(publisher.replay('app.command')).toEqual({ seq: 2, name: 'b' });
    expect(publisher.replay('app.getState')).toBeUndefined();
  });
  it('that are commands are not heard again by the next page, once they are forgotten', () => {
    const { publisher } = publisherWith();
    publisher.publish('app', 'command', { seq: 1, name: 'add-codes' });
    publisher.forget('app.command');
    expect(publisher.replay('app.command')).toBeUndefined();
    publisher.publish('app', 'command', { seq: 2, name: 'palette' });
    expect(publisher.replay('app.command')).toEqual({ seq: 2, name: 'palette' });
  });
  it('of other rooms stay inside while locked, also as replays', () => {
    const { publisher, sent } = publisherWith(true);
    const publish: Publish = publisher.publish;
    publish('authenticator', 'revision', { revision: 4 });
    publish('app', 'command', { seq: 1, name: 'a' });
    expect(sent).toEqual(['app.command']);
    expect(publisher.replay('authenticator.revision')).toBeUndefined();
  });
});
