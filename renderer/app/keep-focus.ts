import { useEffect } from 'react';

/** Time for a layer, a screen or a field that takes the focus by itself, in ms. */
const patienceMs = 40;

const stops =
  'button, a[href], input:not([type=hidden], [type=file]), select, textarea, summary, [tabindex="0"]';

/** Where the focus last was: each ancestor with the place of the child that led on. */
type Way = readonly { readonly within: Element; readonly place: number }[];

function wayTo(element: Element): Way {
  const way: { within: Element; place: number }[] = [];
  for (let child = element; child.parentElement !== null; child = child.parentElement)
    way.push({ within: child.parentElement, place: [...child.parentElement.children].indexOf(child) });
  return way;
}

function canFocus(element: Element): boolean {
  return (
    element instanceof HTMLElement &&
    !element.matches(':disabled, [tabindex="-1"]') &&
    element.closest('[inert]') === null &&
    element.getClientRects().length > 0
  );
}

function firstStop(within: Element | undefined): HTMLElement | null {
  if (within === undefined) return null;
  const all = [within, ...within.querySelectorAll(stops)].filter((one) => one.matches(stops));
  const stop = all.find(canFocus);
  return stop instanceof HTMLElement ? stop : null;
}

/** What stands now where the focus was: in the same place, else before it, else nearby; the title at last. */
export function heirOf(way: Way): HTMLElement | null {
  for (const { within, place } of way) {
    if (!within.isConnected) continue;
    if (within.matches('main, .shell, .layer, .app, body')) break;
    const heir =
      firstStop(within.children[place]) ?? firstStop(within.children[place - 1]) ?? firstStop(within);
    if (heir !== null) return heir;
  }
  const layers = document.querySelectorAll('.layer');
  const top = layers[layers.length - 1] ?? document;
  return top.querySelector<HTMLElement>('h1[tabindex], h2[tabindex]');
}

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
