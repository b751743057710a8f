import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import type { Problem } from '../../electron/contract';
import { isHandle, rows, type Row, type World } from '../support/bad-input';
import { allTextFields, strangerTo } from '../support/contract-fields';
import { launchApp, type Running } from './support/app.mjs';

type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/** Asks over the real bridge; `{ bytes: base64 }` becomes bytes in the page. */
const ask = (page: Page, channel: string, request: object = {}): Promise<Answer> =>
  page.evaluate(
    ([name, value]) => {
      const unfold = (part: unknown): unknown => {
        if (Array.isArray(part)) return part.map(unfold);
        if (typeof part !== 'object' || part === null) return part;
        const entries = Object.entries(part);
        const [first] = entries;
        if (entries.length === 1 && first?.[0] === 'bytes')
          return Uint8Array.from(atob(String(first[1])), (letter) => letter.charCodeAt(0));
        return Object.fromEntries(entries.map(([key, inner]) => [key, unfold(inner)]));
      };
      const { offroot } = globalThis as unknown as {
        offroot: { call(channel: string, request: unknown): Promise<Answer> };
      };
      return offroot.call(name, unfold(value));
    },
    [channel, request] as const,
  );

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'offroot-bad-'));
  chmodSync(folder, 0o777);
  return folder;
}

/** What the app keeps, as one text; the clock it learned and where its window was are no one's input. */
function keptIn(folder: string): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:jsonl?|vault)(?:\.\d+)?$|\.tmp$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(?:clock|window)\.json|Preferences|Cache/.test(path));
  return names
    .sort()
    .map(
      (path) =>
        `${path.slice(folder.length)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`,
    )
    .join('\n');
}

const secrets = ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'JBSWY3DPEHPK3PXP'];

