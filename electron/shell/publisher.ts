import type { Publish } from '../contract';
import { contract } from '../contract';
import type { Leaf, Push } from '../contract/define';
import type { Log } from './log';

export type Publisher = {
  readonly publish: Publish;
  /** The last snapshot of a channel, for a window that has just begun to listen; undefined when there is none. */
  replay(channel: string): unknown;
  /** What was said so far is not replayed: a command is for the page that was there, not for the next one. */
  forget(channel: string): void;
};

/** Channels of all pushes, derived from the contract. */
export function pushChannels(): ReadonlyMap<string, Push> {
  const pairs = Object.entries(contract).flatMap(([room, leaves]) =>
    Object.entries(leaves as Record<string, Leaf>).flatMap(([name, leaf]) =>
      leaf.kind === 'push' ? [[`${room}.${name}`, leaf] as const] : [],
    ),
  );
  return new Map(pairs);
}

/** Channels that say nothing about accounts or codes once {@link AppState} is the locked one. */
const whileLocked: ReadonlySet<string> = new Set(['app.state', 'app.command']);

type Parts = {
  readonly send: (channel: string, snapshot: unknown) => void;
  readonly isLocked: () => boolean;
  readonly log: Log;
};

/** Validates, keeps and sends whole snapshots; while locked, only the shell's own. */
export function createPublisher({ send, isLocked, log }: Parts): Publisher {
  const pushes = pushChannels();
  const latest = new Map<string, unknown>();
  const mayGo = (channel: string): boolean => !isLocked() || whileLocked.has(channel);
  const publish = (room: string, name: string, snapshot: unknown): void => {
    const channel = `${room}.${name}`;
    const checked = pushes.get(channel)?.snapshot.safeParse(snapshot);
    if (!checked?.success) {
      const field = checked?.error.issues[0]?.path.join('.') ?? '';
      return log({ event: 'snapshot-invalid', channel, ...(field === '' ? {} : { field }) });
    }
    latest.set(channel, checked.data);
    if (mayGo(channel)) send(channel, checked.data);
  };
  return {
    publish: publish as Publish,
    forget: (channel) => void latest.delete(channel),
    replay: (channel) => (pushes.has(channel) && mayGo(channel) ? latest.get(channel) : undefined),
  };
}
