import type { FaultPoint } from '../point';
import { clockPoints } from './clock';
import { keychainPoints } from './keychain';
import { retirePoints } from './retire';
import { setupPoints } from './setup';
import { storagePoints } from './storage';

/** What the files of this folder give, one function a file; a new file is a line here. */
const sources: readonly (() => readonly FaultPoint[])[] = [
  setupPoints,
  retirePoints,
  storagePoints,
  keychainPoints,
  clockPoints,
];

/** Every fault point that is broken in this process; real kills are beside (`test/faults/app`). */
export function allPoints(): FaultPoint[] {
  return sources.flatMap((source) => [...source()]);
}
