import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { launchApp, type Running } from '../support/app.mjs';
import { watchPage } from './in-page';

type Answer = {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly problem?: { readonly code: string };
};
type Bridge = { call(channel: string, request: object): Promise<Answer> };

/** The running app, the page in front (a lock replaces it), and where files go. */
export type World = { running: Running; page: Page; readonly folder: string };

async function open(folder: string): Promise<Running> {
  const executable = process.env['OFFROOT_EXECUTABLE'];
  if (executable === undefined)
    throw new Error('OFFROOT_EXECUTABLE names the app to test; npm test sets it.');
  const running = await launchApp({ executable, env: process.env, userData: join(folder, 'data') });
  await running.app.context().addInitScript(watchPage);
  await running.page.evaluate(watchPage);
  return running;
}

export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-access-'));
  // The app may run as another user than this driver.
  chmodSync(folder, 0o777);
  const running = await open(folder);
  return { running, page: running.page, folder };
}

/** The app dies of what is done to it; then another one on what it left. */
export async function restartWorld(world: World, kill: () => Promise<unknown>): Promise<void> {
  const gone = world.running.app.waitForEvent('close');
  void kill().catch(() => undefined);
  await gone;
  world.running = await open(world.folder);
  world.page = world.running.page;
}

/** Asks main as the page does. */
export async function ask(page: Page, channel: string, request: object = {}): Promise<unknown> {
  const answer = await page.evaluate(
    ([name, body]) => (globalThis as unknown as { offroot: Bridge }).offroot.call(name, body),
    [channel, request] as const,
  );
  if (!answer.ok) throw new Error(`${channel} answered ${answer.problem?.code ?? 'nothing'}`);
  return answer.value;
}

/** Goes to a place by the page's own note of where it is. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => history.replaceState(null, '', to), hash);
  await page.reload();
  await page.locator('h1').first().waitFor();
}

/** Adds codes by their links, through the same preview as a person. Returns their ids. */
export async function addLinks(page: Page, links: readonly string[]): Promise<readonly string[]> {
  const preview = (await ask(page, 'authenticator.previewText', { text: links.join('\n') })) as {
    readonly previewId: string;
    readonly items: readonly {
      readonly index: number;
      readonly issuer: string;
      readonly account: string;
      readonly tags: readonly string[];
    }[];
  };
  const items = preview.items.map(({ index, issuer, account, tags }) => ({
    index,
    issuer,
    account,
    tags,
    accountRef: null,
  }));
  const added = (await ask(page, 'authenticator.add', { previewId: preview.previewId, items })) as {
    readonly ids: readonly string[];
  };
  return added.ids;
}
