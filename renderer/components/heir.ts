const stops =
  'button, a[href], input:not([type=hidden], [type=file]), select, textarea, summary, [tabindex="0"]';

/** Where the focus last was: each ancestor with the place of the child that led on. */
export type Way = readonly { readonly within: Element; readonly place: number }[];

export function wayTo(element: Element): Way {
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
