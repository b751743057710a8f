import { useEffect, useRef } from 'react';
import { useShortcuts } from '../components/use-shortcuts';

/** Ctrl/Cmd+R and the menu's "Read again" for the screen that shows what AWS says. */
export function useReadAgain(read: () => void): void {
  const latest = useRef(read);
  latest.current = read;
  useShortcuts({ 'Mod+KeyR': () => latest.current() });
  useEffect(() => {
    const listener = () => latest.current();
    window.addEventListener('offroot:read-again', listener);
    return () => window.removeEventListener('offroot:read-again', listener);
  }, []);
}
