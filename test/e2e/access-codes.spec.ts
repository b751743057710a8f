import { expect, test } from 'playwright/test';
import { Ears } from './access/ears';
import { choicesByKeys, exportByKeys, restoreByKeys, typedByKeys, unmarkedByKeys } from './access/files-walk';
import { Keys } from './access/keys';
import {
  counterByKeys,
  deleteByKeys,
  moveByKeys,
  openList,
  qrByKeys,
  removedByKeys,
} from './access/list-walk';
import { lockScreenByKeys, paletteByKeys, qrAsksByKeys, withPassphrase } from './access/lock-walk';
import { Looks } from './access/looks';
import { miniButtonsByKeys, miniLockByKeys } from './access/mini-walk';
import type { Walker } from './access/setup-walk';
import { ask, startWorld, type World } from './access/world';

/** The authenticator, adding, recovery and the lock: what people do less often, by keyboard and by ear. */
test.describe.serial('codes by keyboard and by ear', () => {
  test.describe.configure({ timeout: 90_000 });
  let world: World;
  let walker: Walker;

  test.beforeAll(async () => {
    world = await startWorld();
    walker = { world, keys: new Keys(world), ears: new Ears(world), looks: new Looks(world) };
    await ask(world.page, 'app.changeSettings', { language: 'en', theme: 'light' });
    await openList(walker);
  });
  test.afterAll(() => world.running.close());
  test.afterEach(async () => {
    expect(await walker.keys.pointed(), 'a pointer touched the page').toEqual([]);
  });

  test('codes are moved up, down and between groups by the menu of their row, with keys alone', () =>
    moveByKeys(walker));

  test('codes are removed until none is left, and the focus always has a place', () => deleteByKeys(walker));

  test('removed codes are restored and forgotten with keys alone', () => removedByKeys(walker));

  test('the QR code of an entry and the next code of a counter, with keys alone', async () => {
    await qrByKeys(walker);
    await counterByKeys(walker);
  });

  test('a code that counts is typed by hand with keys alone, after two mistakes', () => typedByKeys(walker));

  test('a file is imported in part, exported, read again and guessed at with keys alone', async () => {
    await choicesByKeys(walker);
    await exportByKeys(walker);
    await unmarkedByKeys(walker);
  });

  test('a backup is restored with keys alone', () => restoreByKeys(walker));

  test('the palette finds and copies a code with keys alone', () => paletteByKeys(walker));

  test('each button of the mini window works with keys alone', () => miniButtonsByKeys(walker));

  test('everything on the lock screen is reached with keys alone', async () => {
    await withPassphrase(walker);
    await miniLockByKeys(walker);
    await lockScreenByKeys(walker);
  });

  test('a QR code asks for the passphrase each time, with keys alone', () => qrAsksByKeys(walker));
});
