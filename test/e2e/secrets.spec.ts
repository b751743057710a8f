import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { revealingCalls } from '../../electron/contract';
import { createPracticeAccount, servePractice, type PracticeServer } from '../../electron/practice';
import { findSecrets, placeOf, type Finding, type Place, type Secret } from '../support/canary';
import { launchApp, type Running } from './support/app.mjs';
import { filesOf, heapOf, processesOf, wholeStrings } from './support/leftovers.mjs';
import { messagesOf, recordMessages } from './support/recorder.mjs';
import type { World } from './walk-steps.mjs';

/** The only calls whose answer may hold a secret; the contract's own tests hold this list still. */
const mayReveal: readonly string[] = revealingCalls;
/** The only call that carries this secret the other way: typed by a person, once. */
const mayTake: readonly string[] = ['account.connectKey'];

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-canary-'));
  chmodSync(folder, 0o777);
  return folder;
}

/** One running app, and everything it says, keeps and shows. */
async function openApp(): Promise<App> {
  const folder = openFolder();
  const running = await launchApp({
    executable: String(process.env['OFFROOT_EXECUTABLE']),
    env: process.env,
    userData: join(folder, 'data'),
    args: [wholeStrings],
  });
  const { app, page } = running;
  const said: string[] = [];
  app.process().stdout?.on('data', (part: Buffer) => void said.push(part.toString('utf8')));
  app.process().stderr?.on('data', (part: Buffer) => void said.push(part.toString('utf8')));
  app.on('console', (message) => void said.push(message.text()));
  page.on('console', (message) => void said.push(message.text()));
  page.on('pageerror', (error) => void said.push(String(error.stack)));
  await recordMessages(app, page);
  return { running, folder, said };
}
type App = { readonly running: Running; readonly folder: string; readonly said: string[] };

async function messagePlaces({ running }: App): Promise<readonly Place[]> {
  return (await messagesOf(running.app)).map(({ way, channel, text }) => placeOf(`${way} ${channel}`, text));
}

/** All the places but the messages. `except` names the files that hold secrets by their purpose, if any. */
async function leftBy(
  { running, folder, said }: App,
  except: RegExp | null = null,
): Promise<readonly Place[]> {
  const { page, app } = running;
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const { places, own } = processesOf(app.process().pid ?? 0);
  // Browser, GPU and page at least: otherwise it looked at the wrong program.
  expect(own).toBeGreaterThanOrEqual(3);
  return [
    ...filesOf(folder).filter(({ name }) => except?.test(name) !== true),
    ...places,
    await heapOf(page),
    placeOf('document', (await page.content()) + kept + page.url()),
    placeOf('log', said.join('')),
  ];
}

const names = (found: readonly Finding[]): readonly string[] =>
  [...new Set(found.map(({ secret, form, place }) => `${secret} (${form}) in ${place}`))].sort();
const channels = (found: readonly Finding[], way: string): readonly string[] =>
  [
    ...new Set(
      found.flatMap(({ place }) => (place.startsWith(`${way} `) ? [place.slice(way.length + 1)] : [])),
    ),
  ].sort();

