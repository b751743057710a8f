import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'playwright/test';
import { accountByKeys, connectByKeys } from './access/connect-walk';
import { Ears } from './access/ears';
import { Keys } from './access/keys';
import { Looks } from './access/looks';
import { passphraseByKeys, phoneCodesByKeys, rootMfaByKeys } from './access/secrets-walk';
import type { Walker } from './access/setup-walk';
import { resumeByKeys, undoByKeys } from './access/stopped-walk';
import { ask, startWorld, type World } from './access/world';
import { startLoopbackAws, type LoopbackAws } from './support/loopback-aws.mjs';

/** Ways that few people go, by keyboard and by ear; each part goes on where the one before it ended. */
test.describe.serial('by keyboard and by ear, the ways that few go', () => {
  test.describe.configure({ timeout: 120_000 });
  let world: World;
  let walker: Walker;
  let aws: LoopbackAws;

  test.beforeAll(async () => {
    aws = await startLoopbackAws();
    const iam = new IAMClient({ region: 'us-east-1', endpoint: aws.url, credentials: aws.credentials });
    await iam.send(new CreateUserCommand({ UserName: 'jun' }));
    world = await startWorld();
    walker = { world, keys: new Keys(world), ears: new Ears(world), looks: new Looks(world) };
    await ask(world.page, 'app.changeSettings', { language: 'en', theme: 'light' });
  });
  test.afterAll(async () => {
    await world.running.close();
    await aws.close();
  });
  test.afterEach(async () => {
    expect(await walker.keys.pointed(), 'a pointer touched the page').toEqual([]);
  });

  test('an account is connected with keys alone, after a mistyped key and one that is not ours', () =>
    connectByKeys(walker, aws));

  test('an alias is chosen and a device without an owner deleted with keys alone', () =>
    accountByKeys(walker, aws));

  test('two codes of a phone turn a device on with keys alone', () => phoneCodesByKeys(walker, 'jun'));

  test('the guide to root MFA and the page of a user who is gone are read with keys alone', () =>
    rootMfaByKeys(walker));

  test('a passphrase is set, changed and removed with keys alone', () => passphraseByKeys(walker));

  test('a refused run is undone with keys alone', () => undoByKeys(walker));

  test('a run goes on after a crash with keys alone', () => resumeByKeys(walker));
});
