import * as z from 'zod';
import type { Files } from '../storage';

const which = z.enum(['other', 'this']);
const requestId = z.string().nullable();

/** What happened in a retirement, in order. Key ids are no secrets; secrets never come in here. */
const eventSchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('begin'),
    rootKeyId: z.string(),
    otherKeyId: z.string().nullable(),
    userName: z.string(),
    serialNumber: z.string(),
    entryId: z.string(),
    /** The administrator was to be proven, and nothing more. */
    proofOnly: z.boolean(),
  }),
  z.object({ event: z.literal('temporary-intended'), before: z.array(z.string()) }),
  z.object({ event: z.literal('temporary-stored'), accessKeyId: z.string() }),
  z.object({ event: z.literal('proven'), requestId }),
  z.object({ event: z.literal('sent'), which }),
  z.object({ event: z.literal('deleted'), which, requestId }),
  z.object({ event: z.literal('confirmed'), requestId }),
  z.object({ event: z.literal('temporary-removed') }),
  z.object({ event: z.literal('forgotten') }),
]);
export type RetireEvent = z.infer<typeof eventSchema>;

const lineSchema = z.intersection(z.object({ at: z.number() }), eventSchema);

export type Moment = { readonly at: number; readonly requestId: string | null };

/** Where the last retirement of an account stands, as far as this computer knows. */
export type RetireFacts = {
  readonly rootKeyId: string;
  readonly otherKeyId: string | null;
  readonly userName: string;
  readonly serialNumber: string;
  readonly entryId: string;
  readonly proofOnly: boolean;
  /** Keys of the administrator before a temporary one was asked for; null when none was. */
  readonly temporaryBefore: readonly string[] | null;
  readonly temporaryId: string | null;
  readonly proven: Moment | null;
  readonly sent: Readonly<Record<'other' | 'this', boolean>>;
  readonly deleted: Readonly<Record<'other' | 'this', Moment | null>>;
  readonly confirmed: Moment | null;
  readonly forgottenAt: number | null;
};

/** One step of the story; `begin` forgets what was before. */
export function apply(facts: RetireFacts | null, event: RetireEvent, at: number): RetireFacts | null {
  if (event.event === 'begin') {
    const { event: _event, ...who } = event;
    return {
      ...who,
      temporaryBefore: null,
      temporaryId: null,
      proven: null,
      sent: { other: false, this: false },
      deleted: { other: null, this: null },
      confirmed: null,
      forgottenAt: null,
    };
  }
  return facts === null ? null : { ...facts, ...changeOf(facts, event, at) };
}

function changeOf(
  facts: RetireFacts,
  event: Exclude<RetireEvent, { readonly event: 'begin' }>,
  at: number,
): Partial<RetireFacts> {
  switch (event.event) {
    case 'temporary-intended':
      return { temporaryBefore: event.before, temporaryId: null };
    case 'temporary-stored':
      return { temporaryId: event.accessKeyId };
    case 'proven':
      return { proven: { at, requestId: event.requestId } };
    case 'sent':
      return { sent: { ...facts.sent, [event.which]: true } };
    case 'deleted':
      return { deleted: { ...facts.deleted, [event.which]: { at, requestId: event.requestId } } };
    case 'confirmed':
      return { confirmed: { at, requestId: event.requestId } };
    case 'temporary-removed':
      return { temporaryBefore: null, temporaryId: null };
    case 'forgotten':
      return { forgottenAt: at };
  }
}

export type RetireJournal = {
  /** Null when nothing was begun, or `begin` itself cannot be read. */
  read(): Promise<RetireFacts | null>;
  /** Resolves when it is on disk. */
  add(event: RetireEvent): Promise<void>;
  forget(): Promise<void>;
};

/** `retire/<ref>.jsonl`, append-only. A torn line is skipped: AWS is asked what is true anyway. */
export function retireJournal(files: Files, accountRef: string, now: () => number): RetireJournal {
  const name = `retire/${accountRef}.jsonl`;
  return {
    read: async () => {
      const bytes = await files.read(name);
      if (bytes === null) return null;
      let facts: RetireFacts | null = null;
      for (const line of new TextDecoder().decode(bytes).split('\n')) {
        const parsed = lineSchema.safeParse(parseJson(line));
        if (!parsed.success) continue;
        const { at, ...event } = parsed.data;
        facts = apply(facts, event, at);
      }
      return facts;
    },
    // The leading line break ends whatever a crash left half-written.
    add: (event) =>
      files.append(name, new TextEncoder().encode(`\n${JSON.stringify({ at: now(), ...event })}\n`)),
    forget: () => files.remove(name),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