test.describe.serial('the sixteen steps with a real key, keychain and vault', () => {
  test.setTimeout(240_000);
  let server: PracticeServer;
  let opened: App;
  const account = createPracticeAccount({
    seed: `canary-${process.pid}`,
    now: Date.now,
    propagationMs: 1500,
  });
  const secrets = (): readonly Secret[] =>
    account.secrets().map(({ kind, value }, index) => ({ name: `${kind} ${index}`, value }));

  test.beforeAll(async () => {
    server = await servePractice(account);
    opened = await openApp();
  });
  test.afterAll(async () => {
    await opened.running.close();
    await server.close();
  });

  test('the walk is done, the password shown and hidden again', async () => {
    const { running, folder } = opened;
    const { app, page } = running;
    const root = account.rootCredentials();
    const saveFolder = openFolder();
    await running.saveTo(saveFolder);
    const world: World = {
      page,
      mode: 'endpoint',
      env: {
        AWS_ACCESS_KEY_ID: root.accessKeyId,
        AWS_SECRET_ACCESS_KEY: root.secretAccessKey,
        AWS_ENDPOINT_URL_IAM: server.url,
      },
      saveFolder,
      outDir: join(folder, 'pictures'),
      opened: () => running.opened(),
      clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
      state: { accountId: '', secret: '' },
      snap: () => Promise.resolve(),
    };
    const { walkSteps } = await import('./walk-steps.mjs');
    for (const step of walkSteps) await test.step(step.title, () => step.does(world));
    await page.getByRole('button', { name: /^Show the password/ }).click();
    await page.locator('[data-secret]').waitFor();
    await page.getByRole('button', { name: /^Hide the password/ }).click();
    await page.locator('[data-secret]').waitFor({ state: 'detached' });
    await page.evaluate(() =>
      (
        globalThis as unknown as { offroot: { call(channel: string, request: object): Promise<unknown> } }
      ).offroot.call('app.changeSettings', { announceNewCodes: true }),
    );
    const kinds = account.secrets().map(({ kind }) => kind);
    for (const kind of ['secret-key', 'seed', 'password', 'session-secret', 'session-token'])
      expect(kinds).toContain(kind);
  });

  test('no answer, push or question carries a secret, but the calls that are made to', async () => {
    const found = findSecrets(await messagePlaces(opened), secrets());
    expect(channels(found, 'push')).toEqual([]);
    expect(channels(found, 'request')).toEqual([...mayTake]);
    // What was shown on purpose is found, so the search works and the list is not longer than it needs to be.
    expect(channels(found, 'reply')).toEqual(['authenticator.revealQr', 'setup.revealPassword']);
    expect(channels(found, 'reply').every((channel) => mayReveal.includes(channel))).toBe(true);
  });

  test('no secret is left in the page, a file, the log, an argument or an environment', async () => {
    const places = await leftBy(opened);
    for (const name of ['accounts.json', 'settings.json', 'Preferences', '.jsonl', 'authenticator.vault'])
      expect(
        places.map((place) => place.name).filter((each) => each.endsWith(name)).length,
        name,
      ).toBeGreaterThan(0);
    expect(names(findSecrets(places, secrets()))).toEqual([]);
  });

  test('a secret planted in each kind of place is found there, so a clean answer means something', async () => {
    const secret = 'Planted/Canary+9f3b7c1d5e8a2046';
    const { running, folder } = opened;
    await running.page.evaluate((value) => {
      const around = `${'x'.repeat(4000)}${btoa(value)}`;
      Object.assign(globalThis, { planted: { inside: [around] } });
      document.body.dataset['planted'] = encodeURIComponent(value);
    }, secret);
    await running.app.evaluate(({ BrowserWindow }, value) => {
      process.stderr.write(`${Buffer.from(value).toString('hex')}\n`);
      BrowserWindow.getAllWindows()[0]?.webContents.send('planted', Buffer.from(value));
    }, secret);
    writeFileSync(join(folder, 'data', 'planted.bin'), Buffer.from(secret, 'utf16le'));
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', secret], {
      env: { PLANTED: secret },
      stdio: 'ignore',
    });
    try {
      const wanted = [{ name: 'planted', value: secret }];
      await expect.poll(() => opened.said.join('').includes(Buffer.from(secret).toString('hex'))).toBe(true);
      const places = [...(await messagePlaces(opened)), ...(await leftBy(opened))];
      expect(names(findSecrets(places, wanted)).map((line) => line.replace(folder, ''))).toEqual([
        'planted (uri) in document',
        'planted (utf16 raw) in /data/planted.bin',
        'planted (utf8 base64 +0) in heap of the page',
        'planted (utf8 hex) in log',
        'planted (utf8 list of numbers) in push planted',
        'planted (utf8 raw) in process cmdline',
        'planted (utf8 raw) in process environ',
      ]);
    } finally {
      child.kill();
    }
  });
});

