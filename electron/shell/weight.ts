import { limits, ProblemError } from '../contract';

/** Bounds of one message, checked before its schema so that checking itself stays cheap. */
const most = { nodes: 500_000, depth: 24, characters: 8_000_000, bytes: 64 * 1024 * 1024 } as const;

type Tally = { nodes: number; characters: number; bytes: number };

/**
 * Refuses a message that is too large, too deep or holds something other than plain data.
 * Throws ProblemError `file-too-large` for bytes, `field-invalid` for the rest.
 */
export function weigh(message: unknown): void {
  visit(message, 0, { nodes: 0, characters: 0, bytes: 0 });
}

function visit(value: unknown, depth: number, tally: Tally): void {
  tally.nodes += 1;
  if (depth > most.depth || tally.nodes > most.nodes) throw new ProblemError('field-invalid');
  if (typeof value === 'string') return addCharacters(value, tally);
  if (value === null || typeof value !== 'object') return;
  if (value instanceof Uint8Array) return addBytes(value, tally);
  for (const [key, inner] of Object.entries(value)) {
    addCharacters(key, tally);
    visit(inner, depth + 1, tally);
  }
}

function addCharacters(value: string, tally: Tally): void {
  tally.characters += value.length;
  if (tally.characters > most.characters) throw new ProblemError('field-invalid');
}

function addBytes(value: Uint8Array, tally: Tally): void {
  tally.bytes += value.byteLength;
  if (value.byteLength > limits.file || tally.bytes > most.bytes) throw new ProblemError('file-too-large');
}
