import { describe, expect, it } from 'vitest';
import { createHeldPasswords } from '../../../electron/setup/held-password';

describe('a typed password in main', () => {
  it('is given for its name and account, and for no other', () => {
    const held = createHeldPasswords();
    const id = held.hold('a', 'Correct-Horse-1 한글');
    expect(held.get('a', id)).toBe('Correct-Horse-1 한글');
    expect(() => held.get('b', id)).toThrow('not-found');
    expect(() => held.get('a', 'x')).toThrow('not-found');
  });

  it('is forgotten when another is typed, when told to, and after an hour', () => {
    let now = 0;
    const held = createHeldPasswords(() => now);
    const first = held.hold('a', 'one');
    const second = held.hold('a', 'two');
    expect(() => held.get('a', first)).toThrow('not-found');
    now += 3_600_000;
    expect(held.get('a', second)).toBe('two');
    now += 1;
    expect(() => held.get('a', second)).toThrow('not-found');
    const third = held.hold('a', 'three');
    held.forget();
    expect(() => held.get('a', third)).toThrow('not-found');
  });
});
