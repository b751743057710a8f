import { createHash } from 'node:crypto';
import { launchApp } from '../e2e/support/app.mjs';

/** @typedef {{ ok: boolean, value: any, problem?: { code: string } }} Answer */

/** Asks main as the page does. @param {import('playwright').Page} page @param {string} channel @param {object} request
 * @returns {Promise<any>} the value; a problem is thrown
 */
export async function ask(page, channel, request) {
  const answer = await page.evaluate(
    ([name, body]) =>
      /** @type {{ offroot: { call(name: string, body: object): Promise<unknown> } }} */ (
        /** @type {unknown} */ (globalThis)
      ).offroot.call(name, body),
    /** @type {const} */ ([channel, request]),
  );
  const { ok, value, problem } = /** @type {Answer} */ (
    typeof answer === 'string' ? JSON.parse(answer) : answer
  );
  if (!ok) throw new Error(`${channel}: ${problem?.code ?? 'failed'}`);
  return value;
}

const services = [
  'Amazon Web Services',
  'GitHub',
  '하늘 스튜디오',
  'Bada Payments',
  'Example Mail',
  'Proton',
];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Links for so many made-up entries, the same ones each time. @param {number} count */
export function madeUpLinks(count) {
  return Array.from({ length: count }, (_, index) => {
    const secret = [...createHash('sha256').update(`bench ${index}`).digest()]
      .map((byte) => letters[byte % 32])
      .join('');
    const service = services[index % services.length] ?? '';
    const label = `${service}:person-${index}@${String(100_000_000_000 + index * 7919)}`;
    return `otpauth://totp/${encodeURIComponent(label)}?secret=${secret}&issuer=${encodeURIComponent(service)}`;
  }).join('\n');
}

/** The window is there before the vault is. @param {import('playwright').Page} page */
export async function vaultIsOpen(page) {
  for (let tries = 0; tries < 200; tries += 1) {
    const list = await ask(page, 'authenticator.list', { from: 0, count: 1 }).catch(() => null);
    if (list !== null) return;
    await page.waitForTimeout(100);
  }
  throw new Error('The vault did not open within 20 s.');
}

/** Adds every code of some links; each third one is tagged. @param {import('playwright').Page} page @param {string} text
 * @returns {Promise<number>} how many were added
 */
export async function addLinks(page, text) {
  const preview = await ask(page, 'authenticator.previewText', { text });
  const items = preview.items.map(
    (/** @type {{ index: number, issuer: string, account: string }} */ { index, issuer, account }) => ({
      index,
      issuer,
      account,
      tags: index % 3 === 0 ? ['work'] : [],
      accountRef: null,
    }),
  );
  return (await ask(page, 'authenticator.add', { previewId: preview.previewId, items })).added;
}

/** Makes a profile with so many codes, and a passphrase if one is given.
 * @param {{ executable: string, env: NodeJS.ProcessEnv, userData: string, count: number, passphrase: string }} options
 */
export async function prepare({ executable, env, userData, count, passphrase }) {
  const running = await launchApp({ executable, env, userData });
  try {
    const { page } = running;
    await vaultIsOpen(page);
    const added = await addLinks(page, madeUpLinks(count));
    if (added !== count) throw new Error(`${added} of ${count} codes were added.`);
    if (passphrase !== '') await ask(page, 'app.setPassphrase', { current: '', next: passphrase });
  } finally {
    await running.close();
  }
}
