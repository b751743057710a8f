/**
 * Screen locks of Linux desktops, heard on D-Bus: Electron's own event does not exist there. The screen savers of the
 * desktops speak on the session bus; logind speaks on the system bus, to the session that it locks.
 */

/** A signal as the library hands it over. */
export type Signal = {
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly body?: readonly unknown[];
};

/** What is used of a connection to a bus. */
export type Bus = {
  readonly connection: {
    on(event: 'message', listener: (message: Signal) => void): unknown;
    on(event: 'error' | 'end', listener: () => void): unknown;
    end(): unknown;
  };
  addMatch(rule: string, done: (error: unknown) => void): void;
  invoke(message: object, done: (error: unknown, value: unknown) => void): void;
};

export type Buses = {
  /** Throws where the machine has no such bus. */
  readonly session: () => Promise<Bus>;
  readonly system: () => Promise<Bus>;
};

/** Interfaces whose signal ActiveChanged(true) says that the screen is locked now. */
const savers: ReadonlySet<string> = new Set([
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
]);

const login = 'org.freedesktop.login1';

/** True when the signal says that the screen of this session has been locked. `session`: its path at logind, if known. */
export function saysLocked(signal: Signal, session: string | null): boolean {
  const { path, interface: name, member, body = [] } = signal;
  if (name === undefined) return false;
  if (savers.has(name)) return member === 'ActiveChanged' && body[0] === true;
  return name === `${login}.Session` && member === 'Lock' && session !== null && path === session;
}

/** The path of the session that a process belongs to; null where logind does not know or does not run. */
function sessionOf(bus: Bus, pid: number): Promise<string | null> {
  const question = {
    destination: login,
    path: '/org/freedesktop/login1',
    interface: `${login}.Manager`,
    member: 'GetSessionByPID',
    signature: 'u',
    body: [pid],
  };
  return new Promise((resolve) => {
    bus.invoke(question, (error, value) => resolve(!error && typeof value === 'string' ? value : null));
  });
}

/** Listens on both buses and nothing else; without a bus nothing is heard. The result ends the listening. */
export function watchScreenLock(buses: Buses, onLocked: () => void, pid = process.pid): () => void {
  let on = true;
  const open: Bus[] = [];
  const listen = async (
    connect: () => Promise<Bus>,
    rules: (bus: Bus) => Promise<readonly [readonly string[], string | null]>,
  ): Promise<void> => {
    const bus = await connect();
    // A bus that goes away takes its signals with it; the other ways of locking stay.
    bus.connection.on('error', () => undefined);
    if (!on) return void bus.connection.end();
    open.push(bus);
    const [wanted, session] = await rules(bus);
    bus.connection.on('message', (signal) => {
      if (on && saysLocked(signal, session)) onLocked();
    });
    for (const rule of wanted) bus.addMatch(`type='signal',${rule}`, () => undefined);
  };
  const savRules = [...savers].map((name) => `interface='${name}',member='ActiveChanged'`);
  void listen(buses.session, async () => [savRules, null]).catch(() => undefined);
  void listen(buses.system, async (bus) => {
    const session = await sessionOf(bus, pid);
    const rule = `sender='${login}',interface='${login}.Session',member='Lock',path='${session ?? ''}'`;
    return [session === null ? [] : [rule], session];
  }).catch(() => undefined);
  return () => {
    on = false;
    for (const bus of open) bus.connection.end();
  };
}

/** The buses of this machine, by a library that is loaded on Linux alone. */
export function realBuses(): Buses {
  // Its own types leave the session bus out.
  const library = async () =>
    (await import('@homebridge/dbus-native')) as unknown as {
      sessionBus(options: { readonly busAddress?: string }): Bus;
      systemBus(): Bus;
    };
  return {
    session: async () => (await library()).sessionBus(sessionAddress(process.env)),
    system: async () => (await library()).systemBus(),
  };
}

/** Where the session bus is when no variable says so: systemd's own place. */
const sessionAddress = (env: NodeJS.ProcessEnv): { readonly busAddress?: string } =>
  !env['DBUS_SESSION_BUS_ADDRESS'] && env['XDG_RUNTIME_DIR']
    ? { busAddress: `unix:path=${env['XDG_RUNTIME_DIR']}/bus` }
    : {};
