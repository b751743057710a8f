import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { saysLocked, watchScreenLock, type Bus, type Signal } from '../../../electron/shell/screen-lock';

const session = '/org/freedesktop/login1/session/_32';

function fakeBus(answer: string | null) {
  const connection = Object.assign(new EventEmitter(), { end: vi.fn<() => void>() });
  const rules: string[] = [];
  const bus: Bus = {
    connection,
    addMatch: (rule, done) => {
      rules.push(rule);
      done(null);
    },
    invoke: (_message, done) =>
      answer === null ? done(new Error('no such name'), null) : done(null, answer),
  };
  return { bus, rules, say: (signal: Signal) => connection.emit('message', signal), connection };
}

const settled = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

describe('the lock of the screen on Linux', () => {
  it.each([
    ['a screen saver that begins', 'org.gnome.ScreenSaver', 'ActiveChanged', '/x', [true], true],
    ['a screen saver that ends', 'org.gnome.ScreenSaver', 'ActiveChanged', '/x', [false], false],
    ['another signal of it', 'org.gnome.ScreenSaver', 'WakeUpScreen', '/x', [true], false],
    ['a truthy word', 'org.freedesktop.ScreenSaver', 'ActiveChanged', '/x', ['true'], false],
    ['a stranger', 'com.example.ScreenSaver', 'ActiveChanged', '/x', [true], false],
    ['logind, to this session', 'org.freedesktop.login1.Session', 'Lock', session, [], true],
    ['logind, to another session', 'org.freedesktop.login1.Session', 'Lock', `${session}3`, [], false],
    ['logind, unlocking', 'org.freedesktop.login1.Session', 'Unlock', session, [], false],
  ])('%s', (_what, name, member, path, body, locked) => {
    expect(saysLocked({ path, interface: name, member, body }, session)).toBe(locked);
  });

  it('is heard on both buses, asks logind for its own session, and ends when told to', async () => {
    const [desktop, system] = [fakeBus(null), fakeBus(session)];
    const onLocked = vi.fn<() => void>();
    const stop = watchScreenLock(
      { session: async () => desktop.bus, system: async () => system.bus },
      onLocked,
      4242,
    );
    await settled();
    expect(desktop.rules).toContain(
      "type='signal',interface='org.freedesktop.ScreenSaver',member='ActiveChanged'",
    );
    expect(system.rules).toHaveLength(1);
    system.say({ interface: 'org.freedesktop.login1.Session', member: 'Lock', path: session });
    desktop.say({ interface: 'org.gnome.ScreenSaver', member: 'ActiveChanged', body: [true] });
    expect(onLocked).toHaveBeenCalledTimes(2);
    stop();
    desktop.say({ interface: 'org.gnome.ScreenSaver', member: 'ActiveChanged', body: [true] });
    expect(onLocked).toHaveBeenCalledTimes(2);
    expect(desktop.connection.end).toHaveBeenCalled();
  });

  it('does no harm where a bus is missing, breaks off, or knows no session', async () => {
    const desktop = fakeBus(null);
    const onLocked = vi.fn<() => void>();
    const system = fakeBus(null);
    watchScreenLock({ session: async () => desktop.bus, system: async () => system.bus }, onLocked);
    watchScreenLock(
      {
        session: () => Promise.reject(new Error('no bus')),
        system: () => Promise.reject(new Error('no bus')),
      },
      onLocked,
    );
    await settled();
    expect(system.rules).toEqual([]);
    expect(() => desktop.connection.emit('error', new Error('gone'))).not.toThrow();
    system.say({ interface: 'org.freedesktop.login1.Session', member: 'Lock', path: session });
    expect(onLocked).not.toHaveBeenCalled();
  });
});
