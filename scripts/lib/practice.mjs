import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { say, Stop } from './say.mjs';

/** @typedef {{ n: number, title: string, shown: string, asked: string, ok: boolean, picture: string | null }} WalkStep */

const count = 16;

/** The real app through all sixteen steps, on a desktop of its own.
 * @param {readonly string[]} words `--endpoint`: on the server of AWS_ENDPOINT_URL_IAM and _STS instead of the practice account
 * @returns {Promise<number>} exit code
 */
export async function practice(words) {
  const mode = words.includes('--endpoint') ? 'endpoint' : 'practice';
  const extra = mode === 'endpoint' ? endpointEnv(process.env) : {};
  const { resolveRuntime } = await import('./runtime.mjs');
  const { build } = await import('./build.mjs');
  const { withDesktop } = await import('./desktop-session.mjs');
  const runtime = await resolveRuntime();
  await build();
  return withDesktop({ runtime }, async (desktop) => {
    const env = { ...desktop.env, ...extra };
    const { passed } = await walkAndTell({ executable: desktop.executable, env, mode });
    return passed === count ? 0 : 1;
  });
}

/** Runs the walk, prints a line per step and the closing line.
 * @param {{ executable: string, env: Record<string, string>, mode: 'practice' | 'endpoint' }} options
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function walkAndTell({ executable, env, mode }) {
  const file = join(root, 'test/e2e/walk.mjs');
  if (!existsSync(file)) throw new Stop('test/e2e/walk.mjs is missing.');
  const outDir = join(root, 'out', mode === 'practice' ? 'practice' : 'practice-endpoint');
  await rm(outDir, { recursive: true, force: true });
  const { walk } = await import(pathToFileURL(file).href);
  say(
    mode === 'practice'
      ? '· The sixteen steps in the practice account'
      : '· The sixteen steps on the server at the endpoint',
  );
  /** @type {{ steps: WalkStep[] }} */
  const { steps } = await walk({ executable, env, mode, outDir, onStep: tell });
  const passed = steps.filter((step) => step.ok).length;
  const bad = steps.find((step) => !step.ok);
  say(`  pictures: ${outDir}`);
  if (passed === count && bad === undefined) say(`practice: ${count} of ${count} steps`);
  else
    say(
      `practice: ${passed} of ${count} steps; step ${bad?.n ?? passed + 1} failed: ${bad?.title ?? 'never reached'}`,
    );
  return { passed, failed: count - passed };
}

/** @param {WalkStep} step */
function tell({ n, title, shown, asked, ok }) {
  say(`${ok ? '✓' : '✗'} ${String(n).padStart(2)} ${title}\n      shown: ${shown}\n      asked: ${asked}`);
}

/** What the app may know of an endpoint run; refuses any address but this machine's own.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function endpointEnv(env) {
  for (const name of ['AWS_ENDPOINT_URL_IAM', 'AWS_ENDPOINT_URL_STS']) {
    const address = env[name];
    if (!address) throw new Stop(`--endpoint needs ${name}, the address of a test server on this machine.`);
    if (!isLoopback(address))
      throw new Stop(
        `${name} is ${address}; only an address of this machine (127.0.0.1, [::1], localhost) will do.`,
      );
  }
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    if (!env[name]) throw new Stop(`--endpoint needs ${name}, any pair that the test server takes.`);
  }
  const names = Object.keys(env).filter((name) => name.startsWith('AWS_'));
  return Object.fromEntries(names.map((name) => [name, env[name] ?? '']));
}

/** @param {string} address */
function isLoopback(address) {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const own = hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
  return own && (protocol === 'http:' || protocol === 'https:');
}
