import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, heardNow } from '../../../renderer/components/live';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('two things said in one moment are both heard, one after the other, and then there is silence', () => {
  announce('Copied.');
  announce('New code.');
  announce('Stopped.', 'assertive');
  expect(heardNow()).toEqual({ polite: 'Copied.', assertive: 'Stopped.' });
  vi.advanceTimersByTime(150);
  expect(heardNow()).toEqual({ polite: 'New code.', assertive: 'Stopped.' });
  vi.advanceTimersByTime(5000);
  expect(heardNow()).toEqual({ polite: '', assertive: '' });
});

test('what is said later is said at once', () => {
  announce('One.');
  vi.advanceTimersByTime(1000);
  announce('Two.');
  expect(heardNow().polite).toBe('Two.');
  vi.advanceTimersByTime(10_000);
});
