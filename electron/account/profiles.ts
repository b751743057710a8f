import { ProblemError, type Partition, type Profile } from '../contract';
import { deriveCredentials, NotDerived } from '../aws/derived';
import { endpointsOf } from '../aws/endpoints';
import { problemOf } from '../aws/errors';
import { keyHint } from '../aws/identity';
import type { AwsCredentials, AwsTarget } from '../aws/port';
import { checkProfileFiles } from './profile-files';

type Section = Readonly<Record<string, string | undefined>>;

/** Where the AWS CLI's files are; without paths its own rules hold (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, ~/.aws). */
export type ProfileFiles = { readonly configPath?: string; readonly credentialsPath?: string };

/** Sections of the config file that are no profiles. */
const otherSection = /^(?:sso-session|services)\./;
const mostProfiles = 1000;

async function sections(files: ProfileFiles): Promise<ReadonlyMap<string, Section>> {
  await checkProfileFiles(files);
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
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

/** Kinds whose keys lie in the files. */
const isStatic = (kind: Profile['kind']): boolean => kind === 'access-key' || kind === 'session';

/** A role that asks for a code of a device that the AWS CLI would ask for at its prompt. */
const asksForCode = (section: Section): boolean => Boolean(section['role_arn'] && section['mfa_serial']);

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
    usable: kind !== 'empty' && !asksForCode(section),
    keyHint: isStatic(kind) && keyId !== undefined ? keyHint(keyId).slice(0, 16) : null,
    region: section['region']?.slice(0, 40) ?? null,
  };
}

/** The partition that a region lies in; a profile says its region, never its partition. */
function partitionOf(region: string | undefined): Partition {
  if (region?.startsWith('cn-') === true) return 'aws-cn';
  if (region?.startsWith('us-gov-') === true) return 'aws-us-gov';
  return region?.startsWith('eusc-') === true ? 'aws-eusc' : 'aws';
}

export type ProfileKeys = { readonly credentials: AwsCredentials; readonly partition: Partition };
export type ProfileReader = (name: string, endpoint: AwsTarget['endpoint']) => Promise<ProfileKeys>;

/** Keys that end are made anew when less than this is left of them, in ms. */
const earlyMs = 5 * 60_000;
/** Keys of a program that tells no end are asked for again after this, in ms. */
const unknownEndMs = 60_000;

/**
 * Reads the credentials of profiles at the moment of use; they are never stored by us. Keys in the files are read again
 * each time. Those that AWS or a program makes are kept in memory until shortly before they end.
 */
export function createProfileReader(files: ProfileFiles = {}, now: () => number = Date.now): ProfileReader {
  const made = new Map<string, { readonly keys: ProfileKeys; readonly until: number }>();
  return async (name, endpoint) => {
    const section = (await sections(files)).get(name);
    if (section === undefined) throw unusable(name, 'gone');
    const kind = kindOf(section);
    const partition = partitionOf(section['region']);
    const accessKeyId = section['aws_access_key_id'];
    const secretAccessKey = section['aws_secret_access_key'];
    if (isStatic(kind) && accessKeyId !== undefined && secretAccessKey !== undefined) {
      const sessionToken = tokenOf(section);
      const token = sessionToken === '' ? {} : { sessionToken };
      return { credentials: { accessKeyId, secretAccessKey, ...token }, partition };
    }
    if (kind === 'empty') throw unusable(name, kind);
    if (asksForCode(section)) throw unusable(name, 'mfa');
    const mark = JSON.stringify([name, endpoint, section]);
    const known = made.get(mark);
    if (known !== undefined && known.until > now()) return known.keys;
    const { sts, region } = endpointsOf({ partition, endpoint, transport: null });
    const { credentials, expiresAt } = await deriveCredentials({
      profile: name,
      sts,
      region,
      ...files,
    }).catch((error: unknown) => {
      throw asProblem(error, name, kind);
    });
    const keys = { credentials, partition };
    made.set(mark, { keys, until: expiresAt === null ? now() + unknownEndMs : expiresAt - earlyMs });
    return keys;
  };
}

function asProblem(error: unknown, name: string, kind: Profile['kind']): unknown {
  if (!(error instanceof NotDerived)) return error;
  if (error.aws !== null) return problemOf(error.aws);
  if (kind !== 'login' && kind !== 'sso') return unusable(name, kind);
  const option =
    name === 'default' ? '' : ` --profile ${/^[\w.-]+$/.test(name) ? name : JSON.stringify(name)}`;
  const command = `aws ${kind === 'sso' ? 'sso login' : 'login'}${option}`;
  return new ProblemError('session-expired', { params: { name: name.slice(0, 200), command } });
}

const unusable = (name: string, reason: string): ProblemError =>
  new ProblemError('profile-unusable', { params: { name: name.slice(0, 200), reason }, field: 'name' });
