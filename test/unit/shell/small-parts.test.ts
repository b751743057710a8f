import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../../electron/contract';
import { createAppState, withoutContent } from '../../../electron/shell/app-state';
import { boundsToOpen } from '../../../electron/shell/bounds';
import { guardContents, guardSession } from '../../../electron/shell/guards';
import { idleFor, watchIdle } from '../../../electron/shell/idle';
import { formatLine, placesOf } from '../../../electron/shell/log';
import { createOnline } from '../../../electron/shell/online';
import { defaultSettings, languageOf } from '../../../electron/shell/settings';
import { weigh } from '../../../electron/shell/weight';
import { mainOptions, miniOptions } from '../../../electron/shell/window-options';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  maximized: false,
});

describe('the remembered window', () => {
  it.each([
    ['never opened before', null, null],
    ['in sight', at(100, 50), { x: 100, y: 50, width: 1000, height: 700 }],
    ['partly outside, but with a grip', at(1750, 900), { x: 1750, y: 900, width: 1000, height: 700 }],
    ['on a display that is gone', at(2500, 100), null],
    ['above the top', at(100, -300), null],
    ['below the bottom', at(100, 1070), null],
    ['smaller than allowed', at(10, 10, 100, 100), { x: 10, y: 10, width: 320, height: 480 }],
  ])('%s', (_what, remembered, expected) => {
    expect(boundsToOpen(remembered, [screen])).toEqual(expected);
  });
});

describe('every window', () => {
  const wish = { preload: '/p', theme: 'dark', bounds: null, devTools: false } as const;
  it.each(['darwin', 'win32', 'linux'] as const)(
    'on %s is sandboxed, isolated and without Node',
    (platform) => {
      for (const options of [
        mainOptions({ ...wish, platform }),
        miniOptions({ ...wish, platform, onTop: true }),
      ]) {
        expect(options.webPreferences).toMatchObject({
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webviewTag: false,
          webSecurity: true,
          devTools: false,
        });
        expect(options.show).toBe(false);
      }
    },
  );
});

describe('the guards', () => {
  it('deny every permission, device, download and request of a page', () => {
    const set: Record<string, (...given: never[]) => unknown> = {};
    const keep = (name: string) => (handler: (...given: never[]) => unknown) => void (set[name] = handler);
    guardSession({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      on: (name: string, handler: (...given: never[]) => unknown) => void (set[name] = handler),
      webRequest: { onBeforeRequest: keep('before') },
    } as never);
    const call = (name: string, ...given: unknown[]): unknown => set[name]?.(...(given as never[]));
    const answer = vi.fn<(...given: unknown[]) => void>();
    call('request', null, 'media', answer);
    expect(answer).toHaveBeenCalledWith(false);
    expect(call('check', null, 'clipboard-read')).toBe(false);
    expect(call('device', {})).toBe(false);
    const stop = vi.fn<(...given: unknown[]) => void>();
    call('will-download', { preventDefault: stop });
    expect(stop).toHaveBeenCalled();
    const before = vi.fn<(...given: unknown[]) => void>();
    call('before', { url: 'https://evil.example/' }, before);
    expect(before).toHaveBeenCalledWith({ cancel: true });
  });
  it('stop navigation, redirects, webviews and new windows', () => {
    const handlers = new Map<string, (event: { preventDefault(): void }) => void>();
    let opener: () => unknown = () => null;
    guardContents({
      on: (name: string, handler: never) => void handlers.set(name, handler),
      setWindowOpenHandler: (handler: () => unknown) => void (opener = handler),
    } as never);
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      const preventDefault = vi.fn<(...given: unknown[]) => void>();
      handlers.get(name)?.({ preventDefault });
      expect(preventDefault).toHaveBeenCalled();
    }
    expect(opener()).toEqual({ action: 'deny' });
  });
});

describe('the idle watch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  it('locks when neither the computer nor our windows were used, and looks no oftener than it must', async () => {
    let [system, looks] = [0, 0];
    const onIdle = vi.fn<(...given: unknown[]) => void>();
    const began = Date.now();
    const watch = watchIdle({
      systemIdleSeconds: () => {
        looks += 1;
        return system;
      },
      lastInput: () => began,
      now: Date.now,
      limitMinutes: () => 5,
      onIdle,
    });
    watch.restart();
    await vi.advanceTimersByTimeAsync(299_000);
    system = 100;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onIdle).not.toHaveBeenCalled();
    system = 300;
    await vi.advanceTimersByTimeAsync(200_000);
    expect(onIdle).toHaveBeenCalledTimes(1);
    expect(looks).toBeLessThan(6);
  });
  it('does nothing when turned off', async () => {
    const onIdle = vi.fn<(...given: unknown[]) => void>();
    watchIdle({
      systemIdleSeconds: () => 1e6,
      lastInput: () => 0,
      now: Date.now,
      limitMinutes: () => 0,
      onIdle,
    }).restart();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(onIdle).not.toHaveBeenCalled();
  });
  it('counts the later of both uses', () => {
    expect(idleFor(600, 1000)).toBe(1000);
    expect(idleFor(0, 900_000)).toBe(0);
  });
});

