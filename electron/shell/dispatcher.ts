import type { Handlers, Problem, Result } from '../contract';
import { contract, isProblem, ProblemError } from '../contract';
import type { Call, Leaf } from '../contract/define';
import { type Log, placesOf } from './log';
import { weigh } from './weight';

type Handler = (request: unknown) => unknown;
export type Dispatch = (channel: string, request: unknown) => Promise<Result<unknown>>;

export type DispatcherParts = {
  readonly handlers: Handlers;
  /** Throws ProblemError, e.g. `locked`, when a call may not be answered now. */
  readonly admit: (channel: string, request: unknown) => void;
  readonly log: Log;
};

/** Channels of all calls, derived from the contract. */
export function callChannels(): ReadonlyMap<string, Call> {
  const pairs = Object.entries(contract).flatMap(([room, leaves]) =>
    Object.entries(leaves as Record<string, Leaf>).flatMap(([name, leaf]) =>
      leaf.kind === 'call' ? [[`${room}.${name}`, leaf] as const] : [],
    ),
  );
  return new Map(pairs);
}

/**
 * Answers every call of the contract: weighed, validated, admitted, handled, validated again.
 * Never rejects; what went wrong comes back as a problem without stack or message.
 */
export function createDispatcher({ handlers, admit, log }: DispatcherParts): Dispatch {
  const calls = callChannels();
  return async (channel, request) => {
    const leaf = calls.get(channel);
    const handler = handlerOf(handlers, channel);
    if (leaf === undefined || handler === null) return refuse(problemOf('unknown'));
    try {
      weigh(request);
      const checked = leaf.request.safeParse(request);
      if (!checked.success) throw new ProblemError('field-invalid', fieldOf(checked.error.issues));
      admit(channel, checked.data);
      return answer(leaf, channel, await handler(checked.data), log);
    } catch (error) {
      return refuse(describe(error, channel, log));
    }
  };
}

function answer(leaf: Call, channel: string, value: unknown, log: Log): Result<unknown> {
  const checked = leaf.response.safeParse(value);
  if (checked.success) return { ok: true, value: checked.data };
  const field = checked.error.issues[0]?.path.join('.') ?? '';
  log({ event: 'response-invalid', channel, ...(field === '' ? {} : { field }) });
  return refuse(problemOf('unknown'));
}

function describe(error: unknown, channel: string, log: Log): Problem {
  if (isProblem(error)) {
    const requestId = error.problem.aws?.requestId ?? null;
    log({
      event: 'problem',
      channel,
      code: error.problem.code,
      ...(requestId === null ? {} : { requestId }),
    });
    return error.problem;
  }
  log({ event: 'unexpected', channel, code: 'unknown', places: placesOf(error) });
  return problemOf('unknown');
}

function handlerOf(handlers: Handlers, channel: string): Handler | null {
  const [room = '', name = ''] = channel.split('.');
  if (!Object.hasOwn(handlers, room)) return null;
  const leaves = handlers[room as keyof Handlers] as unknown as Readonly<Record<string, Handler>>;
  return Object.hasOwn(leaves, name) ? (leaves[name] ?? null) : null;
}

const refuse = (problem: Problem): Result<never> => ({ ok: false, problem });
const problemOf = (code: Problem['code']): Problem => new ProblemError(code).problem;

function fieldOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): { readonly field?: string } {
  const field = issues[0]?.path.map(String).join('.').slice(0, 64) ?? '';
  return field === '' ? {} : { field };
}
