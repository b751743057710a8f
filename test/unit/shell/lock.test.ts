import { describe, expect, it, vi } from 'vitest';
import { isProblem, ProblemError } from '../../../electron/contract';
import { admitWhileLocked, createLock, type LockWays } from '../../../electron/shell/lock';

function lockWith(ways: Partial<LockWays> = {}, confirm = true) {
  const seen = {
    onLock: vi.fn<(...given: unknown[]) => void>(),
    onUnlock: vi.fn<(...given: unknown[]) => void>(),
    beforeUnlock: vi.fn<() => Promise<void>>(async () => undefined),
    onChange: vi.fn<(...given: unknown[]) => void>(),
    open: vi.fn<(...given: unknown[]) => void>(),
    close: vi.fn<(...given: unknown[]) => void>(),
  };
  const lock = createLock({
    ways: {
      kind: () => 'passphrase',
      open: async (passphrase) => seen.open(passphrase),
      close: async () => seen.close(),
      slowedUntil: async () => null,
      ...ways,
    },
    now: () => 1000,
    goesOn: () => null,
    confirm: async () => confirm,
    ...seen,
  });
  return { lock, seen };
}

describe('the lock', () => {
  it('lets go of everything at once, and only once', () => {
    const { lock, seen } = lockWith();
    lock.lock('idle');
    lock.lock('asked');
    expect(lock.state()).toMatchObject({ locked: true, reason: 'idle', at: 1000 });
    expect(seen.onLock).toHaveBeenCalledTimes(1);
    expect(seen.close).toHaveBeenCalledTimes(1);
  });

  it('stays locked, and says until when, after a wrong passphrase', async () => {
    const { lock, seen } = lockWith({
      open: async () => {
        throw new ProblemError('passphrase-wrong');
      },
      slowedUntil: async () => 31_000,
    });
    lock.lock('asked');
    await expect(lock.unlock('x')).rejects.toSatisfy((error) => isProblem(error, 'passphrase-wrong'));
    expect(lock.state()).toMatchObject({ locked: true, slowedUntil: 31_000 });
    expect(seen.onUnlock).not.toHaveBeenCalled();
  });

  it('opens with the right passphrase, after the closing has ended', async () => {
    const order: string[] = [];
    const { lock, seen } = lockWith({
      close: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push('closed');
      },
      open: async () => void order.push('opened'),
    });
    lock.lock('asked');
    await lock.unlock('right');
    expect(order).toEqual(['closed', 'opened']);
    expect(lock.state()).toMatchObject({ locked: false, reason: null });
    expect(seen.onUnlock).toHaveBeenCalledTimes(1);
  });

  it('without a passphrase asks the operating system first', async () => {
    const refused = lockWith({ kind: () => 'keychain' }, false);
    refused.lock.lock('asked');
    await expect(refused.lock.unlock('')).rejects.toBeInstanceOf(ProblemError);
    expect(refused.seen.open).not.toHaveBeenCalled();
    expect(refused.lock.isLocked()).toBe(true);
  });
});

describe('while locked', () => {
  it.each([
    ['app.getState', {}],
    ['app.unlock', { passphrase: 'x' }],
    ['app.retryKeychain', {}],
    ['app.changeSettings', { language: 'ko' }],
    ['app.openPage', { page: 'lost-mfa' }],
    ['app.quit', {}],
  ])('%s %j is answered', (channel, request) => {
    expect(() => admitWhileLocked(channel, request)).not.toThrow();
  });

  it.each([
    ['authenticator.list', { from: 0, count: 1 }],
    ['authenticator.revealCodes', { ids: [] }],
    ['setup.revealPassword', { runId: 'or-2026-abcd' }],
    ['account.overview', { accountRef: 'a', fresh: true }],
    ['practice.open', {}],
    ['app.changeSettings', { language: 'ko', lockOnSleep: false }],
    ['app.changeSettings', { lockAfterMinutes: 0 }],
    ['app.openPage', { page: 'sign-in', accountRef: 'a' }],
    ['app.setPassphrase', { current: '', next: '' }],
    ['app.copyText', { text: 'x' }],
  ])('%s %j is refused as locked', (channel, request) => {
    expect(() => admitWhileLocked(channel, request)).toThrow(expect.objectContaining({ message: 'locked' }));
  });
});
