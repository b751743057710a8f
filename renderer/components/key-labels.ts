/** True where Cmd takes the place of Ctrl. */
export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent);

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const signs: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Slash: '/',
  Period: '.',
  Comma: ',',
  'Shift+Slash': '?',
};

function keyLabel(code: string): string {
  return signs[code] ?? code.replace(/^(Key|Digit|Numpad)/, '');
}

/** "Mod+Shift+KeyA" as people know it: "⇧⌘A" on macOS, "Ctrl Shift A" elsewhere. */
export function shortcutLabel(shortcut: string): string {
  const whole = signs[shortcut];
  if (whole) return whole;
  const parts = shortcut.split('+');
  const key = keyLabel(parts.at(-1) ?? '');
  const modifiers = parts.slice(0, -1);
  if (isMac) return modifiers.map((name) => macSigns[name] ?? name).join('') + key;
  return [...modifiers.map((name) => (name === 'Mod' ? 'Ctrl' : name)), key].join(' ');
}
