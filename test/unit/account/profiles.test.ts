import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { createProfileReader, listProfiles } from '../../../electron/account/profiles';

const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());
let number = 0;

function files(config: string, credentials: string) {
  number += 1;
  const configPath = join(folder, `config-${number}`);
  const credentialsPath = join(folder, `credentials-${number}`);
  writeFileSync(configPath, config);
  writeFileSync(credentialsPath, credentials);
  return { configPath, credentialsPath };
}

const config = `[default]
region = ap-northeast-2
[profile sso-admin]
sso_session = my-sso
[sso-session my-sso]
sso_start_url = https://example.com
[profile console]
login_session = arn:aws:iam::111122223333:user/alice
[profile tool]
credential_process = /bin/tool
[profile role]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = alice
[profile role-mfa]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = alice
mfa_serial = arn:aws:iam::111122223333:mfa/alice
[profile web]
role_arn = arn:aws:iam::111122223333:role/Admin
web_identity_token_file = /tmp/x
[profile bare]
output = json
[services mine]
iam =
  endpoint_url = http://localhost:1
`;
const credentials = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = secret-of-default
# a comment
[alice]
aws_access_key_id=AKIAI44QH8DHBEXAMPLE
aws_secret_access_key=secret-of-alice
[phone]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = secret-of-phone
aws_session_token = token==
`;

const reader = (where: ReturnType<typeof files>, now = Date.now) => {
  const read = createProfileReader(where, now);
  return async (name: string) => (await read(name, null)).credentials;
};

describe("the AWS CLI's profiles", () => {
  it('are listed with their kind, default first, and without any secret', async () => {
    const list = await listProfiles(files(config, credentials));
    expect(list.map((profile) => [profile.name, profile.kind, profile.usable])).toEqual([
      ['default', 'access-key', true],
      ['alice', 'access-key', true],
      ['bare', 'empty', false],
      ['console', 'login', true],
      ['phone', 'session', true],
      ['role', 'assume-role', true],
      ['role-mfa', 'assume-role', false],
      ['sso-admin', 'sso', true],
      ['tool', 'process', true],
      ['web', 'web-identity', true],
    ]);
    expect(list[0]).toMatchObject({ keyHint: 'AKIA…MPLE', region: 'ap-northeast-2' });
    expect(JSON.stringify(list)).not.toMatch(/secret-of|token==/);
  });

  it('are read again at each use, so that a changed key is met', async () => {
    const where = files('', credentials);
    const read = reader(where);
    expect((await read('alice')).secretAccessKey).toBe('secret-of-alice');
    writeFileSync(where.credentialsPath, credentials.replace('secret-of-alice', 'a-new-one'));
    expect((await read('alice')).secretAccessKey).toBe('a-new-one');
  });

  it('carry their session token', async () => {
    expect(await reader(files('', credentials))('phone')).toMatchObject({ sessionToken: 'token==' });
  });

  it.each([
    ['us-east-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
  ])('tell the partition by their region: %s', async (region, partition) => {
    const where = files(`[profile alice]\nregion = ${region}\n`, credentials);
    expect(await createProfileReader(where)('alice', null)).toMatchObject({ partition });
  });

  it('are none when there are no files', async () => {
    const where = { configPath: join(folder, 'none'), credentialsPath: join(folder, 'none-either') };
    expect(await listProfiles(where)).toEqual([]);
  });
});

describe('a profile without keys of its own', () => {
  it.each([
    ['role-mfa', 'profile-unusable', { reason: 'mfa' }],
    ['tool', 'profile-unusable', { reason: 'process' }],
    ['web', 'profile-unusable', { reason: 'web-identity' }],
    ['bare', 'profile-unusable', { reason: 'empty' }],
    ['nobody', 'profile-unusable', { reason: 'gone' }],
    ['sso-admin', 'session-expired', { command: 'aws sso login --profile sso-admin' }],
    ['console', 'session-expired', { command: 'aws login --profile console' }],
  ])('says what to do when it leads to none: %s', async (name, code, params) => {
    vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', folder);
    await expect(reader(files(config, credentials))(name)).rejects.toMatchObject({
      problem: { code, params },
    });
  });

  it('uses what its program prints, and asks it again only when the keys end', async () => {
    const count = join(folder, 'count');
    writeFileSync(count, '');
    const print = `require('fs').appendFileSync('${count}', 'x'); const Expiration = new Date(Date.now() + 3600e3);
      console.log(JSON.stringify({ Version: 1, AccessKeyId: 'ASIAPROGRAM', SecretAccessKey: 's', SessionToken: 't', Expiration }))`;
    const script = join(folder, 'program.cjs');
    writeFileSync(script, print);
    let now = Date.now();
    const where = files(`[profile tool]\ncredential_process = "${process.execPath}" "${script}"\n`, '');
    const read = reader(where, () => now);
    const keys = { accessKeyId: 'ASIAPROGRAM', secretAccessKey: 's', sessionToken: 't' };
    expect(await read('tool')).toEqual(keys);
    expect(await read('tool')).toEqual(keys);
    expect(readFileSync(count, 'utf8')).toBe('x');
    now += 3600_000;
    expect(await read('tool')).toEqual(keys);
    expect(readFileSync(count, 'utf8')).toBe('xx');
  });

  it('uses what `aws login` left behind', async () => {
    vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', folder);
    const session = 'arn:aws:iam::111122223333:user/alice';
    const accessToken = {
      accessKeyId: 'ASIALOGIN',
      secretAccessKey: 's',
      sessionToken: 't',
      accountId: '111122223333',
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
    };
    const left = { accessToken, clientId: 'c', refreshToken: 'r', dpopKey: 'k' };
    const name = `${createHash('sha256').update(session).digest('hex')}.json`;
    writeFileSync(join(folder, name), JSON.stringify(left));
    expect(await reader(files(config, credentials))('console')).toMatchObject({ accessKeyId: 'ASIALOGIN' });
    rmSync(join(folder, name));
  });
});
