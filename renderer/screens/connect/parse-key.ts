export type KeyParts = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
};

const idPattern = /\b(A[A-Z0-9]{3}[A-Z0-9]{12,124})\b/;

function named(text: string, name: string): string | null {
  const match = new RegExp(`${name}["']?\\s*[=:]\\s*["']?([^\\s"',;]+)`, 'i').exec(text);
  return match?.[1] ?? null;
}

/**
 * Finds both parts of a key in pasted text: the console's CSV (with or without its header), `export AWS_…` lines,
 * a section of a credentials file, or the JSON of `aws iam create-access-key`. Null when only one part is there.
 */
export function parseKey(text: string): KeyParts | null {
  const secret = named(text, '(?:aws_)?secret_?access_?key');
  const id = named(text, '(?:aws_)?access_?key_?id');
  if (id && secret) {
    return { accessKeyId: id, secretAccessKey: secret, sessionToken: named(text, '(?:aws_)?session_?token') };
  }
  for (const line of text.split(/\r?\n/)) {
    const cells = line
      .split(/[\s,]+/)
      .map((cell) => cell.replace(/^"|"$/g, ''))
      .filter(Boolean);
    const at = cells.findIndex((cell) => idPattern.exec(cell)?.[1] === cell);
    const next = cells[at + 1];
    if (at >= 0 && next && /^[A-Za-z0-9/+=]{40}$/.test(next)) {
      return { accessKeyId: cells[at] ?? '', secretAccessKey: next, sessionToken: null };
    }
  }
  return null;
}

/** Looks like an access key id; AWS decides whether it is one. */
export function isKeyId(text: string): boolean {
  return /^[A-Z0-9]{16,128}$/.test(text);
}
