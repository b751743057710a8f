import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockKeyring, unlockKeyring } from '../../../scripts/lib/keyring.mjs';
import { inScene } from './studio.mjs';

const profiles = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
[haneul]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
aws_session_token = made-up
`;
const config = `[profile work-sso]
sso_session = work
sso_account_id = 111122223333
sso_role_name = Admin
[profile ops]
role_arn = arn:aws:iam::111122223333:role/Ops
source_profile = default
`;

/** @type {import('./studio.mjs').Chapter} */
export const welcome = {
  name: 'welcome',
  async take(studio) {
    const folder = join(studio.homeOf('pictures'), '.aws');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'credentials'), profiles);
    await writeFile(join(folder, 'config'), config);
    for (const path of [studio.homeOf('pictures'), folder]) await chmod(path, 0o777);
    await inScene(
      studio,
      async (scene) => {
        const { page, shot } = scene;
        await shot('welcome');
        await scene.press(/Use a root access key/u);
        await shot('connect-key');
        await page.getByLabel('Access key ID').fill('AKIA123');
        await page.getByLabel('Secret access key').fill('too-short');
        await scene.press(/^Connect/u);
        await shot('connect-key-refused');
        await page.getByText('Partition and endpoint').click();
        await shot('connect-endpoint');
        await scene.go('#welcome');
        await scene.press(/Use an administrator I already have/u);
        await shot('connect-admin');
        await page.getByRole('tab', { name: 'Profile' }).click();
        await scene.sees('work-sso');
        await shot('connect-profiles');
      },
      { env: { OFFROOT_PROFILE: 'pictures' } },
    );
    await inScene(
      studio,
      async (scene) => {
        await scene.sees('There is no keychain');
        await scene.shot('welcome-keychain-absent');
        await scene.press('Use a passphrase instead');
        await scene.shot('welcome-passphrase-instead');
      },
      { env: { OFFROOT_KEYRING: 'absent' } },
    );
    lockKeyring(studio.env);
    try {
      await inScene(studio, (scene) => scene.shot('welcome-keychain-locked'));
    } finally {
      unlockKeyring(studio.env);
    }
  },
};
