import { expect, test } from 'playwright/test';
import { createCamera, type Picture } from './pictures/camera.mjs';
import { inScene, openPractice } from './pictures/studio.mjs';
import { reachProblems } from './problems/reach.mjs';

const desktop = { executable: process.env['OFFROOT_EXECUTABLE'] ?? '', env: process.env };
const pictures: Picture[] = [];
const camera = createCamera({
  outDir: 'out/e2e/pictures',
  chapter: 'smoke',
  wants: () => true,
  quick: true,
  onPicture: (picture) => void pictures.push(picture),
});
const studio = { ...desktop, chapter: 'smoke', camera, homeOf: () => '' };

/** A few of the table; `npm run pictures -- problems` reaches all of it. */
const some = ['name-taken', 'access-denied', 'throttled', 'disk-refused'];

test('problems of a setup say what happened in both languages, with nothing cut off', async () => {
  const missed = await reachProblems(studio, some, (id, scene, seen, before) =>
    scene.shot(id, { widths: [390], seen, ...(before === undefined ? {} : { before }) }),
  );
  expect(missed).toEqual([]);
  expect(pictures.map(({ screen }) => screen)).toEqual(some.flatMap((id) => [id, id]));
  expect(pictures.flatMap(({ screen, faults }) => faults.map((fault) => `${screen}: ${fault}`))).toEqual([]);
});

test('a press of Start while the plan is being rewritten starts the new plan', async () => {
  await inScene(studio, async (scene) => {
    await openPractice(scene);
    await scene.go('#setup');
    await scene.page.getByText('Create the user').first().waitFor();
    await scene.wait(800);
    await scene.page.getByLabel('User name').fill('soo-admin');
    await scene.page.getByRole('button', { name: /^Start setup/ }).click();
    await scene.page.getByRole('heading', { name: 'Setting up soo-admin' }).waitFor();
  });
});

test('changing the language keeps what is typed and open', async () => {
  await inScene(studio, async (scene) => {
    const { page } = scene;
    await scene.press(/Use a root access key/);
    await page.getByLabel('Access key ID').fill('AKIAIOSFODNN7EXAMPLE');
    await scene.ask('app.changeSettings', { language: 'ko' });
    await expect(page.getByLabel('액세스 키 ID')).toHaveValue('AKIAIOSFODNN7EXAMPLE');
  });
});
