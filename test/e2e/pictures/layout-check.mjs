/**
 * What is wrong with the layout of the page as it is drawn now, in words; empty when nothing is. Runs inside the
 * page, so it may use nothing from outside. Looks for: sideways scroll of the window or of a part that is not a box
 * for commands, text that is cut off without an ellipsis, text that leaves its box or the window, button labels on
 * more than one line, words that are broken in two.
 * @returns {string[]}
 */
export function layoutFaults() {
  const found = /** @type {Set<string>} */ (new Set());
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.add(`the window scrolls sideways by ${wide} px`);
  /** @param {Element} element */
  const nameOf = (element) =>
    `${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.trim().split(/\s+/).join('.')}` : ''}`;
  /** @param {Element} element */
  const hidden = (element) => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return true;
    // Words for the ear only are clipped away on purpose.
    for (let one = /** @type {Element | null} */ (element); one !== null; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.clipPath !== 'none' || (style.position === 'absolute' && style.clip !== 'auto')) return true;
      if (one instanceof HTMLElement && one.inert) return true;
    }
    return false;
  };
  const ownBox = 'pre, code, .command, .command-box, textarea';
  for (const element of document.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const extra = element.scrollWidth - element.clientWidth;
    if (extra < 2 || !/auto|scroll/.test(style.overflowX) || element.closest(ownBox) || hidden(element))
      continue;
    found.add(`${nameOf(element)} scrolls sideways by ${extra} px`);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const parent = node.parentElement;
    if (text === '' || parent === null || /^(SCRIPT|STYLE)$/.test(parent.tagName) || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    if (rects.length === 0) continue;
    const box = range.getBoundingClientRect();
    const told = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    const lines = new Set(rects.map((rect) => Math.round(rect.top / 6))).size;
    // A reason may be longer than a line of a tag.
    if (
      lines > 1 &&
      parent.closest(`.button, .top-search, .banner-action${text.length > 30 ? '' : ', .tag'}`)
    )
      found.add(`“${told}” takes ${lines} lines in ${nameOf(parent)}`);
    // Of what is longer than a line may be, such as an address of mail, a part goes to the next line.
    if (lines > 1 && !parent.closest(ownBox))
      for (const { 0: whole, index: at } of (node.textContent ?? '').matchAll(/\S{2,24}(?!\S)/gu)) {
        if (at > 0 && /\S/u.test(node.textContent?.[at - 1] ?? '')) continue;
        for (const { 0: word, index } of whole.matchAll(/[\p{L}\p{N}…’]{2,}/gu)) {
          range.setStart(node, at + index);
          range.setEnd(node, at + index + word.length);
          const parts = [...range.getClientRects()].filter((rect) => rect.width > 0);
          if (new Set(parts.map((rect) => Math.round(rect.top / 6))).size > 1)
            found.add(`“${word}” is broken in two in ${nameOf(parent)}`);
        }
      }
    for (let one = /** @type {Element | null} */ (parent); one !== null; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.display === 'inline' || style.display === 'contents') continue;
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') break;
      // It hangs over what stands around it on purpose.
      if (/absolute|fixed/.test(style.position)) break;
      const outer = one.getBoundingClientRect();
      const over = Math.max(box.right - outer.right, outer.left - box.left);
      if (/auto|scroll/.test(style.overflowX) && over > 1) break;
      if (over > 1.5) {
        found.add(`“${told}” leaves ${nameOf(one)} by ${Math.round(over)} px`);
        break;
      }
      if (/auto|scroll/.test(style.overflowY)) break;
      const below = box.bottom - outer.bottom;
      if (/hidden|clip/.test(style.overflowY) && below > 2) {
        found.add(`“${told}” is cut off below in ${nameOf(one)} by ${Math.round(below)} px`);
        break;
      }
    }
    if (box.right > innerWidth + 1 && box.left < innerWidth && !parent.closest(ownBox))
      found.add(`“${told}” leaves the window by ${Math.round(box.right - innerWidth)} px`);
  }
  return [...found].sort((a, b) => a.localeCompare(b));
}
