import type { DesktopCapturer, Screen } from 'electron';

/**
 * One PNG of each display at its native size, for finding QR codes. Empty where the system lets nobody look
 * (macOS without the right to record, Wayland without a portal).
 */
export async function screenPictures(
  desktopCapturer: DesktopCapturer,
  screen: Pick<Screen, 'getAllDisplays'>,
): Promise<readonly Uint8Array[]> {
  const displays = screen.getAllDisplays();
  const native = displays.map(({ size, scaleFactor }) => ({
    width: Math.round(size.width * scaleFactor),
    height: Math.round(size.height * scaleFactor),
  }));
  const thumbnailSize = {
    width: Math.max(1, ...native.map(({ width }) => width)),
    height: Math.max(1, ...native.map(({ height }) => height)),
  };
  const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize }).catch(() => []);
  return sources.filter(({ thumbnail }) => !thumbnail.isEmpty()).map(({ thumbnail }) => thumbnail.toPNG());
}
