import { mkdtempSync, readdirSync, readFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { launchApp, type Running } from './support/app.mjs';

/** Folder that the app's unprivileged user may write to. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-e2e-'));
  chmodSync(folder, 0o777);
  return folder;
}

function start(userData: string): Promise<Running> {
  const executable = process.env['OFFROOT_EXECUTABLE'];
  if (executable === undefined)
    throw new Error('OFFROOT_EXECUTABLE names the app to test; npm test sets it.');
  return launchApp({ executable, env: process.env, userData });
}

/** Plain files below a folder; Chromium's own sockets and links are passed over. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

const forms = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret, 'utf8');
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    encodeURIComponent(secret),
  ];
};

test.describe('the real app', () => {
  let running: Running;
  const userData = openFolder();

  test.beforeAll(async () => {
    running = await start(join(userData, 'data'));
  });
  test.afterAll(() => running.close());

  test('the page has no Node, no require and no network', async () => {
    const { page } = running;
    await page.getByRole('heading', { name: /Stop using the root user/ }).waitFor();
    const found = await page.evaluate(async () => ({
      node:
        typeof (globalThis as Record<string, unknown>)['process'] +
        typeof (globalThis as Record<string, unknown>)['require'],
      network: await fetch('https://example.com').then(
        () => 'open',
        () => 'closed',
      ),
      address: location.origin + location.protocol,
      bridge: Object.keys((globalThis as unknown as { offroot: object }).offroot)
        .sort()
        .join(),
    }));
    expect(found).toEqual({
      node: 'undefinedundefined',
      network: 'closed',
      address: 'app://offrootapp:',
      bridge: 'call,on',
    });
  });

  test('the keychain is a real Secret Service, and the rail says so', async () => {
    const state = await running.page.evaluate(() =>
      (
        globalThis as unknown as {
          offroot: {
            call(
              channel: string,
              request: object,
            ): Promise<{ ok: true; value: { keychain: { state: string } } }>;
          };
        }
      ).offroot.call('app.getState', {}),
    );
    expect(state.value.keychain.state).toBe('available');
  });

  test('Korean and English switch at once', async () => {
    const { page } = running;
    await page.getByRole('button', { name: '한국어' }).click();
    await expect(page.getByRole('heading', { name: /루트 사용자, 이제 그만 쓰세요/ })).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: /Stop using the root user/ })).toBeVisible();
  });

  test('after a whole run no secret is in the page, in a file of ours or in a process argument', async () => {
    const { page, app } = running;
    await page.getByRole('button', { name: /Practice first/ }).click();
    await page.getByRole('heading', { name: /protections are in place/ }).waitFor();
    await page.getByRole('button', { name: /Read the plan/ }).click();
    await page.getByRole('heading', { name: 'Your plan' }).waitFor();
    await page.getByRole('radio', { name: 'Keep it in the keychain' }).check();
    await page.waitForTimeout(1500);
    await page.getByRole('button', { name: /^Start setup/ }).click();
    await page.getByRole('heading', { name: / works$/ }).waitFor({ timeout: 80_000 });
    const practice = filesIn(userData).find((path) => path.endsWith('practice.json'));
    const saved = JSON.parse(readFileSync(String(practice), 'utf8')) as unknown;
    const secrets = secretsIn(saved);
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    const html = await page.content();
    const args = (await app.evaluate(() => process.argv.join(' '))) + readArguments();
    const ours = filesIn(userData).filter(
      (path) => /\.(?:jsonl?|json\.\d)$/.test(path) && !path.includes('practice.json'),
    );
    expect(ours.length).toBeGreaterThanOrEqual(3);
    for (const form of secrets.flatMap(forms)) {
      expect(html.includes(form)).toBe(false);
      expect(args.includes(form)).toBe(false);
      for (const path of ours)
        expect({ path, found: readFileSync(path).includes(form) }).toEqual({ path, found: false });
    }
  });
});

/** Everything in the saved practice account that it calls a secret, a seed or a password. */
function secretsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  if (typeof value !== 'object' || value === null) return [];
  const all: Readonly<Record<string, unknown>> = { ...value };
  return Object.entries(all).flatMap(([name, inner]) =>
    typeof inner === 'string' && /secret|seed|password/i.test(name) && inner.length >= 12
      ? [inner]
      : secretsIn(inner),
  );
}

function readArguments(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(join('/proc', id, 'cmdline'), 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}
