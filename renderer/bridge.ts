import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type {
  AppState,
  CallNames,
  Contract,
  Problem,
  PushNames,
  RequestOf,
  ResponseOf,
  Result,
  RoomName,
  SnapshotOf,
} from '../electron/contract';
import { showProblem } from './app/problems-shown';

/** Names on the wire: `room.call` and `room.push`. */
export type CallChannel = { [N in RoomName]: `${N}.${CallNames<Contract[N]> & string}` }[RoomName];
export type PushChannel = { [N in RoomName]: `${N}.${PushNames<Contract[N]> & string}` }[RoomName];

type LeafAt<C extends string> = C extends `${infer N extends RoomName}.${infer K}`
  ? K extends keyof Contract[N]
    ? Contract[N][K]
    : never
  : never;
export type Request<C extends CallChannel> = RequestOf<LeafAt<C>>;
export type Response<C extends CallChannel> = ResponseOf<LeafAt<C>>;
export type Snapshot<C extends PushChannel> = SnapshotOf<LeafAt<C>>;

/** What the preload script puts on the window. */
export type Offroot = {
  /** A long answer comes as JSON text: see electron/shell/packed.ts. */
  readonly call: (channel: string, request: unknown) => Promise<Result<unknown> | string>;
  readonly on: (channel: string, listener: (snapshot: unknown) => void) => () => void;
};

declare global {
  interface Window {
    readonly offroot: Offroot;
  }
}

/** Asks main. Never throws: what went wrong is a value. */
export async function call<C extends CallChannel>(
  channel: C,
  request: Request<C>,
): Promise<Result<Response<C>>> {
  try {
    const answer = await window.offroot.call(channel, request);
    return (typeof answer === 'string' ? JSON.parse(answer) : answer) as Result<Response<C>>;
  } catch {
    return { ok: false, problem: { code: 'unknown', params: {}, at: Date.now() } };
  }
}

type Feed = { value: unknown; readonly listeners: Set<() => void> };
const feeds = new Map<PushChannel, Feed>();

function feedOf(channel: PushChannel): Feed {
  const known = feeds.get(channel);
  if (known) return known;
  const feed: Feed = { value: undefined, listeners: new Set() };
  feeds.set(channel, feed);
  window.offroot.on(channel, (snapshot) => publish(channel, snapshot));
  return feed;
}

function publish(channel: PushChannel, snapshot: unknown): void {
  const feed = feedOf(channel);
  feed.value = snapshot;
  for (const listener of feed.listeners) listener();
}

/** Listens to snapshots; the last one known is delivered at once. Returns the way to stop. */
export function subscribe<C extends PushChannel>(
  channel: C,
  listener: (snapshot: Snapshot<C>) => void,
): () => void {
  const feed = feedOf(channel);
  const notify = () => listener(feed.value as Snapshot<C>);
  feed.listeners.add(notify);
  if (feed.value !== undefined) notify();
  return () => void feed.listeners.delete(notify);
}

/** Puts an answer in the place of a push, for state that a call also returns. */
export function seed<C extends PushChannel>(channel: C, snapshot: Snapshot<C>): void {
  publish(channel, snapshot);
}

/** The newest snapshot; undefined until the first one arrived. */
export function useSnapshot<C extends PushChannel>(channel: C): Snapshot<C> | undefined {
  const listen = useCallback(
    (listener: () => void) => {
      const feed = feedOf(channel);
      feed.listeners.add(listener);
      return () => void feed.listeners.delete(listener);
    },
    [channel],
  );
  return useSyncExternalStore(listen, () => feedOf(channel).value as Snapshot<C> | undefined);
}

/** Whole state of the shell. Only used below the shell, which renders nothing before the first snapshot. */
export function useAppState(): AppState {
  const state = useSnapshot('app.state');
  if (state === undefined) throw new Error('The state of the shell is not here yet.');
  return state;
}

export type Loaded<T> = {
  /** Last good value; stays while reading again. */
  readonly value: T | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** Start of the reading under way, epoch ms. */
  readonly since: number | null;
  readonly reload: () => void;
};

/** Calls on mount and when the request changes; null asks nothing. */
export function useCall<C extends CallChannel>(channel: C, request: Request<C> | null): Loaded<Response<C>> {
  const key = request === null ? null : JSON.stringify(request);
  const latest = useRef(request);
  latest.current = request;
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Omit<Loaded<Response<C>>, 'reload'>>({
    value: null,
    problem: null,
    busy: key !== null,
    since: null,
  });
  const shownKey = useRef(key);
  useEffect(() => {
    const asked = latest.current;
    if (key === null || asked === null) return;
    let current = true;
    const keep = shownKey.current === key;
    shownKey.current = key;
    setState((old) => ({ value: keep ? old.value : null, problem: null, busy: true, since: Date.now() }));
    void call(channel, asked).then((result) => {
      if (!current) return;
      setState((old) =>
        result.ok
          ? { value: result.value, problem: null, busy: false, since: null }
          : { value: old.value, problem: result.problem, busy: false, since: null },
      );
    });
    return () => {
      current = false;
    };
  }, [channel, key, round]);
  const reload = useCallback(() => setRound((old) => old + 1), []);
  return { ...state, reload };
}

/** Awaits an answer; a problem is shown in a dialog of its own and null comes back. */
export async function run<T>(answer: Promise<Result<T>>): Promise<T | null> {
  const result = await answer;
  if (result.ok) return result.value;
  showProblem(result.problem);
  return null;
}

export type Action = {
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
  /** Runs one call at a time; the problem stays here for the screen to show in place. */
  readonly act: <T>(answer: () => Promise<Result<T>>) => Promise<T | null>;
};

/** For forms and sheets: busy state and the problem of the last try, shown in place. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const act = useCallback(async <T>(answer: () => Promise<Result<T>>): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setProblem(null);
    const result = await answer();
    running.current = false;
    setBusy(false);
    if (result.ok) return result.value;
    setProblem(result.problem);
    return null;
  }, []);
  const clear = useCallback(() => setProblem(null), []);
  return { busy, problem, clear, act };
}
