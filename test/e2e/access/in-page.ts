/** One saying of a live region. `at`: epoch ms. */
export type Said = { readonly how: 'polite' | 'assertive'; readonly text: string; readonly at: number };

export type Watched = {
  readonly said: Said[];
  /** Names of trusted events of a mouse, pen or finger that reached the page. */
  readonly pointed: string[];
};

/** Runs inside the page, before its own scripts: keeps what screen readers would hear and what pointers did. */
export function watchPage(): void {
  const scope = globalThis as unknown as { offrootWatched?: Watched };
  if (scope.offrootWatched !== undefined) return;
  const watched: Watched = { said: [], pointed: [] };
  scope.offrootWatched = watched;
  // A click without a pointer behind it comes from Enter or Space.
  const byPointer = (event: Event): boolean =>
    event.type !== 'click' || (event as PointerEvent).pointerType !== '';
  for (const name of [
    'pointerdown',
    'mousedown',
    'touchstart',
    'wheel',
    'click',
    'dblclick',
    'auxclick',
    'dragstart',
  ])
    document.addEventListener(
      name,
      (event) => {
        if (event.isTrusted && byPointer(event)) watched.pointed.push(name);
      },
      { capture: true, passive: true },
    );
  /** Live by attribute or by role (ARIA 1.2: alert is assertive; status, log and output are polite). */
  const howOf = (region: Element): 'polite' | 'assertive' | null => {
    const live = region.getAttribute('aria-live');
    if (live === 'off') return null;
    if (live === 'polite' || live === 'assertive') return live;
    const role = region.getAttribute('role');
    if (role === 'alert') return 'assertive';
    return role === 'status' || role === 'log' || region.localName === 'output' ? 'polite' : null;
  };
  const selector = '[aria-live], [role=alert], [role=status], [role=log], output';
  const hear = (node: Node): void => {
    const start = node instanceof Element ? node : node.parentElement;
    const region = start?.closest(selector);
    if (!region) return;
    const how = howOf(region);
    const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (how !== null && text !== '') watched.said.push({ how, text, at: Date.now() });
  };
  new MutationObserver((records) => {
    const heard = new Set<Node>();
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList' && addedNodes.length === 0) continue;
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(selector) ?? null;
      if (region !== null && !heard.has(region)) {
        heard.add(region);
        hear(region);
      }
      // A region that arrives with its words inside is heard by most screen readers when it is an alert.
      for (const added of addedNodes)
        if (region === null && added instanceof Element)
          for (const alert of [added, ...added.querySelectorAll('[role=alert]')])
            if (alert.matches('[role=alert]')) hear(alert);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Runs inside the page: controls in sight that a pointer at their middle would not reach, since something lies over them. */
export function outOfReach(): readonly string[] {
  const found: string[] = [];
  const menu = document.querySelector('.menu-scrim');
  const controls = 'button, a[href], input, select, textarea, summary, [role=option], [role=menuitem]';
  for (const element of document.querySelectorAll<HTMLElement>(controls)) {
    const isAside = element.closest('[inert], .visually-hidden, .skip-link') !== null;
    const isUnderMenu = menu !== null && !menu.contains(element);
    if (isAside || isUnderMenu || !element.checkVisibility({ checkVisibilityCSS: true })) continue;
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (box.width < 4 || box.height < 4 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
    let clipped = false;
    for (let around = element.parentElement; around !== null && !clipped; around = around.parentElement) {
      if (getComputedStyle(around).overflow === 'visible') continue;
      const { left, right, top, bottom } = around.getBoundingClientRect();
      clipped = x < left || x > right || y < top || y > bottom;
    }
    const hit = document.elementFromPoint(x, y);
    const whole = element.closest('label') ?? element;
    if (!clipped && (hit === null || !whole.contains(hit)))
      found.push(
        `${element.localName}.${element.className} "${(element.textContent ?? '').slice(0, 30)}" lies under ${hit?.localName ?? 'nothing'}.${hit?.className ?? ''}`,
      );
  }
  return found;
}
