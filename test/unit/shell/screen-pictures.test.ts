import type { DesktopCapturer, Screen } from 'electron';
import { describe, expect, it } from 'vitest';
import { screenPictures } from '../../../electron/shell/screen-pictures';

const displays = [
  { size: { width: 1920, height: 1080 }, scaleFactor: 1 },
  { size: { width: 1440, height: 2560 }, scaleFactor: 1.5 },
];
const screen = { getAllDisplays: () => displays } as unknown as Screen;
const source = (text: string) => ({
  thumbnail: { isEmpty: () => text === '', toPNG: () => Buffer.from(text) },
});

/** Looks at two displays; `sources` is what the system answers. */
async function look(sources: () => Promise<readonly object[]>) {
  const asked: Electron.SourcesOptions[] = [];
  const capturer = {
    getSources: (options: Electron.SourcesOptions) => {
      asked.push(options);
      return sources();
    },
  } as unknown as DesktopCapturer;
  const pictures = await screenPictures(capturer, screen);
  return { asked, texts: pictures.map((picture) => Buffer.from(picture).toString()) };
}

describe('the screen', () => {
  it('is one picture of each display, none made smaller than the display has pixels', async () => {
    const { asked, texts } = await look(async () => [source('left'), source('right')]);
    expect(texts).toEqual(['left', 'right']);
    expect(asked).toEqual([{ types: ['screen'], thumbnailSize: { width: 2160, height: 3840 } }]);
  });

  it('is no picture where the system shows nothing', async () => {
    expect((await look(async () => [source('one'), source('')])).texts).toEqual(['one']);
    expect((await look(() => Promise.reject(new Error('not allowed')))).texts).toEqual([]);
  });
});
