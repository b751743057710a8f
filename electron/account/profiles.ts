import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import { ProblemError, type Profile } from '../contract';
import { keyHint } from '../aws/identity';
import type { AwsCredentials } from '../aws/port';

type Section = Readonly<Record<string, string | undefined>>;

/** Where the AWS CLI's files are; without paths its own rules hold (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ~/.aws). */
export type ProfileFiles = { readonly configPath?: string; readonly credentialsPath?: string };

/** Sections of the config file that are no profiles. */
const otherSection = /^(?:sso-session|services)\./;
const mostProfiles = 1000;

async function sections(files: ProfileFiles): Promise<ReadonlyMap<string, Section>> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ignoreCache: true,
    ...(files.configPath === undefined ? {} : { configFilepath: files.configPath }),
    ...(files.credentialsPath === undefined ? {} : { filepath: files.credentialsPath }),
  });
  const merged = new Map<string, Section>();
  for (const [name, section] of Object.entries(configFile)) {
    if (!otherSection.test(name)) merged.set(name, section);
  }
  // Keys of the credentials file win, as in the AWS CLI.
  for (const [name, section] of Object.entries(credentialsFile)) {
    merged.set(name, { ...merged.get(name), ...section });
  }
  return merged;
}

function kindOf(section: Section): Profile['kind'] {
  if (section['role_arn']) return section['web_identity_token_file'] ? 'web-identity' : 'assume-role';
  if (section['sso_session'] || section['sso_start_url']) return 'sso';
  if (section['login_session']) return 'login';
  if (section['aws_access_key_id'] && section['aws_secret_access_key']) {
    return tokenOf(section) === '' ? 'access-key' : 'session';
  }
  return section['credential_process'] ? 'process' : 'empty';
}

const tokenOf = (section: Section): string =>
  section['aws_session_token'] ?? section['aws_security_token'] ?? '';

const isUsable = (kind: Profile['kind']): boolean => kind === 'access-key' || kind === 'session';

/** The profiles of the AWS CLI's files, "default" first, then by name. No secret leaves; missing files mean no profiles. */
export async function listProfiles(files: ProfileFiles = {}): Promise<readonly Profile[]> {
  const found = [...(await sections(files))].map(([name, section]) => toProfile(name, section));
  const rank = (profile: Profile): string => `${profile.name === 'default' ? 0 : 1}${profile.name}`;
  return found.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, mostProfiles);
}

function toProfile(name: string, section: Section): Profile {
  const kind = kindOf(section);
  const keyId = section['aws_access_key_id'];
  return {
    name: name.slice(0, 200),
    kind,
    usable: isUsable(kind),
    keyHint: isUsable(kind) && keyId !== undefined ? keyHint(keyId).slice(0, 16) : null,
    region: section['region']?.slice(0, 40) ?? null,
  };
}

/**
 * The credentials of a profile, read at the moment of use and never stored by us.
 * @throws ProblemError `profile-unusable` with `reason` `gone` or the kind of profile that has no keys at hand
 */
export async function readProfile(name: string, files: ProfileFiles = {}): Promise<AwsCredentials> {
  const section = (await sections(files)).get(name);
  if (section === undefined) throw unusable(name, 'gone');
  const kind = kindOf(section);
  const accessKeyId = section['aws_access_key_id'];
  const secretAccessKey = section['aws_secret_access_key'];
  if (!isUsable(kind) || accessKeyId === undefined || secretAccessKey === undefined)
    throw unusable(name, kind);
  const sessionToken = tokenOf(section);
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) };
}

const unusable = (name: string, reason: string): ProblemError =>
  new ProblemError('profile-unusable', { params: { name: name.slice(0, 200), reason }, field: 'name' });
