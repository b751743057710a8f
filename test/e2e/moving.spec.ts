import { expect, test } from 'playwright/test';
import { addButton, openCodes, previewRows, type CodesApp } from './moving/codes-app';
import { sampleFile, samples, takeable } from './moving/samples';

/** At least one file of each application; every other file of the folder has its case in the unit tests. */
const files = [
  'winauth/stratum-winauth.zip',
  'otpauth/aegis-plain.txt',
  'aegis/aegis_plain.json',
  'aegis/aegis_encrypted.json',
  '2fas/v3_plain.2fas',
  '2fas/v4_encrypted.2fas',
  '2fas/ios_TwoFasExport.2fas',
  'bitwarden/aegis-bitwarden.csv',
  'bitwarden/stratum-bitwarden.encrypted.pbkdf2.json',
  'bitwarden/stratum-bitwardenauthenticator.json',
  'ente/stratum-ente.encrypted.json',
  'proton/ente-proton_authenticator_backup_encrypted_1231246.json',
  'stratum/backup.unencrypted.authpro',
  'stratum/aegis-stratum_encrypted.bin',
  'andotp/andotp_plain.json',
  'andotp/andotp_encrypted.bin',
  'freeotpplus/aegis-freeotp_plus.json',
  'raivo/composed-raivo-otp-export.zip',
  'keepassxc/keepassxc-2.7.4-aes256.aeskdf.csv',
  'google/stratum-googleauthenticator.txt',
];
/** Its password costs 1 GiB and ten seconds: once is enough. */
const costly = 'ente/stratum-ente.encrypted.json';

test.describe.serial('moving from other applications, in the real app', () => {
  let codes: CodesApp;
  test.beforeAll(async () => void (codes = await openCodes()));
  test.afterAll(() => codes.running.close());

  test('every application of the sample folder has a file here', () => {
    const folders = (names: readonly string[]): readonly string[] =>
      [...new Set(names.map((name) => name.split('/')[0] ?? ''))].sort();
    expect(folders(files)).toEqual(folders(Object.keys(samples)).filter((name) => name !== 'other'));
  });

  for (const name of files) {
    const sample = samples[name];
    test(`${name}: preview, then add, then the same codes`, async () => {
      test.setTimeout(name === costly ? 240_000 : 90_000);
      if (sample?.entries === null || sample === undefined) throw new Error(`${name} has no entries`);
      const taken = takeable(sample.entries);
      await codes.choose(sampleFile(name));
      const dialog = await codes.add(/Import from another app/);
      await dialog.getByRole('button', { name: 'Choose a file…' }).click();
      if (sample.password !== null) {
        const field = dialog.getByLabel(/^Password of th/);
        if (name !== costly) {
          await field.fill('not the password');
          await field.press('Enter');
          await expect(dialog.getByText(/^That password does not open (?:this file|it)/)).toBeVisible({
            timeout: 60_000,
          });
        }
        await field.fill(sample.password);
        await field.press('Enter');
      }
      if (sample.entries.length > 1) {
        const rows = await previewRows(dialog);
        expect(rows.filter((row) => /\bnew$/.test(row))).toHaveLength(taken.length);
        expect(rows.filter((row) => /cannot be read: /.test(row))).toHaveLength(
          sample.entries.length - taken.length,
        );
      }
      expect(await codes.entries()).toEqual([]);
      await addButton(dialog).click({ timeout: 200_000 });
      await dialog.waitFor({ state: 'detached' });
      await codes.proveCodes(taken);
    });
  }

  test('what is here already and what has the same name are said before saving', async () => {
    const name = 'aegis/aegis_plain.json';
    for (const round of ['new', 'same as existing, skipped']) {
      await codes.choose(sampleFile(name));
      const dialog = await codes.add(/Import from another app/);
      await dialog.getByRole('button', { name: 'Choose a file…' }).click();
      const rows = await previewRows(dialog);
      expect(rows.filter((row) => row.endsWith(round))).toHaveLength(7);
      const add = addButton(dialog);
      if (round === 'new') await add.click();
      else {
        await expect(add).toHaveCount(0);
        await dialog.getByRole('button', { name: 'Cancel' }).click();
      }
      await dialog.waitFor({ state: 'detached' });
    }
    await codes.running.app.evaluate(
      ({ clipboard }, text) => clipboard.writeText(text),
      'otpauth://totp/Deno:Mason?secret=JBSWY3DPEHPK3PXP\notpauth://totp/Other:x?secret=JBSWY3DPEHPK3PXQ\n',
    );
    const dialog = await codes.add(/^Paste/);
    await dialog.getByRole('button', { name: 'Read the clipboard' }).click();
    const rows = await previewRows(dialog);
    expect(rows[0]).toMatch(/same name, other secret; kept as second$/);
    expect(rows[1]).toMatch(/\bnew$/);
    await addButton(dialog).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await codes.entries()).toHaveLength(9);
    await codes.empty();
  });

  test.describe('a file that cannot be taken says why, and nothing is saved', () => {
    for (const [name, words] of [
      [
        'bitwarden/stratum-bitwarden.encrypted.accountrestricted.json',
        'Only its own Bitwarden account can open this file.',
      ],
      ['google/scito-test_export_wrong_data.txt', 'This file is damaged.'],
      ['aws/alice_accessKeys.csv', 'This is not a file Offroot knows.'],
    ] as const)
      test(name, async () => {
        await codes.choose(sampleFile(name));
        const dialog = await codes.add(/Import from another app/);
        await dialog.getByRole('button', { name: 'Choose a file…' }).click();
        await expect(dialog.getByText(words)).toBeVisible();
        await dialog.getByRole('button', { name: 'Cancel' }).click();
        expect(await codes.entries()).toEqual([]);
      });
  });
});
