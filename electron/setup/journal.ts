import { z } from 'zod';
import { problemSchema } from '../contract/common';
import { stepIds } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { journalName, runsFolder } from '../storage/layout';
import type { Files } from '../storage/port';
import { factsSchema } from './facts';

const version = 1;
const at = z.number().int();
const step = z.enum(stepIds);
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const kind = z.string();

/** One line of a journal. Written and synced before the program goes on; never a secret. */
export const recordSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), v: z.number().int(), at, facts: factsSchema }),
  z.strictObject({ type: z.literal('intent'), at, step }),
  z.strictObject({ type: z.literal('note'), at, step, params }),
  z.strictObject({
    type: z.literal('result'),
    at,
    step,
    state: z.enum(['done', 'already', 'skipped']),
    params,
    requestIds: z.array(z.string()),
    durationMs: z.number().int(),
  }),
  z.strictObject({ type: z.literal('failed'), at, step, problem: problemSchema }),
  z.strictObject({ type: z.literal('reset'), at, step }),
  z.strictObject({ type: z.literal('paused'), at }),
  z.strictObject({ type: z.literal('signed-in'), at }),
  z.strictObject({ type: z.literal('undo'), at }),
  z.strictObject({
    type: z.literal('undo-result'),
    at,
    kind,
    state: z.enum(['removed', 'gone-already', 'refused']),
    requestIds: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('end'), at, phase: z.enum(['done', 'left', 'undone']) }),
]);
export type JournalRecord = z.infer<typeof recordSchema>;
export type StartRecord = Extract<JournalRecord, { type: 'start' }>;

const encoder = new TextEncoder();
const newerSchema = z.object({
  type: z.literal('start'),
  v: z
    .number()
    .int()
    .min(version + 1),
});

export async function append(files: Files, runId: string, record: JournalRecord): Promise<void> {
  await files.append(journalName(runId), encoder.encode(`${JSON.stringify(recordSchema.parse(record))}\n`));
}

function parseLine(line: string): JournalRecord | null {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * All whole records. A torn line (power cut while it was written) is no record: what it said did not count yet.
 * It is told from damage by having no end.
 * @throws ProblemError `journal-unreadable` for damage, `journal-newer` for a newer program's journal
 */
export function parseJournal(bytes: Uint8Array, runId: string): readonly JournalRecord[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  const torn = lines.pop() ?? '';
  if (isNewer(lines[0] ?? torn)) throw new ProblemError('journal-newer', { params: { runId } });
  const records = lines.filter((line) => line.trimEnd().endsWith('}')).map(parseLine);
  const whole = records.flatMap((record) => (record === null ? [] : [record]));
  const damaged = whole.length < records.length || (lines.length > 0 && whole[0]?.type !== 'start');
  if (damaged) throw new ProblemError('journal-unreadable', { params: { runId } });
  return whole;
}

function isNewer(line: string): boolean {
  try {
    return newerSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}

/** Ends a torn last line, so that the next record starts on a line of its own. */
export async function repairTail(files: Files, runId: string): Promise<void> {
  const bytes = await files.read(journalName(runId));
  if (bytes !== null && bytes.length > 0 && bytes.at(-1) !== 0x0a)
    await files.append(journalName(runId), encoder.encode('\n'));
}

export async function readJournal(files: Files, runId: string): Promise<readonly JournalRecord[]> {
  const bytes = await files.read(journalName(runId));
  return bytes === null ? [] : parseJournal(bytes, runId);
}

/** Run ids with a journal, oldest first. */
export async function journalIds(files: Files): Promise<readonly string[]> {
  const names = await files.list(runsFolder);
  return names
    .filter((name) => /^or-\d{4}-[0-9a-f]{4,12}\.jsonl$/.test(name))
    .map((name) => name.slice(0, -'.jsonl'.length));
}
