import { findAction, isChange } from './actions';
import { armedDenial, authorize } from './authorize';
import { authenticate } from './authenticate';
import type { Caller, Context } from './context';
import { throttled, wire } from './errors';
import { createInput, type Input } from './input';
import type { Faults } from './state';
import type { WireRequest } from './types';
import { versions, type Result, type ServiceName } from './wire';

/** What a request asks for. */
export type Call = {
  readonly service: ServiceName;
  readonly action: string;
  readonly version: string;
  readonly parameters: URLSearchParams;
};

/** Reads a request; IAM and STS share one address, so the API version says which is meant. */
export const readCall = (request: WireRequest): Call => {
  const parameters = new URLSearchParams(
    request.method === 'GET' ? request.path.split('?')[1] : request.body,
  );
  const version = parameters.get('Version') ?? versions.iam;
  const service = version === versions.sts ? 'sts' : 'iam';
  return { service, action: parameters.get('Action') ?? '', version, parameters };
};

type Armed = Faults['lost'];

const takes = (armed: Armed, action: string): boolean => {
  if (armed.left === 0 || !isChange(action)) return false;
  if (armed.action !== null && armed.action !== action) return false;
  armed.left -= 1;
  return true;
};

const admit = (call: Call, request: WireRequest, base: Omit<Context, 'caller'>, input: Input): Caller => {
  const { state, now } = base;
  const { throttled: left, throttledReads } = state.faults;
  if (left > 0 && (throttledReads || call.service === 'sts' || isChange(call.action))) {
    state.faults.throttled -= 1;
    throw throttled();
  }
  const caller = authenticate(state, request, call.service, call.action, now);
  if (takes(state.faults.denied, call.action)) {
    throw armedDenial(state, caller, call.service, call.action, input);
  }
  authorize(state, caller, call.service, call.action, input);
  return caller;
};

/** Answers one call; `lost` says that the answer must not reach the caller. Throws WireError. */
export const serveCall = async (
  call: Call,
  request: WireRequest,
  base: Omit<Context, 'caller'>,
): Promise<{ readonly result: Result | null; readonly lost: boolean }> => {
  const action = findAction(call.service, call.action);
  if (!action) {
    throw wire.action(`Could not find operation ${call.action} for version ${call.version}`);
  }
  const input = createInput(call.parameters);
  const caller = admit(call, request, base, input);
  const result = await action({ ...base, caller }, input);
  return { result, lost: takes(base.state.faults.lost, call.action) };
};
