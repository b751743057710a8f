import { describe, expect, it } from 'vitest';
import { goalOf } from '../../../renderer/app/dropped';

const file = (name: string, type = '') => ({ name, type });

describe('a file that falls into the window', () => {
  it.each([
    ['settings', file('rootkey.csv', 'text/csv'), 'connect'],
    ['welcome', file('rootkey.csv'), 'connect'],
    ['account', file('code.PNG'), 'codes'],
    ['welcome', file('photo', 'image/webp'), 'codes'],
    ['recovery', file('code.jpeg'), 'codes'],
    ['authenticator', file('aegis.json', 'application/json'), 'codes'],
    ['authenticator', file('rootkey.csv', 'text/csv'), 'codes'],
    ['authenticator', file('offroot-backup-2026-11-27.age'), 'restore'],
    ['settings', file('backup.AGE'), 'restore'],
    ['recovery', file('backup.txt', 'text/plain'), 'restore'],
  ] as const)('on %s, %o is for %s', (screen, one, goal) => expect(goalOf(screen, [one])).toBe(goal));

  it('is taken for a picture when one of several is one', () => {
    expect(goalOf('settings', [file('notes.txt'), file('a.gif')])).toBe('codes');
  });
});
