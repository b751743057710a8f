import { expect, test } from 'playwright/test';
import { Ears } from './access/ears';
import { Keys } from './access/keys';
import { Looks } from './access/looks';
import { planByKeys, resultByKeys, secondDeviceByKeys, type Walker } from './access/setup-walk';
import { ask, startWorld, type World } from './access/world';

test.describe.serial('by keyboard and by ear', () => {
  let world: World;
  let walker: Walker;

  test.beforeAll(async () => {
    world = await startWorld();
    walker = { world, keys: new Keys(world), ears: new Ears(world), looks: new Looks(world) };
    await ask(world.page, 'app.changeSettings', { language: 'en', theme: 'light' });
  });
  test.afterAll(() => world.running.close());

  test('practice, plan, choices and start with keys alone', () => planByKeys(walker));

  test('run, result, copies and QR code with keys alone', async () => {
    await walker.looks.at('run');
    await resultByKeys(walker);
  });

  test('a user, its tabs and a second device with keys alone', () => secondDeviceByKeys(walker));

  test('no pointer touched the page', async () => {
    expect(await walker.keys.pointed()).toEqual([]);
  });
});