describe('the log', () => {
  it('cannot carry a sentence, a secret or a line break', () => {
    expect(formatLine({ event: 'x', field: 'my password is hunter2' })).toBe('offroot event=x field=?');
    expect(formatLine({ event: 'a\nb', requestId: '5f1e02c7-1' })).toBe(
      'offroot event=? requestId=5f1e02c7-1',
    );
  });
  it('names places of an error and nothing of its message', () => {
    const error = new Error('AKIAIOSFODNN7EXAMPLE:1:1)\n    at fake (SECRET)');
    const places = placesOf(error);
    expect(places.join()).not.toMatch(/AKIA|SECRET/);
    expect(places[0]).toMatch(/^small-parts\.test\.ts:\d+:\d+$/);
    expect(placesOf('text')).toEqual([]);
  });
});

describe('the weight of a message', () => {
  it.each([
    ['deep', JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown],
    ['long', { text: 'x'.repeat(8_000_001) }],
    ['many', Array.from({ length: 500_001 }, () => 0)],
  ])('too %s is refused', (_what, message) =>
    expect(() => weigh(message)).toThrow(expect.objectContaining({ message: 'field-invalid' })),
  );
  it('too many bytes are refused by their own problem', () => {
    expect(() => weigh({ files: [new Uint8Array(20 * 1024 * 1024 + 1)] })).toThrow(
      expect.objectContaining({ message: 'file-too-large' }),
    );
    expect(() => weigh({ files: Array.from({ length: 4 }, () => new Uint8Array(17 * 1024 * 1024)) })).toThrow(
      expect.objectContaining({ message: 'file-too-large' }),
    );
    expect(() => weigh({ files: [new Uint8Array(20 * 1024 * 1024)] })).not.toThrow();
  });
});

describe('online', () => {
  it('believes the last request for a minute, then the system', () => {
    let now = 0;
    const onChange = vi.fn<(...given: unknown[]) => void>();
    const online = createOnline(
      () => true,
      () => now,
      onChange,
    );
    online.unreachable();
    expect(online.state()).toBe(false);
    online.unreachable();
    expect(onChange).toHaveBeenCalledTimes(1);
    now = 61_000;
    expect(online.state()).toBe(true);
    const offline = createOnline(
      () => false,
      () => now,
      onChange,
    );
    offline.answered();
    expect(offline.state()).toBe(true);
  });
  it('tells a network that went and came, also right after an answer, once each', () => {
    let says = true;
    const heard: boolean[] = [];
    const online = createOnline(
      () => says,
      () => 0,
      () => heard.push(online.state()),
    );
    online.look();
    online.answered();
    says = false;
    online.look();
    online.look();
    says = true;
    online.look();
    expect(heard).toEqual([true, false, true]);
  });
  it('tells that what a request has shown counts no longer', () => {
    let now = 0;
    const heard: boolean[] = [];
    const online = createOnline(
      () => true,
      () => now,
      () => heard.push(online.state()),
    );
    online.look();
    online.unreachable();
    now = 61_000;
    online.look();
    expect(heard).toEqual([true, false, true]);
  });
});

describe('the state of the app', () => {
  const state = {
    lock: { locked: true },
    accounts: [{ nickname: 'Haneul' }],
    selected: 'haneul',
    customEndpoint: 'http://127.0.0.1:1',
    entryCount: 7,
    backup: { lastAt: 1, rehearsedAt: 1, newer: 3 },
    language: 'ko',
  } as unknown as AppState;
  it('names no account and counts nothing while locked', () => {
    const text = JSON.stringify(withoutContent(state));
    expect(text).not.toMatch(/Haneul|haneul|127\.0\.0\.1|7|3/);
    expect(withoutContent(state).language).toBe('ko');
  });
  it('is pushed once per turn, and only when it differs', async () => {
    const publish = vi.fn<(...given: unknown[]) => void>();
    const keeper = createAppState(() => state, publish);
    keeper.changed();
    keeper.changed();
    await Promise.resolve();
    keeper.changed();
    await Promise.resolve();
    expect(publish).toHaveBeenCalledTimes(1);
  });
});

describe('the language', () => {
  it.each([
    ['system', ['ko-KR', 'en'], 'ko'],
    ['system', ['en-US', 'ko'], 'en'],
    ['system', ['ja'], 'en'],
    ['system', [], 'en'],
    ['en', ['ko'], 'en'],
    ['ko', ['en'], 'ko'],
  ] as const)('%s with %j is %s', (language, system, shown) =>
    expect(languageOf({ ...defaultSettings, language }, system)).toBe(shown),
  );
});
