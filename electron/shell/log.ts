import type { ProblemCode } from '../contract';

/** What a line of the log can hold: fixed words and ids. There is no field for a message, so none can leak. */
export type LogLine = {
  readonly event: string;
  readonly channel?: string;
  readonly code?: ProblemCode;
  readonly field?: string;
  readonly requestId?: string;
  /** Places in our own code, from {@link placesOf}. */
  readonly places?: readonly string[];
};
export type Log = (line: LogLine) => void;

const plain = /^[A-Za-z0-9._:/-]{1,120}$/;
const word = (value: string): string => (plain.test(value) ? value : '?');

/** One line of text: `offroot event=… channel=…`; anything that is not a plain word becomes `?`. */
export function formatLine(line: LogLine): string {
  const { places, ...words } = line;
  const parts = Object.entries(words).map(([name, value]) => `${name}=${word(value)}`);
  const where = (places ?? []).map((place) => word(place));
  return ['offroot', ...parts, ...(where.length > 0 ? [`at=${where.join(',')}`] : [])].join(' ');
}

/** File name, line and column of the first frames of an error; never its message. */
export function placesOf(error: unknown, depth = 6): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const frames = error.stack.matchAll(/^\s+at .*?([A-Za-z0-9._-]+:\d+:\d+)\)?$/gm);
  return Array.from(frames, (frame) => frame[1] ?? '').slice(0, depth);
}

/** Writes to stderr; nothing is kept on disk. */
export const logToStderr: Log = (line) => {
  process.stderr.write(`${formatLine(line)}\n`);
};
