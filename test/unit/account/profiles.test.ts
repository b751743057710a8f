import { mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listProfiles, readProfile } from '../../../electron/account/profiles';

const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
afterAll(() => rmSync(folder, { recursive: true }));
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

describe("the AWS CLI's profiles", () => {
  it('are listed with their kind, default first, and without any secret', async () => {
    const list = await listProfiles(files(config, credentials));
    expect(list.map((profile) => [profile.name, profile.kind, profile.usable])).toEqual([
      ['default', 'access-key', true],
      ['alice', 'access-key', true],
      ['bare', 'empty', false],
      ['console', 'login', false],
      ['phone', 'session', true],
      ['role', 'assume-role', false],
      ['sso-admin', 'sso', false],
      ['tool', 'process', false],
      ['web', 'web-identity', false],
    ]);
    expect(list[0]).toMatchObject({ keyHint: 'AKIA…MPLE', region: 'ap-northeast-2' });
    expect(JSON.stringify(list)).not.toMatch(/secret-of|token==/);
  });

  it('are read again at each use, so that a changed key is met', async () => {
    const where = files('', credentials);
    expect((await readProfile('alice', where)).secretAccessKey).toBe('secret-of-alice');
    writeFileSync(where.credentialsPath, credentials.replace('secret-of-alice', 'a-new-one'));
    expect((await readProfile('alice', where)).secretAccessKey).toBe('a-new-one');
  });

  it('carry their session token', async () => {
    expect(await readProfile('phone', files('', credentials))).toMatchObject({ sessionToken: 'token==' });
  });

  it.each([
    ['sso-admin', 'sso'],
    ['role', 'assume-role'],
    ['tool', 'process'],
    ['bare', 'empty'],
    ['nobody', 'gone'],
  ])('without keys at hand are refused: %s', async (name, reason) => {
    await expect(readProfile(name, files(config, credentials))).rejects.toMatchObject({
      problem: { code: 'profile-unusable', params: { reason } },
    });
  });

  it('are none when there are no files', async () => {
    const where = { configPath: join(folder, 'none'), credentialsPath: join(folder, 'none-either') };
    expect(await listProfiles(where)).toEqual([]);
  });
});
