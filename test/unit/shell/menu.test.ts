import { describe, expect, it, vi } from 'vitest';
import { clockCommands } from '../../../electron/shell/clock-settings';
import { menuTemplate, trayTemplate, type MenuActions } from '../../../electron/shell/menu';
import { menuWords } from '../../../electron/shell/menu-words';
import { trayBitmap } from '../../../electron/shell/tray-icon';

describe('the menu', () => {
  const actions = (): MenuActions => ({
    command: vi.fn<(...given: unknown[]) => void>(),
    lock: vi.fn<(...given: unknown[]) => void>(),
    mini: vi.fn<(...given: unknown[]) => void>(),
    show: vi.fn<(...given: unknown[]) => void>(),
    lostMfa: vi.fn<(...given: unknown[]) => void>(),
    quit: vi.fn<(...given: unknown[]) => void>(),
  });
  type Item = {
    label?: string;
    enabled?: boolean;
    submenu?: Item[];
    click?: () => void;
    accelerator?: string;
    registerAccelerator?: boolean;
  };
  const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
  const itemsOf = (wish: Parameters<typeof menuTemplate>[0], does = actions()): Item[] =>
    flat(menuTemplate(wish, does) as Item[]);

  it('has every word in both languages', () => {
    expect(Object.keys(menuWords.ko).sort()).toEqual(Object.keys(menuWords.en).sort());
    for (const item of itemsOf({ language: 'ko', platform: 'linux', locked: false }))
      if (item.label !== undefined) expect(Object.values(menuWords.ko)).toContain(item.label);
  });
  it('while locked leads nowhere into the app', () => {
    const does = actions();
    for (const item of itemsOf({ language: 'en', platform: 'darwin', locked: true }, does))
      if (item.enabled !== false) item.click?.();
    expect(does.command).not.toHaveBeenCalled();
    expect(does.mini).not.toHaveBeenCalled();
    expect(does.lostMfa).toHaveBeenCalled();
  });
  it('only shows keys that the page itself listens to', () => {
    const items = itemsOf({ language: 'en', platform: 'win32', locked: false });
    const withKeys = items.filter(({ accelerator }) => accelerator !== undefined);
    expect(withKeys.length).toBeGreaterThan(8);
    expect(withKeys.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
  });
  it('of the tray names no account', () => {
    expect(
      trayTemplate({ language: 'en', platform: 'linux', locked: true }, actions()).map(({ label }) => label),
    ).toEqual(['Show Offroot', 'Mini window', 'Lock', undefined, 'Quit Offroot']);
  });
});

describe('the clock settings', () => {
  it.each(['darwin', 'win32', 'linux'] as const)('have a program on %s', (platform) =>
    expect(clockCommands(platform).length).toBeGreaterThan(0),
  );
});

describe('the mark of the tray', () => {
  it.each([16, 32])('is a ring of one shade at %d pixels, open at the top and empty around', (size) => {
    const bitmap = trayBitmap(size, 0);
    const alpha = (x: number, y: number): number => bitmap[(y * size + x) * 4 + 3] ?? -1;
    const middle = Math.floor(size / 2);
    expect(bitmap.length).toBe(size * size * 4);
    expect([alpha(0, 0), alpha(middle, middle), alpha(middle, Math.round(size * 0.15))]).toEqual([0, 0, 0]);
    expect(alpha(middle, Math.round(size * 0.82))).toBe(255);
  });
});
