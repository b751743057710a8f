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
        await connect(scene, other, 'Bada Payments (live)');
        await openPractice(scene);
        await connect(scene, aws);
        await scene.sees(/protections are in place/u);
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').waitFor();
        await shot('palette');
        await page.keyboard.type('code');
        await scene.wait(400);
        await shot('palette-found');
        await page.getByRole('dialog').getByRole('combobox').fill('zzzz');
        await scene.wait(300);
        await shot('palette-nothing');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await scene.escape();
        await page.keyboard.press('Control+Shift+a');
        await page.getByRole('dialog').waitFor();
        await shot('switcher');
        await scene.press('Name and color…');
        await scene.wait(300);
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
        await scene.wait(6000);
        await shot('users-unreachable');
        await aws.comeBack();
      });
      await locked(studio);
      await offline(studio);
      await clock(studio);
    } finally {
      await Promise.all([aws.close(), other.close()]);
    }
  },
};

/** @param {import('./studio.mjs').Studio} studio */
async function locked(studio) {
  await inScene(studio, async (scene) => {
    const passphrase = 'four words are enough';
    await addSamples(scene);
    const window = () => scene.app.windows().at(-1) ?? scene.page;
    const shot = studio.camera({
      ...scene,
      get page() {
        return window();
      },
    });
    /** Locking makes the window anew, so the one that is there then is looked at. @param {string} name @param {() => Promise<void>} [after] */
    const shotLocked = async (name, after) => {
      await shot(name, {
        dress: async (language, theme) => {
          await ask(window(), 'app.unlock', { passphrase })
            .catch(() => ask(window(), 'app.unlock', { passphrase: '' }))
            .catch(() => undefined);
          await new Promise((done) => setTimeout(done, 800));
          await ask(window(), 'app.changeSettings', { language, theme });
          await ask(window(), 'app.lock').catch(() => undefined);
          await new Promise((done) => setTimeout(done, 1500));
          await window().locator('h1').first().waitFor();
          await after?.();
        },
      });
    };
    await shotLocked('lock-keychain');
    await ask(window(), 'app.unlock', { passphrase: '' }).catch(() => undefined);
    await new Promise((done) => setTimeout(done, 800));
    await ask(window(), 'app.setPassphrase', { current: '', next: passphrase });
    await shotLocked('lock');
    await shotLocked('lock-wrong', async () => {
      await window().locator('input').fill('not it');
      await window().keyboard.press('Enter');
      await window().locator('.field-error').waitFor();
      await window().locator('.lock-forgot button').first().click();
    });
  });
}

/** @param {import('./studio.mjs').Studio} studio */
async function offline(studio) {
  await inScene(studio, async (scene) => {
    await addSamples(scene);
    await scene.go('#authenticator');
    await scene.app.evaluate(({ session }) =>
      session.defaultSession.enableNetworkEmulation({ offline: true }),
    );
    await scene.wait(500);
    const { online } = await scene.ask('app.getState');
    await scene.go('#authenticator');
    await scene.shot(online ? 'authenticator-online' : 'authenticator-offline');
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
