/**
 * The mark for the menu bar and the tray: a ring that is open at the top, in one color, as raw BGRA bytes.
 * Drawn here, so that it is sharp at every scale and in every theme. `size` in pixels.
 */
export function trayBitmap(size: number, shade: number): Uint8Array {
  const bytes = new Uint8Array(size * size * 4);
  const [center, outer, inner] = [(size - 1) / 2, size * 0.44, size * 0.26];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [dx, dy] = [x - center, y - center];
      const radius = Math.hypot(dx, dy);
      const gap = dy < 0 && Math.abs(dx) < size * 0.09;
      const cover = gap ? 0 : Math.min(clamp(outer - radius + 0.5), clamp(radius - inner + 0.5));
      // Premultiplied, as bitmaps of Chromium are.
      bytes.set([shade * cover, shade * cover, shade * cover, 255 * cover], (y * size + x) * 4);
    }
  }
  return bytes;
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
