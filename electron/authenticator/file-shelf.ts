import { randomBytes } from 'node:crypto';
import { ProblemError } from '../contract/problem';

const life = 15 * 60_000;
const most = 3;

/** Files that wait for their password, in memory only. */
export type FileShelf = {
  /** Keeps the bytes and gives them a handle. */
  put(bytes: Uint8Array): string;
  /** @throws ProblemError `not-found` */
  take(fileId: string): Uint8Array;
  drop(fileId: string): void;
  clear(): void;
};

export function createFileShelf(now: () => number): FileShelf {
  let held: readonly { readonly id: string; readonly at: number; readonly bytes: Uint8Array }[] = [];
  return {
    put(bytes) {
      const id = `f${randomBytes(12).toString('hex')}`;
      held = [...held.filter(({ at }) => now() - at <= life).slice(-(most - 1)), { id, at: now(), bytes }];
      return id;
    },
    take(fileId) {
      const found = held.find(({ id }) => id === fileId);
      if (!found) throw new ProblemError('not-found', { params: { what: 'file' } });
      return found.bytes;
    },
    drop(fileId) {
      held = held.filter(({ id }) => id !== fileId);
    },
    clear() {
      held = [];
    },
  };
}
