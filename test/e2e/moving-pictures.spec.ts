import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { expect, test } from 'playwright/test';
import { create } from 'qrcode';
import { interopFolder } from '../support/interop';
import { addButton, openCodes, previewRows, type CodesApp } from './moving/codes-app';
import { pictureFile, sampleFile, type Wanted } from './moving/samples';

const totp = (issuer: string, account: string, secret: string): Wanted => ({
  type: 'totp',
  issuer,
  account,
  secret,
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
});
const alice = totp('Example', 'alice@google.com', 'JBSWY3DPEHPK3PXP');
const charlotte = totp('neo4j', 'Charlotte', 'B33WS2ALPT34K4BNY24AYROE4M');
const test2 = totp('', 'test@test.com', 'A4GRFHVIRBGY7UIW');

/** A Google export of several QR codes: the payload of one part. */
function part(index: number, size: number): { readonly uri: string; readonly wanted: Wanted } {
  const field = (number: number, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
  const secret = Buffer.alloc(20, index + 1);
  const entry = Buffer.concat([
    field(1, secret),
    field(2, Buffer.from(`user${index}`)),
    field(3, Buffer.from(`Part ${index}`)),
    Buffer.from([4 << 3, 1, 5 << 3, 1, 6 << 3, 2]),
  ]);
  const payload = Buffer.concat([
    field(1, entry),
    Buffer.from([2 << 3, 1, 3 << 3, size, 4 << 3, index, 5 << 3, 77]),
  ]);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const base32 = (bits.match(/.{5}/g) ?? []).map((five) => letters.charAt(Number.parseInt(five, 2))).join('');
  return {
    uri: `otpauth-migration://offline?data=${encodeURIComponent(payload.toString('base64'))}`,
    wanted: totp(`Part ${index}`, `user${index}`, base32),
  };
}

test.describe.serial('QR pictures, in the real app', () => {
  let codes: CodesApp;
  test.beforeAll(async () => void (codes = await openCodes()));
  test.afterAll(() => codes.running.close());

  /** Adds what the preview holds. */
  const addAll = async (dialog: Locator): Promise<void> => {
    await addButton(dialog).click();
    await dialog.waitFor({ state: 'detached' });
  };
  /** A picture that Chromium itself made, as bytes. */
  const drawn = (text: string, type: string): Promise<number[]> => {
    const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules;
    return codes.page.evaluate(
      async ([dark, side, mime]) => {
        const canvas = new OffscreenCanvas((side + 8) * 5, (side + 8) * 5);
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.fillStyle = 'white';
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.fillStyle = 'black';
        dark.forEach((one, at) => {
          if (one === 1) context.fillRect(((at % side) + 4) * 5, (Math.floor(at / side) + 4) * 5, 5, 5);
        });
        return [...new Uint8Array(await (await canvas.convertToBlob({ type: mime })).arrayBuffer())];
      },
      [[...data], size, type] as const,
    );
  };
  /** Lets pictures fall onto the dialog, as the system's file manager would. */
  const dropOn = (dialog: Locator, files: readonly (readonly number[])[]): Promise<void> =>
    dialog.locator('.add-drop').evaluate((element, contents) => {
      const dataTransfer = new DataTransfer();
      contents.forEach((bytes, at) => dataTransfer.items.add(new File([new Uint8Array(bytes)], `${at}.png`)));
      element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, files as number[][]);

  test('a picture file, a photograph among them, gives its codes; several at once give all', async () => {
    await codes.choose(pictureFile('aegis-camera-frame.jpg'));
    const one = await codes.add(/^Image file/);
    await one.getByRole('button', { name: 'Choose a picture…' }).click();
    await addAll(one);
    await codes.proveCodes([charlotte]);
    await codes.choose(
      ...[
        'dim13-example.png',
        '2fauth-validQrcode.png',
        'aegis-camera-frame.jpg',
        'scito-qr_but_without_otp.png',
      ].map(pictureFile),
    );
    const many = await codes.add(/^Image file/);
    await many.getByRole('button', { name: 'Choose a picture…' }).click();
    const rows = await previewRows(many);
    expect(rows.filter((row) => row.endsWith('new'))).toHaveLength(3);
    expect(rows.filter((row) => row.endsWith('cannot be read: not an otpauth link'))).toHaveLength(1);
    await addAll(many);
    await codes.proveCodes([alice, test2, charlotte]);
  });

  test('a picture without a code, and codes that are no otpauth, are said so', async () => {
    await codes.choose(pictureFile('2fauth-invalidQrcode.png'));
    const dialog = await codes.add(/^Image file/);
    await dialog.getByRole('button', { name: 'Choose a picture…' }).click();
    await expect(dialog.getByText('No QR code was seen.')).toBeVisible();
    await codes.choose(pictureFile('zxing-multi-qrcode-1.png'));
    await dialog.getByRole('button', { name: 'Choose a picture…' }).click();
    const rows = await previewRows(dialog);
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.endsWith('cannot be read: not an otpauth link'))).toBe(true);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await codes.entries()).toEqual([]);
  });

  test('picture after picture is read, and no process of a reader stays', async () => {
    const uri = 'otpauth://totp/Example:alice@google.com?secret=JBSWY3DPEHPK3PXP&issuer=Example';
    const picture = Buffer.from(await drawn(uri, 'image/png')).toString('base64');
    const readers = (): Promise<number> =>
      codes.running.app.evaluate(
        ({ app }) => app.getAppMetrics().filter(({ name }) => name === 'Offroot reader').length,
      );
    const outcomes = await codes.page.evaluate(async (base64) => {
      type Answer = { readonly ok: boolean };
      const { offroot } = globalThis as unknown as {
        offroot: { call(name: string, value: object): Promise<Answer> };
      };
      const found: boolean[] = [];
      for (let times = 0; times < 20; times += 1) {
        const files = [Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))];
        found.push((await offroot.call('authenticator.previewPictures', { files })).ok);
      }
      return found;
    }, picture);
    expect(outcomes).toEqual(outcomes.map(() => true));
    await expect.poll(readers).toBe(0);
  });

  test('dropped pictures, WebP too', async () => {
    const uri = 'otpauth://totp/Example:alice@google.com?secret=JBSWY3DPEHPK3PXP&issuer=Example';
    const dialog = await codes.add(/^Image file/);
    const png = [...readFileSync(join(interopFolder, 'qr/2fauth-validQrcode.png'))];
    await dropOn(dialog, [await drawn(uri, 'image/webp'), png]);
    expect(await previewRows(dialog)).toHaveLength(2);
    await addAll(dialog);
    await codes.proveCodes([alice, test2]);
  });

  test('the parts of a Google export in any order, one after another, with what is missing said', async () => {
    const parts = [0, 1, 2].map((index) => part(index, 3));
    const dialog = await codes.add(/^Image file/);
    for (const [index, missing] of [
      [2, 'Part 1, 2 of this export is still missing.'],
      [0, 'Part 2 of this export is still missing.'],
    ] as const) {
      await dropOn(dialog, [await drawn(parts[index]?.uri ?? '', 'image/png')]);
      await expect(dialog.getByText(missing)).toBeVisible();
      await dialog.getByRole('button', { name: 'Choose another one' }).click();
      await expect(dialog.getByText(missing)).toBeVisible();
    }
    await dropOn(dialog, [await drawn(parts[1]?.uri ?? '', 'image/png')]);
    expect(await previewRows(dialog)).toHaveLength(3);
    await expect(dialog.getByText(/still missing/)).toHaveCount(0);
    await addAll(dialog);
    await codes.proveCodes(parts.map(({ wanted }) => wanted));
  });

  test('a picture on the clipboard', async () => {
    await codes.running.app.evaluate(
      ({ clipboard, nativeImage }, bytes) => {
        // Up to Electron 43; the declarations are of a later one.
        (clipboard as unknown as { writeImage(image: Electron.NativeImage): void }).writeImage(
          nativeImage.createFromBuffer(Buffer.from(bytes)),
        );
      },
      [...readFileSync(join(interopFolder, 'qr/dim13-example.png'))],
    );
    const dialog = await codes.add(/^Paste/);
    await dialog.getByRole('button', { name: 'Read the clipboard' }).click();
    await addAll(dialog);
    await codes.proveCodes([alice]);
  });

  test('a file that falls anywhere into the window goes to its own preview', async () => {
    const { page } = codes;
    const drop = (name: string, bytes: readonly number[]): Promise<void> =>
      page.evaluate(
        ([called, contents]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(contents)], called));
          document
            .querySelector('main')
            ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
        },
        [name, bytes as number[]] as const,
      );
    const dialog = page.getByRole('dialog');
    const at = async (section: string): Promise<void> => {
      await page.getByRole('navigation').getByRole('button', { name: section }).click();
      await page
        .getByRole('heading', { level: 1, name: section === 'Settings' ? 'Settings' : 'Authenticator' })
        .waitFor();
    };
    // A picture, on a screen that has nothing to do with codes.
    await at('Settings');
    const link = 'otpauth://totp/Example:alice%40google.com?secret=JBSWY3DPEHPK3PXP&issuer=Example';
    await drop('code.png', await drawn(link, 'image/png'));
    await addAll(dialog);
    await codes.proveCodes([alice]);
    // The file of another application, on the list; another one while the first is still being looked at.
    await at('Authenticator');
    await drop('list.txt', [...Buffer.from(link)]);
    await addButton(dialog).waitFor();
    await drop('aegis.json', [...readFileSync(sampleFile('aegis/aegis_plain.json'))]);
    expect(await previewRows(dialog)).toHaveLength(7);
    await dialog.getByRole('button', { name: /^Cancel/ }).click();
    // A backup, wherever it falls.
    await at('Settings');
    await drop('offroot-backup.age', [...Buffer.from('age-encryption.org/v1\n')]);
    await dialog.getByLabel('Passphrase for offroot-backup.age').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await at('Authenticator');
    expect(await codes.entries()).toEqual([]);
  });

  test('a picture that stands on the screen, large and small, two at once', async () => {
    const picture = (name: string): string =>
      `data:image/png;base64,${readFileSync(join(interopFolder, 'qr', name)).toString('base64')}`;
    await codes.running.app.evaluate(
      async ({ BrowserWindow, screen }, [first, second]) => {
        const { width } = screen.getPrimaryDisplay().bounds;
        const window = new BrowserWindow({
          x: width - 460,
          y: 0,
          width: 460,
          height: 760,
          frame: false,
          alwaysOnTop: true,
          focusable: false,
          webPreferences: { partition: 'pictures-on-the-screen', sandbox: true },
        });
        await window.loadURL(
          `data:text/html,<body style="background:white"><img src="${first}" width=400><br><img src="${second}" width=180>`,
        );
        window.showInactive();
        Object.assign(globalThis, { offrootPictures: window });
      },
      [picture('2fauth-validQrcode.png'), picture('dim13-example.png')] as const,
    );
    const dialog = await codes.add(/^QR code on my screen/);
    await expect(async () => {
      await dialog.getByRole('button', { name: /^Look/ }).click();
      await dialog.locator('.many-row').first().waitFor({ timeout: 5000 });
    }).toPass({ timeout: 30_000 });
    expect(await previewRows(dialog)).toHaveLength(2);
    await codes.running.app.evaluate(() =>
      (globalThis as unknown as { offrootPictures: { destroy(): void } }).offrootPictures.destroy(),
    );
    await addAll(dialog);
    await codes.proveCodes([alice, test2]);
  });
});
