import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createProfileReader } from '../../electron/account/profiles';
import { createOpenGateway, createTrustedClock } from '../../electron/aws';
import { withMoto } from '../../scripts/lib/moto.mjs';

/** A profile that assumes a role, at an independent STS over HTTP. */
const program = process.env['OFFROOT_MOTO_SERVER'] ?? 'moto_server';
const folder = mkdtempSync(join(tmpdir(), 'offroot-roles-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a profile that assumes a role acts as that role, and its base key is asked for no more than needed', async () => {
  const [configPath, credentialsPath] = [join(folder, 'config'), join(folder, 'credentials')];
  const base = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  writeFileSync(
    credentialsPath,
    `[base]\naws_access_key_id = ${base.accessKeyId}\naws_secret_access_key = ${base.secretAccessKey}\n`,
  );
  writeFileSync(
    configPath,
    '[profile boss]\nrole_arn = arn:aws:iam::123456789012:role/Boss\nsource_profile = base\nrole_session_name = minji\n',
  );
  await withMoto(program, async (env) => {
    const address = env['AWS_ENDPOINT_URL_STS'] ?? '';
    const endpoint = { iam: address, sts: address };
    const target = { partition: 'aws', endpoint, transport: null } as const;
    const open = createOpenGateway({ clock: createTrustedClock() });
    await open(target, base).iam('CreateAccountAlias', { AccountAlias: 'roles' });
    const read = createProfileReader({ configPath, credentialsPath });
    const { credentials } = await read('boss', endpoint);
    const { output } = await open(target, credentials).sts('GetCallerIdentity', {});
    expect(output.Arn).toBe('arn:aws:sts::123456789012:assumed-role/Boss/minji');
    // The same keys again: the role is assumed anew only shortly before they end.
    expect((await read('boss', endpoint)).credentials).toEqual(credentials);
  });
  await expect(
    createProfileReader({ configPath, credentialsPath })('boss', {
      iam: 'http://127.0.0.1:9',
      sts: 'http://127.0.0.1:9',
    }),
  ).rejects.toMatchObject({ problem: { code: 'offline' } });
}, 60_000);
