import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { ask } from './camera.mjs';
import { addSamples } from './sample-codes.mjs';
import { connect, inScene, openPractice } from './studio.mjs';

/** @type {import('./studio.mjs').Chapter} */
export const shell = {
  name: 'shell',
  async take(studio) {
    const aws = await startLoopbackAws({ alias: 'haneul-studio' });
    const other = await startLoopbackAws({ accountId: '444455556666', seed: 'other' });
    try {
      await inScene(studio, async (scene) => {
        const { page, shot } = scene;
        await addSamples(scene);
        await connect(scene, other, 'Bada Payments (live)', 'copper');
        await openPractice(scene);
        await connect(scene, aws);
        await scene.sees(/protections are in place/u);
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').waitFor();
        await shot('palette');
        await page.keyboard.type('code');
        await page.getByRole('dialog').getByRole('option').first().waitFor();
        await shot('palette-found');
        await page.getByRole('dialog').getByRole('combobox').fill('zzzz');
        await scene.sees(/Nothing matches/u);
        await shot('palette-nothing');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await scene.escape();
        await page.keyboard.press('Control+Shift+a');
        await page.getByRole('dialog').waitFor();
        await shot('switcher');
        await scene.press('Name and color…');
        await page.getByRole('heading', { name: 'Name and color' }).waitFor();
        await shot('name-and-color');
        await scene.escape();
        await scene.go('#authenticator');
        await page.locator('.codes [data-cursor="true"]').focus();
        await page.keyboard.press('Shift+Slash');
        await page.getByRole('dialog').waitFor();
        await shot('shortcuts');
        await scene.escape();
        await scene.go('#account');
        await shot('drawer', {
          widths: [390],
          before: async () => {
            if ((await page.locator('.drawer').count()) === 0)
              await page.getByRole('button', { name: /^(Menu|메뉴)/u }).click();
          },
        });
        await scene.escape();
        await scene.go('#users');
        await aws.goAway();
        await scene
          .ask('users.list', {
            accountRef: (await scene.ask('app.getState')).selected,
            query: '',
            marker: null,
          })
          .catch(() => undefined);
        await scene.go('#users');
        await scene.sees('You are offline.');
        await shot('users-unreachable');
        await aws.comeBack();
      });
      await locked(studio);
      await clock(studio);
      await offline(studio);
    } finally {
      await Promise.all([aws.close(), other.close()]);
    }
  },
};

/** The lock screen. Locking makes the window anew, and of the settings only the language can be changed on it.
 * @param {import('./studio.mjs').Studio} studio */
async function locked(studio) {
  await inScene(studio, async (scene) => {
    await addSamples(scene);
    const passphrase = 'four words are enough';
    /** @param {(shot: (name: string) => Promise<void>, page: import('playwright').Page) => Promise<void>} work @param {import('playwright').Page} from */
    const whileLocked = async (from, work) => {
      await ask(from, 'app.changeSettings', { theme: 'system' });
      const next = scene.app.waitForEvent('window');
      await ask(from, 'app.lock').catch(() => undefined);
      const page = await next;
      await page.getByRole('heading', { name: 'Offroot is locked' }).waitFor();
      const shot = studio.camera({ ...scene, page });
      await work(async (name) => {
        await shot(name, {
          dress: async (language, theme) => {
            await ask(page, 'app.changeSettings', { language });
            await scene.app.evaluate(({ nativeTheme }, to) => {
              nativeTheme.themeSource = to;
            }, theme);
          },
        });
        await ask(page, 'app.changeSettings', { language: 'en' });
      }, page);
      return page;
    };
    const page = await whileLocked(scene.page, (shot) => shot('lock-keychain'));
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('navigation').first().waitFor();
    await ask(page, 'app.setPassphrase', { current: '', next: passphrase });
    await whileLocked(page, async (shot, locked) => {
      await shot('lock');
      await locked.getByLabel('Passphrase', { exact: true }).fill('not it');
      await locked.keyboard.press('Enter');
      await locked.locator('.field-box.bad').waitFor();
      await locked.getByRole('button', { name: 'Ways back in' }).click();
      await shot('lock-wrong');
    });
  });
}

/** @param {import('./studio.mjs').Studio} studio */
async function offline(studio) {
  await inScene(studio, async (scene) => {
    await addSamples(scene);
    await scene.go('#authenticator');
    // The network of this computer stays as it is; only what the system says of it changes.
    await scene.app.evaluate(({ net }) => Object.defineProperty(net, 'isOnline', { value: () => false }));
    await scene.sees('You are offline.');
    await scene.shot('authenticator-offline');
  });
}

/** @param {import('./studio.mjs').Studio} studio */
async function clock(studio) {
  await inScene(studio, async (scene) => {
    await openPractice(scene);
    await scene.ask('practice.scenario', { scenario: 'clock-fast' });
    await scene.ask('app.checkClock');
    await scene.go('#settings&section=clock');
    await scene.sees(/corrected/u);
    await scene.shot('clock-corrected');
  });
}
