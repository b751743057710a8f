import { useEffect, useRef } from 'react';
import { topDepth } from '../components/layer';
import type { ScreenName } from './router';
import { createStore, useStore } from './store';

/** Where a dropped file is looked at: as a key to connect with, as codes to add, as a backup to restore. */
export type DropGoal = 'connect' | 'codes' | 'restore';
type Dropped = { readonly goal: DropGoal; readonly files: readonly File[] };

/** Waits here until the place that it is for has taken it. */
export const dropped = createStore<Dropped | null>(null);

export const isPicture = ({ type, name }: Pick<File, 'type' | 'name'>): boolean =>
  type.startsWith('image/') || /\.(?:png|jpe?g|webp|gif)$/i.test(name);

/** A picture is a QR code and an age file a backup, wherever they fall; anything else is what the screen deals with. */
export function goalOf(screen: ScreenName, files: readonly Pick<File, 'type' | 'name'>[]): DropGoal {
  if (files.some(isPicture)) return 'codes';
  if (files.some(({ name }) => /\.age$/i.test(name))) return 'restore';
  if (screen === 'authenticator') return 'codes';
  return screen === 'recovery' ? 'restore' : 'connect';
}

/** Mark of a layer that takes drops anywhere in the window; other layers keep the window to themselves. */
export const takesDrops = { 'data-takes-drops': '' } as const;
export const mayDrop = (): boolean =>
  topDepth() === 0 || document.querySelector('[data-takes-drops]') !== null;

/** Takes what was dropped for this goal, each drop once. */
export function useDropped(goal: DropGoal, take: (files: readonly File[]) => void): void {
  const waiting = useStore(dropped);
  useEffect(() => {
    if (waiting?.goal !== goal) return;
    dropped.set(null);
    take(waiting.files);
  }, [waiting, goal, take]);
}

/** True while something for this goal waits for its layer to be opened. */
export const useWaitingDrop = (goal: DropGoal): boolean => useStore(dropped)?.goal === goal;

/** Hands over what was given, each gift once. */
export function useGiven(given: readonly File[], take: (files: readonly File[]) => void): void {
  const seen = useRef<readonly File[] | null>(null);
  useEffect(() => {
    if (given.length === 0 || seen.current === given) return;
    seen.current = given;
    take(given);
  });
}
