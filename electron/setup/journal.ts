import * as z from 'zod';
import { problemSchema } from '../contract/common';
import { stepIds } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { journalName, runsFolder } from '../storage/layout';
import type { Files } from '../storage/port';
import { factsSchema } from './facts';

const version = 1;
const newline = 0x0a;
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
  /** What the step made is not usable any more (its secret is gone): AWS is asked, and it is made anew. */
  z.strictObject({ type: z.literal('lost'), at, step }),
  /** The rest of this journal could not be read; whatever has no result is to be asked of AWS. */
  z.strictObject({ type: z.literal('salvaged'), at }),
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

export type ReadJournal = {
  /** Whole records up to the first damaged line. */
  readonly records: readonly JournalRecord[];
  /** A line before the end could not be read; nothing after it is believed. */
  readonly damaged: boolean;
};

/**
 * A last line without its end was torn while it was written: what it said did not count yet, so it is no record.
 * @throws ProblemError `journal-unreadable` when not even the first line can be read, `journal-newer` for a newer program's journal
 */
export function parseJournal(bytes: Uint8Array, runId: string): ReadJournal {
  const lines = new TextDecoder().decode(bytes).split('\n');
  const torn = lines.pop() ?? '';
  if (isNewer(lines[0] ?? torn)) throw new ProblemError('journal-newer', { params: { runId } });
  const parsed = lines.map(parseLine);
  const bad = parsed.indexOf(null);
  const records = (bad < 0 ? parsed : parsed.slice(0, bad)).filter((record) => record !== null);
  if (lines.length > 0 && records[0]?.type !== 'start')
    throw new ProblemError('journal-unreadable', { params: { runId } });
  return { records, damaged: bad >= 0 };
}

function isNewer(line: string): boolean {
  try {
    return newerSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}

/** Cuts a torn last line off, so that the next record starts on a line of its own. */
export async function repairTail(files: Files, runId: string): Promise<void> {
  const bytes = await files.read(journalName(runId));
  if (bytes === null || bytes.length === 0 || bytes.at(-1) === newline) return;
  await files.write(journalName(runId), bytes.subarray(0, bytes.lastIndexOf(newline) + 1));
}

/** Puts a damaged journal aside and goes on with what could be read of it. */
export async function salvage(files: Files, runId: string, records: readonly JournalRecord[]): Promise<void> {
  const bytes = await files.read(journalName(runId));
  if (bytes !== null) await files.write(`${runsFolder}/${runId}.damaged`, bytes);
  const all: readonly JournalRecord[] = [...records, { type: 'salvaged', at: Date.now() }];
  await files.write(
    journalName(runId),
    encoder.encode(all.map((record) => `${JSON.stringify(record)}\n`).join('')),
  );
}

export async function readJournal(files: Files, runId: string): Promise<ReadJournal> {
  const bytes = await files.read(journalName(runId));
  return bytes === null ? { records: [], damaged: false } : parseJournal(bytes, runId);
}

const ofAccount = z.object({ facts: z.object({ accountRef: z.string() }) });

/**
 * A newer program's record of this account may be of a run in the middle, so nothing is begun beside it.
 * @throws ProblemError `journal-newer`
 */
export async function refuseNewer(files: Files, accountRef: string): Promise<void> {
  for (const runId of await journalIds(files)) {
    const bytes = await files.read(journalName(runId));
    const line = new TextDecoder().decode(bytes ?? new Uint8Array()).split('\n', 1)[0] ?? '';
    if (!isNewer(line)) continue;
    const about = ofAccount.safeParse(JSON.parse(line));
    if (!about.success || about.data.facts.accountRef === accountRef)
      throw new ProblemError('journal-newer', { params: { runId } });
  }
}

/** Run ids with a journal, oldest first. */
export async function journalIds(files: Files): Promise<readonly string[]> {
  const names = await files.list(runsFolder);
  return names
    .filter((name) => /^or-\d{4}-[0-9a-f]{4,12}\.jsonl$/.test(name))
    .map((name) => name.slice(0, -'.jsonl'.length));
}
