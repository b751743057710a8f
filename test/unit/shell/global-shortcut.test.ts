import { describe, expect, it, vi } from 'vitest';
import { createGlobalShortcut, miniAccelerator } from '../../../electron/shell/global-shortcut';

function shortcutWith(free: () => boolean) {
  let wanted = false;
  const registry = {
    register: vi.fn<(accelerator: string, pressed: () => void) => boolean>(() => free()),
    unregister: vi.fn<(accelerator: string) => void>(),
  };
  const changed = vi.fn<() => void>();
  const shortcut = createGlobalShortcut({
    registry,
    wanted: () => wanted,
    pressed: () => undefined,
    changed,
  });
  const want = (on: boolean): string => {
    wanted = on;
    shortcut.apply();
    return shortcut.state();
  };
  return { registry, changed, want };
}

describe('the keys that work in any program', () => {
  it('are asked of the system once, and given back', () => {
    const { registry, want } = shortcutWith(() => true);
    expect([want(false), want(true), want(true), want(false), want(false)]).toEqual([
      'off',
      'on',
      'on',
      'off',
      'off',
    ]);
    expect(registry.register).toHaveBeenCalledTimes(1);
    expect(registry.unregister.mock.calls).toEqual([[miniAccelerator]]);
  });

  it('are refused when another program has them, and may be asked for again', () => {
    let free = false;
    const { registry, changed, want } = shortcutWith(() => free);
    expect(want(true)).toBe('taken');
    free = true;
    expect(want(true)).toBe('on');
    expect(registry.unregister).not.toHaveBeenCalled();
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
