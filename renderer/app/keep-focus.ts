import { useEffect } from 'react';
import { heirOf, wayTo, type Way } from '../components/heir';

/** Time for a layer, a screen or a field that takes the focus by itself, in ms. */
const patienceMs = 40;

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** When what had the focus is taken from the page, the focus goes to what stands in its place, never to nowhere. */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let way: Way = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = () => {
      if (isLost() || document.activeElement === last) return;
      last = document.activeElement;
      way = last === null ? [] : wayTo(last);
    };
    const restore = () => {
      timer = undefined;
      if (!isLost() || !document.hasFocus()) return;
      heirOf(way)?.focus();
    };
    const check = () => {
      remember();
      if (timer !== undefined || last === null || !isLost()) return;
      if (!last.isConnected || last.matches(':disabled')) timer = setTimeout(restore, patienceMs);
    };
    const observer = new MutationObserver(check);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', remember);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}
