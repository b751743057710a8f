import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clipboardDoor,
  secretMarks,
  type AsyncClipboard,
  type SyncClipboard,
} from '../../../electron/shell/clipboard';
import { createClipboardKeeper } from '../../../electron/shell/clipboard-keeper';

/** The shape up to Electron 43. */
function syncShape() {
  const held = { text: '', png: new Uint8Array() };
  const api: SyncClipboard = {
    readText: () => held.text,
    writeText: (text) => void (held.text = text),
    readImage: () => ({ isEmpty: () => held.png.length === 0, toPNG: () => held.png }),
  };
  return { held, api, make: null };
}

/** The shape since Electron 44, after its declarations. */
function asyncShape(acceptsMarks = true) {
  class Item {
    readonly data: Record<string, Blob>;
    constructor(data: Record<string, Blob>) {
      this.data = data;
    }
    get types() {
      return Object.keys(this.data);
    }
    getType = async (type: string) => this.data[type];
  }
  const held: { items: Item[] } = { items: [] };
  const plain = (text: string) => new Item({ 'text/plain': new Blob([text]) });
  const api: AsyncClipboard = {
    readText: async () => (await held.items[0]?.data['text/plain']?.text()) ?? '',
    writeText: async (text) => void (held.items = [plain(text)]),
    read: async () => held.items,
    write: async (items) => {
      const next = items as Item[];
      if (!acceptsMarks && next.some(({ types }) => types.length > 1)) throw new Error('not allowed');
      held.items = next;
    },
  };
  return { held, api, make: Item };
}

describe.each([
  ['the synchronous clipboard', syncShape],
  ['the asynchronous clipboard', asyncShape],
])('%s', (_name, shape) => {
  it('gives back the text that was written, secret or not', async () => {
    const { api, make } = shape();
    const door = clipboardDoor(api, make, 'linux');
    await door.writeText('한글 text');
    expect(await door.readText()).toBe('한글 text');
    await door.writeSecret('123456');
    expect(await door.readText()).toBe('123456');
  });
  it('has no picture when none was copied', async () => {
    const { api, make } = shape();
    expect(await clipboardDoor(api, make, 'linux').readPicture()).toBeNull();
  });
});

describe('a copied picture', () => {
  it('is read as PNG bytes in both shapes', async () => {
    const old = syncShape();
    old.held.png = new Uint8Array([1, 2, 3]);
    expect(await clipboardDoor(old.api, null, 'linux').readPicture()).toEqual(new Uint8Array([1, 2, 3]));
    const young = asyncShape();
    young.held.items = [new young.make({ 'image/png': new Blob([new Uint8Array([1, 2, 3])]) })];
    expect(await clipboardDoor(young.api, young.make, 'linux').readPicture()).toEqual(
      new Uint8Array([1, 2, 3]),
    );
  });
});

describe('a secret on the asynchronous clipboard', () => {
  it.each(['darwin', 'win32', 'linux'] as const)('carries the marks that %s knows', async (platform) => {
    const { api, make, held } = asyncShape();
    await clipboardDoor(api, make, platform).writeSecret('s');
    const marks = Object.keys(secretMarks(platform));
    expect(marks.length).toBeGreaterThan(0);
    expect(held.items[0]?.types).toEqual(['text/plain', ...marks]);
  });
  it('is copied without marks where the system refuses them', async () => {
    const { api, make } = asyncShape(false);
    const door = clipboardDoor(api, make, 'linux');
    await door.writeSecret('s');
    expect(await door.readText()).toBe('s');
  });
});

describe('the keeper of the clipboard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function keeper() {
    const { api, held } = syncShape();
    const changes: (number | null)[] = [];
    const made = createClipboardKeeper(clipboardDoor(api, null, 'linux'), () => 1_000);
    made.onChange((at) => void changes.push(at));
    return { keeper: made, held, changes };
  }

  it('takes a secret off after its time, and says both', async () => {
    const { keeper: kept, held, changes } = keeper();
    expect(await kept.copySecret('123456', 20)).toBe(21_000);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(held.text).toBe('123456');
    await vi.advanceTimersByTimeAsync(1);
    expect(held.text).toBe('');
    expect(changes).toEqual([21_000, null]);
  });
  it('leaves what another program put there since', async () => {
    const { keeper: kept, held } = keeper();
    await kept.copySecret('123456', 20);
    held.text = 'shopping list';
    await vi.advanceTimersByTimeAsync(20_000);
    expect(held.text).toBe('shopping list');
  });
  it('gives the second secret its own whole time', async () => {
    const { keeper: kept, held } = keeper();
    await kept.copySecret('first', 20);
    await vi.advanceTimersByTimeAsync(15_000);
    await kept.copySecret('second', 20);
    await vi.advanceTimersByTimeAsync(19_000);
    expect(held.text).toBe('second');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(held.text).toBe('');
  });
  it('clears at once when asked to, for lock and quit, but only its own', async () => {
    const { keeper: kept, held } = keeper();
    await kept.copySecret('123456', 60);
    await kept.clear();
    expect(held.text).toBe('');
    held.text = 'mine';
    await kept.clear();
    expect(held.text).toBe('mine');
    await kept.copyWords('words');
    await kept.clear();
    expect(held.text).toBe('words');
  });
});
