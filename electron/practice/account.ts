import { isChange } from './actions';
import type { Context } from './context';
import { ConnectionLost, WireError } from './errors';
import { createRandom, type RandomSource } from './random';
import { practiceRequestHandler } from './request-handler';
import { freshDevice } from './mfa';
import { armedScenarios, armScenario, disarmScenario } from './scenarios';
import { readCall, serveCall, type Call } from './serve-call';
import { secretsOf, snapshotOf } from './snapshot';
import { ROOT, noFaults, stateSchema, type State } from './state';
import type {
  IssuedSecret,
  PracticeAccount,
  PracticeOptions,
  Quotas,
  WireRequest,
  WireResponse,
} from './types';
import { answerXml, errorXml } from './wire';

const AGE_MS = 30 * 86_400_000;

const awsQuotas: Quotas = {
  users: 5000,
  groups: 300,
  groupsPerUser: 10,
  keysPerUser: 2,
  devicesPerUser: 8,
  policiesPerUser: 10,
  policiesPerGroup: 10,
  tags: 50,
};

const addRootDevice = (state: State, random: RandomSource, now: number) => {
  const device = { ...freshDevice(state, random, 'root-account-mfa-device'), owner: ROOT, enabled: now };
  state.devices.push(device);
  return device;
};

const rootKey = (seed: string) => {
  // Its own counters: the root key follows from the seed alone, before and after anything else.
  const random = createRandom(seed, {});
  return { id: `AKIA${random.base32('root-key-id', 16)}`, secret: random.base64('root-key-secret', 40) };
};

const firstState = (options: PracticeOptions, seed: string): State => {
  const now = options.now();
  const created = now - AGE_MS;
  const state: State = {
    version: 1,
    seed,
    accountId: options.accountId ?? '000000000000',
    partition: options.partition ?? 'aws',
    created,
    alias: options.alias ?? null,
    passwordPolicy: null,
    users: [],
    groups: [],
    devices: [],
    keys: [
      {
        ...rootKey(seed),
        owner: ROOT,
        status: 'Active',
        created,
        mixed: created,
        known: created,
        asked: 0,
        used: null,
      },
    ],
    sessions: [],
    reportFrom: null,
    counters: {},
    faults: noFaults(),
  };
  const random = createRandom(seed, state.counters);
  if (options.rootMfa) addRootDevice(state, random, created);
  for (const scenario of options.scenarios ?? []) armScenario(state, random, now, scenario);
  return state;
};

const answer = (status: number, body: string, requestId: string, now: number): WireResponse => ({
  status,
  headers: {
    'content-type': 'text/xml',
    'content-length': String(Buffer.byteLength(body)),
    'x-amzn-requestid': requestId,
    date: new Date(now).toUTCString(),
  },
  body,
});

const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** Makes a simulated AWS account. All of it follows from the seed and the calls; time comes from `now`. */
export const createPracticeAccount = (options: PracticeOptions): PracticeAccount => {
  let state = firstState(options, String(options.seed));
  let random = createRandom(state.seed, state.counters);
  const issued = new Map<string, IssuedSecret>();
  const quotas: Quotas = { ...awsQuotas, ...options.quotas };
  const latencyMs = options.latencyMs ?? 0;
  let saved: Promise<void> = Promise.resolve();

  const note = () => {
    for (const secret of secretsOf(state)) issued.set(`${secret.kind}:${secret.value}`, secret);
  };
  const load = (next: State) => {
    state = next;
    random = createRandom(state.seed, state.counters);
    note();
  };
  const serverTime = () => options.now() + state.faults.clockOffset;
  const context = (): Omit<Context, 'caller'> => ({
    state,
    now: serverTime(),
    random,
    quotas,
    propagationMs: options.propagationMs ?? 8000,
  });

  /** One save after the other, each with the newest state. */
  const save = (): Promise<void> => {
    const { persist } = options;
    if (!persist) return Promise.resolve();
    const next = saved.then(() => persist(JSON.stringify(state)));
    saved = next.catch(() => undefined);
    return next;
  };

  const settle = async (call: Call): Promise<void> => {
    // A session uses up a code, so it counts as something to remember.
    if (!isChange(call.action) && call.action !== 'GetSessionToken') return;
    note();
    await save();
  };

  const respond = async (request: WireRequest): Promise<WireResponse> => {
    const call = readCall(request);
    const requestId = random.uuid('request');
    try {
      const { result, lost } = await serveCall(call, request, context());
      await settle(call);
      if (lost) throw new ConnectionLost();
      return answer(200, answerXml(call.service, call.action, result, requestId), requestId, serverTime());
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return answer(error.status, errorXml(call.service, error, requestId), requestId, serverTime());
    }
  };

  const handle = async (request: WireRequest): Promise<WireResponse> => {
    // A little uneven, as a network is; the unevenness follows from the number of answers so far.
    const turn = state.counters['request'] ?? 0;
    if (latencyMs > 0) await wait(latencyMs * (0.6 + ((turn * 37) % 80) / 100));
    try {
      return await respond(request);
    } finally {
      options.onAnswer?.();
    }
  };

  note();
  return {
    get accountId() {
      return state.accountId;
    },
    handle,
    transport: practiceRequestHandler({ handle }),
    rootCredentials: () => {
      const { id, secret } = rootKey(state.seed);
      return { accessKeyId: id, secretAccessKey: secret };
    },
    snapshot: () => snapshotOf(state),
    secrets: () => [...issued.values()],
    armed: () => armedScenarios(state),
    disarm: (name) => disarmScenario(state, name),
    scenario: (name, scenarioOptions) => armScenario(state, random, serverTime(), name, scenarioOptions),
    consoleRootMfa: () => {
      const device = addRootDevice(state, random, serverTime());
      note();
      return { serialNumber: device.serial, seed: device.seed };
    },
    reset: (seed = String(options.seed)) => load(firstState(options, seed)),
    serialize: () => JSON.stringify(state),
    restore: (text) => {
      const parsed = stateSchema.safeParse(parseJson(text));
      if (!parsed.success) throw new Error('This is not the state of a practice account.');
      load(parsed.data);
    },
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