test.describe('bad input in the real app', () => {
  test.setTimeout(180_000);
  let running: Running;
  let page: Page;
  let world: World;
  const folder = openFolder();
  const data = join(folder, 'data');
  const aws = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };

  test.beforeAll(async () => {
    writeFileSync(aws.config, '[default]\nregion = us-east-1\n');
    writeFileSync(
      aws.credentials,
      '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n',
    );
    running = await launchApp({
      executable: String(process.env['OFFROOT_EXECUTABLE']),
      env: { ...process.env, AWS_CONFIG_FILE: aws.config, AWS_SHARED_CREDENTIALS_FILE: aws.credentials },
      userData: data,
    });
    ({ page } = running);
    await page.getByRole('heading', { name: /Stop using the root user/ }).waitFor();
    const value = async (channel: string, request: object = {}): Promise<Record<string, unknown>> => {
      const answer = await ask(page, channel, request);
      if (!answer.ok) throw new Error(`${channel}: ${answer.problem.code}`);
      return answer.value as Record<string, unknown>;
    };
    const { accountRef } = await value('practice.open');
    await value('practice.scenario', { scenario: 'leftover-device' });
    const [leftover] = Object.values(await value('account.orphans', { accountRef })) as {
      serialNumber: string;
    }[];
    const preview = await value('authenticator.previewText', {
      text: 'otpauth://totp/GitHub:minji?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=GitHub',
    });
    const added = await value('authenticator.add', {
      previewId: preview['previewId'],
      items: [{ index: 0, issuer: 'GitHub', account: 'minji', tags: [], accountRef: null }],
    });
    world = {
      accountRef: String(accountRef),
      leftover: String(leftover?.serialNumber),
      entryId: String((added['ids'] as string[])[0]),
    };
  });
  test.afterAll(() => running.close());

  /** Main's answer, with nothing written and no secret given back. */
  async function refusal(channel: string, request: object): Promise<Answer> {
    const before = keptIn(data);
    const answer = await ask(page, channel, request);
    const said = JSON.stringify(answer);
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    expect(keptIn(data)).toBe(before);
    return answer;
  }

  const groups = [...new Set(rows.map(({ channel }) => channel))];
  for (const channel of groups)
    test(`${channel}: each bad text has its problem, and nothing is half-written`, async () => {
      for (const row of rows.filter((each) => each.channel === channel)) {
        const answer = await refusal(channel, row.request(world));
        expect(shortOf(answer), row.what).toEqual(wantedOf(row));
      }
    });

  test('a name that main never gave is refused by every call that takes one', async () => {
    const before = keptIn(data);
    const passed: string[] = [];
    const channels = [
      ...new Set(
        allTextFields()
          .filter(isHandle)
          .map(({ channel }) => channel),
      ),
    ];
    expect(channels.length).toBeGreaterThan(40);
    for (const channel of channels) {
      const answer = await ask(page, channel, strangerTo(channel));
      if (answer.ok) passed.push(channel);
    }
    // These say "there is none", which is the answer.
    expect(passed.sort()).toEqual([
      'authenticator.dropPreview',
      'authenticator.revealCodes',
      'setup.deleteCsv',
      'setup.getRun',
      'setup.holdPassword',
      'setup.log',
      'setup.stopReport',
      'users.deleteKeyCsv',
      'users.forgetHere',
    ]);
    expect(keptIn(data)).toBe(before);
  });

  const file = (name: string, content: string | Uint8Array, mode = 0o644): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    chmodSync(path, mode);
    return path;
  };
  const large = (name: string): string => {
    const path = file(name, '');
    truncateSync(path, 20 * 1024 * 1024 + 1);
    return path;
  };
  const pickers: Readonly<Record<string, object>> = {
    'account.connectFile': { contents: null, endpoint: null },
    'authenticator.previewPictures': { files: null },
    'authenticator.previewFile': { contents: null, again: null, password: null },
    'recovery.rehearse': { contents: null, passphrase: 'x' },
    'recovery.restore': { contents: null, passphrase: 'x' },
  };
  for (const [channel, request] of Object.entries(pickers))
    test(`${channel}: a chosen file that is gone, closed, a folder or too large says so`, async () => {
      const places: readonly (readonly [string, object])[] = [
        [join(folder, 'nowhere'), { code: 'file-not-readable', reason: 'file-missing' }],
        [file('closed', 'x', 0o000), { code: 'file-not-readable', reason: 'no-rights' }],
        [openFolder(), { code: 'file-not-readable', reason: 'folder' }],
        [large('large'), { code: 'file-too-large', reason: undefined }],
      ];
      for (const [path, wanted] of places) {
        await running.saveTo(path);
        const answer = await refusal(channel, request);
        expect(
          answer.ok ? answer.value : { code: answer.problem.code, reason: answer.problem.params['reason'] },
        ).toEqual(wanted);
      }
    });

  test('files of the AWS CLI that cannot be read are named as what they are; missing ones are no trouble', async () => {
    const good = readFileSync(aws.credentials);
    const broken: readonly (readonly [string | Uint8Array, object])[] = [
      [new Uint8Array([0x5b, 0x64, 0xff, 0xfe, 0x5d]), { code: 'file-not-readable', reason: 'not-utf8' }],
      [Buffer.from('\uFEFF[default]\n', 'utf16le'), { code: 'file-not-readable', reason: 'not-utf8' }],
      [
        new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0x00, 0x01]),
        { code: 'file-not-readable', reason: 'not-text' },
      ],
      ['#'.repeat(4 * 1024 * 1024 + 1), { code: 'file-too-large', reason: undefined }],
    ];
    for (const [content, wanted] of broken) {
      writeFileSync(aws.credentials, content);
      for (const [channel, request] of [
        ['account.profiles', {}],
        ['account.connectProfile', { name: 'default', endpoint: null }],
      ] as const) {
        const answer = await refusal(channel, request);
        expect(
          answer.ok ? answer.value : { code: answer.problem.code, reason: answer.problem.params['reason'] },
        ).toEqual(wanted);
      }
    }
    // Lines that are none are passed over, as the AWS CLI does; what can be read is listed.
    writeFileSync(
      aws.credentials,
      '[default\naws_access_key_id\n=\n[]\n[ok]\naws_access_key_id=AKIAIOSFODNN7EXAMPLE\naws_secret_access_key=x\n',
    );
    expect(await ask(page, 'account.profiles')).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ name: 'ok' })]),
    });
    await running.app.evaluate(() => {
      process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent/credentials';
      process.env['AWS_CONFIG_FILE'] = '/nonexistent/config';
    });
    expect(await ask(page, 'account.profiles')).toEqual({ ok: true, value: [] });
    writeFileSync(aws.credentials, good);
  });

  test('settings are one of what is offered, or stay as they are', async () => {
    for (const change of [
      { language: 'de' },
      { theme: 'pink' },
      { lockAfterMinutes: 2 },
      { clearClipboardSeconds: 0 },
      { revealSeconds: 9999 },
      { qrSeconds: '60' },
      { backupReminderDays: -1 },
      { backupReminderDays: 366 },
      { lockOnSleep: 'yes' },
      { more: 1 },
    ])
      expect(shortOf(await refusal('app.changeSettings', change)), JSON.stringify(change)).toBe(
        'field-invalid',
      );
  });

  test('the page itself says what to do, in both languages', async () => {
    const path = file(
      'keys.csv',
      'Access key ID,Secret access key\nAIDAIOSFODNN7EXAMPLE,abcabcabcabcabcabcabc',
    );
    await running.saveTo(path);
    for (const [language, way, button, words] of [
      ['en', /Use a root access key/, 'Choose a file…', /begins with AKIA or ASIA/],
      ['ko', /루트 액세스 키 쓰기/, '파일 선택…', /AKIA나 ASIA로 시작/],
    ] as const) {
      await ask(page, 'app.changeSettings', { language });
      await running.app.evaluate(({ BrowserWindow }, to) => {
        void BrowserWindow.getAllWindows()[0]?.loadURL(`app://offroot/index.html?${to}#welcome`);
      }, language);
      await page.getByRole('button', { name: way }).click();
      await page.getByRole('button', { name: button }).click();
      await expect(page.getByText(words)).toBeVisible();
    }
  });
});

const shortOf = (answer: Answer): unknown => (answer.ok ? answer.value : answer.problem.code);
const wantedOf = ({ answer }: Row): unknown => answer;
