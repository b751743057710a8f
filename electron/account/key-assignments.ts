import type { PartialKey } from './key-parts';

type Piece = keyof PartialKey;

/** Names of the pieces, without case, blanks, dashes and underscores. */
const pieceByName: Readonly<Record<string, Piece>> = {
  awsaccesskeyid: 'accessKeyId',
  accesskeyid: 'accessKeyId',
  accesskey: 'accessKeyId',
  awsaccesskey: 'accessKeyId',
  awssecretaccesskey: 'secretAccessKey',
  awssecretkey: 'secretAccessKey',
  secretaccesskey: 'secretAccessKey',
  secretkey: 'secretAccessKey',
  awssessiontoken: 'sessionToken',
  awssecuritytoken: 'sessionToken',
  sessiontoken: 'sessionToken',
};

const assignment =
  /^\s*(?:export\s+|declare\s+-x\s+|setx?\s+(?:\/m\s+)?|-e\s+|env\s+)?(["']?)(?:\$env:)?([A-Za-z][A-Za-z _-]{6,28}?)\s*(?:=|:|\s(?=\s*["']?[A-Za-z0-9/+]{16}))\s*(.*?)\1\s*$/i;

const nothing: PartialKey = { accessKeyId: '', secretAccessKey: '', sessionToken: '' };

/**
 * Keys from `NAME=value` lines: shells of all systems, sections of a credentials file, the old rootkey.csv and
 * copied "Access key ID: …" lines. A section heading or a repeated name begins the next key.
 */
export function fromAssignments(text: string): readonly PartialKey[] {
  const keys: PartialKey[] = [];
  let current = nothing;
  const close = (): void => {
    if (current !== nothing) keys.push(current);
    current = nothing;
  };
  for (const line of statements(text)) {
    if (/^\s*\[.*\]\s*$/.test(line)) close();
    const found = read(line);
    if (found === null) continue;
    if (current[found.piece] !== '') close();
    current = { ...current, [found.piece]: found.value };
  }
  close();
  return keys.filter((key) => key.accessKeyId !== '' || key.secretAccessKey !== '');
}

/** Lines and shell statements; comments are left out. `A=1 B=2` on one line counts as two. */
function statements(text: string): readonly string[] {
  return text
    .split(/\n|;|&&|,(?=\s*(?:\$env:)?aws_?(?:access|secret|session|security))|\s(?=aws_\w+\s*=)/i)
    .map((line) => line.replace(/^\s*(?:[$>%]\s+|PS[^>]*>\s*)/, ''))
    .filter((line) => !/^\s*(?:#|;|\/\/|rem\s)/i.test(line));
}

function read(line: string): { readonly piece: Piece; readonly value: string } | null {
  const match = assignment.exec(line);
  if (match === null) return null;
  const [, , name = '', raw = ''] = match;
  const piece = pieceByName[name.toLowerCase().replace(/[ _-]/g, '')];
  if (piece === undefined) return null;
  const value = raw
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
  return { piece, value };
}
