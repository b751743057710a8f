import { account } from './account';
import { app, practice } from './app';
import { authenticator } from './authenticator';
import type { Call, Leaf, Push } from './define';
import type { z } from 'zod';
import { recovery } from './recovery';
import { setup } from './setup';
import { users } from './users';

/**
 * All that may cross the process boundary. Handler types in main, the preload bridge, the renderer's client,
 * the fuzz generators, the fake main process and the table in the docs are derived from this object.
 */
export const contract = { app, account, setup, users, authenticator, recovery, practice } as const;
export type Contract = typeof contract;
export type RoomName = keyof Contract;

type CallNames<R> = { [K in keyof R]: R[K] extends Call ? K : never }[keyof R];
type PushNames<R> = { [K in keyof R]: R[K] extends Push ? K : never }[keyof R];

export type RequestOf<L> = L extends Call<infer Req, z.ZodType> ? z.infer<Req> : never;
export type ResponseOf<L> = L extends Call<z.ZodType, infer Res> ? z.infer<Res> : never;
export type SnapshotOf<L> = L extends Push<infer S> ? z.infer<S> : never;

/** Handlers of one room: plain values out, ProblemError thrown for what a person must know. */
export type HandlersOf<N extends RoomName> = {
  readonly [K in CallNames<Contract[N]>]: (
    request: RequestOf<Contract[N][K]>,
  ) => Promise<ResponseOf<Contract[N][K]>> | ResponseOf<Contract[N][K]>;
};
export type Handlers = { readonly [N in RoomName]: HandlersOf<N> };

/** Publishes a snapshot to every window that may see it. */
export type Publish = <N extends RoomName, K extends PushNames<Contract[N]>>(
  room: N,
  name: K,
  snapshot: SnapshotOf<Contract[N][K]>,
) => void;

export type { CallNames, PushNames };

/** Channel of a leaf on the wire: `room.name`. */
export function channelsOf(): readonly { readonly channel: string; readonly kind: Leaf['kind'] }[] {
  return Object.entries(contract).flatMap(([room, leaves]) =>
    Object.entries(leaves as Record<string, Leaf>).map(([name, leaf]) => ({
      channel: `${room}.${name}`,
      kind: leaf.kind,
    })),
  );
}

/** Calls whose purpose is to show a secret; a test fails when this list grows unseen. */
export const revealingCalls = [
  'setup.revealPassword',
  'users.revealPendingQr',
  'users.revealPassword',
  'authenticator.revealCodes',
  'authenticator.revealQr',
  'recovery.revealRehearsalCode',
] as const;

export * from './common';
export * from './constants';
export * from './problem';
export type * from './account';
export type * from './app';
export type * from './authenticator';
export type * from './recovery';
export type * from './setup';
export type * from './users';
