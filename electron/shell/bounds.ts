import * as z from 'zod';

export const minimumSize = { width: 320, height: 480 } as const;
export const defaultSize = { width: 1180, height: 780 } as const;

export type Rectangle = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Remembered = { readonly bounds: Rectangle; readonly maximized: boolean };

const whole = z.number().int().min(-100_000).max(100_000);
export const rememberedSchema = z.strictObject({
  bounds: z.strictObject({ x: whole, y: whole, width: whole, height: whole }),
  maximized: z.boolean(),
});

/** Both windows, as they are kept. */
export const placesSchema = z.strictObject({
  main: rememberedSchema.nullable(),
  mini: rememberedSchema.nullable(),
});

/** At least this much of the window's top edge must lie on a display, so that it can be seen and moved. */
const graspable = { width: 120, height: 40 } as const;

/**
 * Where to open: remembered bounds if they are on a display that is here now, else null (default size, centered).
 * `workAreas` in the same device-independent pixels as the bounds.
 */
export function boundsToOpen(
  remembered: Remembered | null,
  workAreas: readonly Rectangle[],
  least: { readonly width: number; readonly height: number } = minimumSize,
): Rectangle | null {
  if (remembered === null) return null;
  const { x, y, width, height } = remembered.bounds;
  const bounds = { x, y, width: Math.max(width, least.width), height: Math.max(height, least.height) };
  if (!workAreas.some((area) => isGraspable(bounds, area))) return null;
  return bounds;
}

function isGraspable(bounds: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = bounds.y - area.y;
  return shown >= graspable.width && top >= -8 && top <= area.height - graspable.height;
}
