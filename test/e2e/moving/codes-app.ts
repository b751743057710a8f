import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import { launchApp, type Running } from '../support/app.mjs';
import { codeOf, nameOf, type Wanted } from './samples';

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly code: string } };
type Entry = {
  readonly id: string;
  readonly kind: string;
  readonly issuer: string;
  readonly account: string;
};
type Bridge = { call(channel: string, request: object): Promise<Answer<unknown> | string> };

/** The real app on its list of codes, and what tests ask of it beside what they press. */
export type CodesApp = {
  readonly running: Running;
  readonly page: Page;
  ask<T>(channel: string, request?: object): Promise<Answer<T>>;
  entries(): Promise<readonly Entry[]>;
  /** What the next system dialog answers. */
  choose(...paths: readonly string[]): Promise<void>;
  /** Opens Add codes with a method; the dialog is the result. */
  add(method: RegExp): Promise<Locator>;
  /** Every code is the one that the secret gives, computed here; then the list is emptied. */
  proveCodes(wanted: readonly Wanted[]): Promise<void>;
  empty(): Promise<void>;
};

export async function openCodes(): Promise<CodesApp> {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-moving-data-'));
  chmodSync(folder, 0o777);
  const running = await launchApp({
    executable: String(process.env['OFFROOT_EXECUTABLE']),
    env: process.env,
    userData: join(folder, 'data'),
  });
  const { app, page } = running;
  await page.getByRole('heading', { name: /Stop using the root user/ }).waitFor();
  await page.getByRole('button', { name: /Only use the authenticator/ }).click();
  const codes: CodesApp = {
    running,
    page,
    async ask<T>(channel: string, request: object = {}) {
      const answer = await page.evaluate(
        ([name, value]) => (globalThis as unknown as { offroot: Bridge }).offroot.call(name, value),
        [channel, request] as const,
      );
      return (typeof answer === 'string' ? JSON.parse(answer) : answer) as Answer<T>;
    },
    async entries() {
      const answer = await codes.ask<{ readonly entries: readonly Entry[] }>('authenticator.list', {
        from: 0,
        count: 250,
      });
      if (!answer.ok) throw new Error(answer.problem.code);
      return answer.value.entries;
    },
    choose: (...paths) =>
      app.evaluate(({ dialog }, filePaths) => {
        Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths }) });
      }, paths as string[]),
    async add(method) {
      await page
        .getByRole('main')
        .getByRole('button', { name: /^Add(?: Ctrl N)?$/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog', { name: 'Add codes' });
      await dialog.getByRole('button', { name: method }).first().click();
      return dialog;
    },
    async proveCodes(wanted) {
      await expect.poll(async () => (await codes.entries()).length).toBe(wanted.length);
      const entries = await codes.entries();
      const timed = entries.filter(({ kind }) => kind !== 'hotp').map(({ id }) => id);
      const revealed = await codes.ask<{
        readonly at: number;
        readonly codes: readonly { readonly id: string; readonly code: string }[];
      }>('authenticator.revealCodes', { ids: timed });
      if (!revealed.ok) throw new Error(revealed.problem.code);
      const { at } = revealed.value;
      const codeById = new Map(revealed.value.codes.map(({ id, code }) => [id, code]));
      for (const { id, kind } of entries.filter((entry) => entry.kind === 'hotp')) {
        const next = await codes.ask<{ readonly code: string }>('authenticator.advanceCounter', { id });
        if (!next.ok) throw new Error(`${kind}: ${next.problem.code}`);
        codeById.set(id, next.value.code);
      }
      const shown = entries.map(
        (entry) => `${nameOf({ ...entry } as unknown as Wanted)}\n${codeById.get(entry.id)}`,
      );
      expect(shown.sort()).toEqual(wanted.map((one) => `${nameOf(one)}\n${codeOf(one, at)}`).sort());
      await codes.empty();
    },
    async empty() {
      for (const { id, account } of await codes.entries()) {
        await codes.ask('authenticator.remove', { id, typed: account });
        await codes.ask('authenticator.forgetRemoved', { id });
      }
      await expect.poll(async () => (await codes.entries()).length).toBe(0);
    },
  };
  return codes;
}

/** The button that saves what the preview holds. */
export const addButton = (dialog: Locator): Locator =>
  dialog.getByRole('button', { name: /^Add(?: \d+ of \d+)?(?: ↵)?$/ });

/** Rows of the preview with their states, in the order of the file. */
export async function previewRows(dialog: Locator): Promise<readonly string[]> {
  await dialog.locator('.many-row').first().waitFor({ timeout: 200_000 });
  return dialog.locator('.many-row').allInnerTexts();
}
