import { startLoopbackAws } from '../support/loopback-aws.mjs';
import { inScene, openPractice } from './studio.mjs';

/** @param {import('./studio.mjs').Scene} scene @param {import('../support/loopback-aws.mjs').LoopbackAws} aws */
async function connectByHand(scene, aws) {
  await scene.go('#welcome');
  await scene.press(/Use a root access key/u);
  await scene.page.getByLabel('Access key ID').fill(aws.credentials.accessKeyId);
  await scene.page.getByLabel('Secret access key').fill(aws.credentials.secretAccessKey);
  await scene.page.getByText('Partition and endpoint').click();
  await scene.page.getByLabel('Address instead of AWS').fill(aws.url);
  await scene.press(/^Connect/u);
  await scene.page.getByRole('heading', { name: 'Is this your account?' }).waitFor();
}

/** The page takes no press in its first half second, which may have been meant for the one before.
 * @param {import('./studio.mjs').Scene} scene @param {RegExp} name */
async function decide(scene, name) {
  const question = scene.page.getByRole('heading', { name: 'Is this your account?' });
  while (await question.isVisible()) {
    await scene.press(name);
    await question.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => undefined);
  }
}

/** What the overview asks of IAM. */
const reads = [
  ...['GetAccountSummary', 'ListAccountAliases', 'ListMFADevices', 'ListVirtualMFADevices', 'ListUsers'],
  ...['GetAccountPasswordPolicy', 'ListAccessKeys', 'GetAccessKeyLastUsed'],
];

/** @type {import('./studio.mjs').Chapter} */
export const account = {
  name: 'account',
  async take(studio) {
    const aws = await startLoopbackAws({ alias: 'haneul-studio' });
    const plain = await startLoopbackAws({ accountId: '123456789012', seed: 'other' });
    try {
      await inScene(studio, async (scene) => {
        const { page, shot } = scene;
        await connectByHand(scene, aws);
        await shot('confirm-account');
        await decide(scene, /^This is my account/u);
        await scene.sees(/protections are in place/u);
        await shot('overview-endpoint');
        await page.getByRole('button', { name: 'Show me how' }).first().click();
        await shot('root-mfa-from-overview');
        await connectByHand(scene, aws);
        await shot('confirm-account-known');
        await decide(scene, /^Not mine/u);
        await connectByHand(scene, plain);
        await shot('confirm-account-without-alias');
        await decide(scene, /^This is my account/u);
        await scene.sees(/protections are in place/u);
        await shot('overview-without-alias');
        await scene.press(/Choose one…/u);
        await page.getByRole('textbox', { name: 'Account alias' }).fill('Not An Alias');
        await page.keyboard.press('Tab');
        await shot('alias-dialog');
        await scene.escape();
        plain.account.scenario('leftover-device', { name: 'old-phone' });
        plain.account.scenario('leftover-device', { name: 'minji-admin' });
        await scene.ask('account.overview', {
          accountRef: (await scene.ask('app.getState')).selected,
          fresh: true,
        });
        await scene.go('#account');
        await page.getByRole('button', { name: 'Look' }).first().click();
        await scene.sees('Does not carry an Offroot tag');
        await page
          .getByRole('button', { name: /^Delete…/u })
          .first()
          .click();
        await shot('orphans');
        await scene.escape();
        // Who it is stays known; all that is asked of IAM is denied.
        for (const action of reads) plain.fault({ action, answer: { status: 403, code: 'AccessDenied' } });
        await scene
          .ask('account.overview', { accountRef: (await scene.ask('app.getState')).selected, fresh: true })
          .catch(() => undefined);
        await scene.go('#account');
        await scene.sees('AWS did not let us look');
        await shot('overview-denied');
        plain.clear();
      });
      await inScene(studio, async (scene) => {
        await openPractice(scene);
        await scene.shot('overview');
        await scene.press('Make something go wrong');
        await scene.shot('practice-menu', {
          before: async () => {
            await scene.page.keyboard.press('Escape');
            await scene.page.locator('.banner-action').first().click();
          },
        });
        await scene.page.keyboard.press('Escape');
        await scene.page.getByText(/Why/u).first().click();
        await scene.shot('overview-why');
      });
    } finally {
      await Promise.all([aws.close(), plain.close()]);
    }
  },
};
