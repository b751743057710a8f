/** One access key as found in a text. Lives only as long as the call that asked for it. */
export type FoundKey = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
};

/** What is wrong with a text or a field; the words are the renderer's. */
export type KeyProblem = {
  readonly reason:
    | 'empty'
    | 'not-text'
    | 'no-key'
    | 'several-keys'
    | 'secret-missing'
    | 'key-id-missing'
    | 'console-password-file'
    | 'other-secret'
    | 'not-a-key-id'
    | 'key-id-shape'
    | 'secret-shape'
    | 'session-token-missing';
  /** How many keys there are, for `several-keys`; else 0. */
  readonly count: number;
};

export type KeyTextResult =
  { readonly kind: 'found'; readonly key: FoundKey } | ({ readonly kind: 'problem' } & KeyProblem);

/** Pieces of one key while reading; an empty string is a piece that was not there. */
export type PartialKey = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

/** Unique ids of AWS things that are not access keys (IAM user guide, "Understanding unique ID prefixes"). */
const otherIds = /^(?:ABIA|ACCA|AGPA|AIDA|AIPA|ANPA|ANVA|APKA|AROA|ASCA)[A-Z0-9]{12,}$/;

/**
 * First thing wrong with the form of a key, or null. Access key id: 16 to 128 of `\w` (IAM service model);
 * a secret has no blanks inside. `anyShape` drops the lower bounds, for local test servers.
 */
export function badShape(key: FoundKey, anyShape: boolean): KeyProblem['reason'] | null {
  const { accessKeyId, secretAccessKey, sessionToken } = key;
  if (accessKeyId === '') return 'key-id-missing';
  if (secretAccessKey === '') return 'secret-missing';
  if (otherIds.test(accessKeyId)) return 'not-a-key-id';
  if (!(anyShape ? /^\w{1,128}$/ : /^\w{16,128}$/).test(accessKeyId)) return 'key-id-shape';
  if (/^\*+$|[^\x21-\x7e]/.test(secretAccessKey)) return 'secret-shape';
  if (!anyShape && !/^[A-Za-z0-9/+=]{16,256}$/.test(secretAccessKey)) return 'secret-shape';
  if (accessKeyId.startsWith('ASIA') && sessionToken === null) return 'session-token-missing';
  return null;
}