test('a whole run in the practice account leaves its secrets in the simulated account alone', async () => {
  const typed = 'Canary-Typed!52-Word';
  const opened = await openApp();
  const { page } = opened.running;
  try {
    await page.getByRole('button', { name: /Practice first/ }).click();
    await page.getByRole('heading', { name: /protections are in place/ }).waitFor();
    await page.getByRole('button', { name: /Read the plan/ }).click();
    await page.getByRole('heading', { name: 'Your plan' }).waitFor();
    await page.getByRole('radio', { name: 'Keep it in the keychain' }).check();
    await page.getByRole('radio', { name: 'Type my own' }).check();
    const field = page.getByLabel('Your password');
    await field.pressSequentially(typed);
    await field.press('Enter');
    await page.getByText('Your password is set').waitFor();
    const start = page.getByRole('button', { name: /^Start setup/ });
    await expect(start).not.toHaveAttribute('aria-disabled', 'true');
    await start.click();
    await page.getByRole('heading', { name: / works$/ }).waitFor({ timeout: 80_000 });
    const simulated = filesOf(opened.folder).find(({ name }) => name.endsWith('practice.json'));
    const secrets = secretsIn(JSON.parse(Buffer.from(simulated?.bytes ?? []).toString('utf8')));
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    expect(secrets.map(({ value }) => value)).toContain(typed);
    const messages = await messagePlaces(opened);
    // Sent once, when it was typed; no plan carries it again.
    const carried = findSecrets(messages, secrets).map(({ place }) => place);
    expect(carried).toEqual(['request setup.holdPassword']);
    const places = await leftBy(opened, /practice(?:-keys)?\.json/);
    expect(places.some(({ name }) => name.endsWith('practice.vault'))).toBe(true);
    expect(names(findSecrets(places, secrets))).toEqual([]);
  } finally {
    await opened.running.close();
  }
});

/** Everything in the saved practice account that it calls a secret, a seed or a password. */
function secretsIn(value: unknown, name = ''): readonly Secret[] {
  if (typeof value === 'string')
    return /secret|seed|password/i.test(name) && value.length >= 12 ? [{ name, value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((part) => secretsIn(part, name));
  return Object.entries(value).flatMap(([key, part]) => secretsIn(part, key));
}

test.describe.serial('crashes', () => {
  let opened: App;
  const secret = 'Crash/Canary+71c0ffee5d3a9b26';
  test.beforeAll(async () => {
    opened = await openApp();
    await opened.running.app.evaluate(({ dialog }) => {
      const shown: string[] = [];
      Object.assign(globalThis, { offrootShown: shown });
      const note = (...words: unknown[]): number => Number(shown.push(JSON.stringify(words)) < 0);
      Object.assign(dialog, { showErrorBox: note, showMessageBoxSync: note, showMessageBox: note });
    });
  });
  test.afterAll(() => opened.running.close());

  test('an error that nobody caught in main is noted by its place; its words are not', async () => {
    const { running, said } = opened;
    await running.app.evaluate((_electron, value) => {
      setTimeout(() => {
        throw new Error(`could not sign with ${value}`);
      }, 0);
      setTimeout(() => void Promise.reject(new Error(`refused: ${value}`)), 0);
      setTimeout(() => void Promise.reject(value), 0);
    }, secret);
    await expect.poll(() => said.join('')).toContain('event=unhandled');
    await expect.poll(() => said.join('')).toContain('event=uncaught');
    const shown = await running.app.evaluate(
      () => (globalThis as unknown as { offrootShown: string[] }).offrootShown,
    );
    expect(shown).toEqual([]);
    const places = await leftBy(opened);
    expect(names(findSecrets(places, [{ name: 'secret', value: secret }]))).toEqual([]);
  });

  test('a page that crashes is replaced by a new one, and leaves no dump', async () => {
    const { running, folder, said } = opened;
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => said.join('')).toContain('event=page-gone');
    const heading = (): Promise<string> =>
      running.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const text: unknown = await contents?.executeJavaScript(
          'document.querySelector("h1")?.textContent ?? ""',
        );
        return String(text);
      });
    await expect.poll(heading).toMatch(/Stop using the root user/);
    const dumps = filesOf(folder).filter(({ name }) => /\.dmp$|minidump/i.test(name));
    expect(dumps.map(({ name }) => name)).toEqual([]);
  });
});
