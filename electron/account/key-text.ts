import { fromAssignments } from './key-assignments';
import { fromCsv } from './key-csv';
import { fromJson } from './key-json';
import { badShape, type FoundKey, type KeyProblem, type KeyTextResult, type PartialKey } from './key-parts';

/** Marks that editors, browsers and chat programs add and that nobody sees. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\ufeff]/g;
const oddBlanks = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Text without byte order mark, unseen marks, odd blanks, curly quotes and carriage returns. */
export function cleaned(text: string): string {
  return text
    .replace(invisible, '')
    .replace(oddBlanks, ' ')
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\r\n?/g, '\n');
}

const problem = (reason: KeyProblem['reason'], count = 0): KeyTextResult => ({
  kind: 'problem',
  reason,
  count,
});

/**
 * Finds the one access key in what people paste or drop: rows of the console's CSV files with or without header,
 * the old `rootkey.csv`, export/set/$env: blocks, sections of a credentials file, the JSON of create-access-key.
 */
export function parseKeyText(text: string): KeyTextResult {
  if (text.includes('\u0000')) return problem('not-text');
  const clean = cleaned(text).trim();
  if (clean === '') return problem('empty');
  if (/^-----BEGIN /m.test(clean)) return problem('other-secret');
  const found = readParts(clean);
  if (found === 'console-password-file') return problem('console-password-file');
  return oneOf(found);
}

function readParts(clean: string): readonly PartialKey[] | 'console-password-file' {
  if (/^[{[]\s*["{}\]]/.test(clean)) return fromJson(clean);
  const assigned = fromAssignments(clean);
  if (assigned.length > 0) return assigned;
  return fromCsv(clean);
}

function oneOf(parts: readonly PartialKey[]): KeyTextResult {
  if (parts.length === 0) return problem('no-key');
  const whole = parts.filter((part) => part.accessKeyId !== '' && part.secretAccessKey !== '');
  const ids = new Set(whole.map((part) => part.accessKeyId));
  if (ids.size > 1) return problem('several-keys', ids.size);
  const [first] = whole;
  if (first !== undefined) {
    const secrets = new Set(whole.map((part) => part.secretAccessKey));
    if (secrets.size > 1) return problem('several-keys', secrets.size);
    return { kind: 'found', key: asKey(first) };
  }
  return problem(parts.some((part) => part.accessKeyId !== '') ? 'secret-missing' : 'key-id-missing');
}

const asKey = (part: PartialKey): FoundKey => ({
  accessKeyId: part.accessKeyId,
  secretAccessKey: part.secretAccessKey,
  sessionToken: part.sessionToken === '' ? null : part.sessionToken,
});

const looksLikeBlock = (value: string): boolean =>
  /[\n,;\t{]/.test(value.trim()) || /access.?key|secret.?key|\baws_/i.test(value) || / \S/.test(value.trim());

/**
 * The key of the connect form. A whole block pasted into either field fills both; fields filled the wrong way
 * round are turned. `anyShape` allows the short ids of local test servers.
 */
export function parseKeyFields(
  fields: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string },
  anyShape = false,
): KeyTextResult {
  const block = [fields.accessKeyId, fields.secretAccessKey].find((value) => looksLikeBlock(cleaned(value)));
  if (block !== undefined) {
    const parsed = parseKeyText(block);
    if (parsed.kind === 'problem') return parsed;
    return checked(parsed.key, anyShape);
  }
  const bare = (value: string): string => unquoted(cleaned(value).trim());
  const id = bare(fields.accessKeyId);
  const secret = bare(fields.secretAccessKey);
  const turned = /^A[KS]IA[A-Z0-9]{12,}$/.test(secret) && !/^A[KS]IA/.test(id);
  return checked(
    {
      accessKeyId: turned ? secret : id,
      secretAccessKey: turned ? id : secret,
      sessionToken: bare(fields.sessionToken ?? '') || null,
    },
    anyShape,
  );
}

/** {@link parseKeyText} with the shape of the key checked. */
export function parseKeyFile(text: string, anyShape = false): KeyTextResult {
  const parsed = parseKeyText(text);
  return parsed.kind === 'found' ? checked(parsed.key, anyShape) : parsed;
}

function checked(key: FoundKey, anyShape: boolean): KeyTextResult {
  const reason = badShape(key, anyShape);
  return reason === null ? { kind: 'found', key } : problem(reason);
}

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2]?.trim() ?? value;
