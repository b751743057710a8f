import { expect, test } from 'playwright/test';
import { addByKeys, dailyByKeys, editByKeys, hiddenByKeys, removeByKeys } from './access/codes-walk';
import { Ears } from './access/ears';
import { Keys } from './access/keys';
import { Looks } from './access/looks';
import { farByKeys, layersByKeys, lockByKeys, miniByKeys, recoveryByKeys } from './access/rest-walk';
import { planByKeys, resultByKeys, secondDeviceByKeys, type Walker } from './access/setup-walk';
import { quietUnderPushes, readableWhenSmall } from './access/sizes';
import { hearCodes, hearSetup } from './access/voice';
import { ask, startWorld, type World } from './access/world';

/** One start of the app; each part goes on where the one before it ended. */
test.describe.serial('by keyboard and by ear', () => {
  // Waiting for AWS's copies and for fresh codes is part of two of these.
  test.describe.configure({ timeout: 180_000 });
  let world: World;
  let walker: Walker;

  test.beforeAll(async () => {
    world = await startWorld();
    walker = { world, keys: new Keys(world), ears: new Ears(world), looks: new Looks(world) };
    await ask(world.page, 'app.changeSettings', { language: 'en', theme: 'light' });
  });
  test.afterAll(() => world.running.close());
  test.afterEach(async () => {
    expect(await walker.keys.pointed(), 'a pointer touched the page').toEqual([]);
  });

  test('practice, plan, choices and start with keys alone', () => planByKeys(walker));

  test('run, result, copies and QR code with keys alone', async () => {
    await resultByKeys(walker);
  });

  test('a user, its tabs and a second device with keys alone', () => secondDeviceByKeys(walker));

  test('codes are added from a text, the clipboard, a picture and a file with keys alone', () =>
    addByKeys(walker));

  test('codes are found, copied and put in order with keys alone', () => dailyByKeys(walker));

  test('codes are edited, removed, taken back, hidden and marked with keys alone', async () => {
    await editByKeys(walker);
    await removeByKeys(walker);
    await hiddenByKeys(walker);
  });

  test('palette, switcher, help, regions and menus give the focus back', () => layersByKeys(walker));

  test('the mini window finds and copies with keys alone', () => miniByKeys(walker));

  test('a backup is made and rehearsed with keys alone', () => recoveryByKeys(walker));

  test('the root key page and every part of Settings are reached with keys alone', () => farByKeys(walker));

  test('nothing is cut off at 390 px or at 200 %, and nothing moves when motion is reduced', () =>
    readableWhenSmall(walker));

  test('snapshots from main move neither the scroll nor the focus', () => quietUnderPushes(walker));

  test('codes, QR codes and confirmations are said aloud in both languages, and nothing by itself', () =>
    hearCodes(walker));

  test('a stopped run is said at once, a whole one step by step, in both languages', () => hearSetup(walker));

  test('locking is said aloud, and the passphrase leads back, with keys alone', () => lockByKeys(walker));
});
