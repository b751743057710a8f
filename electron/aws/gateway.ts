import { setTimeout as delay } from 'node:timers/promises';
import { endpointsOf } from './endpoints';
import { awsErrorOf } from './meaning';
import { backoffAfter, onceCalls } from './retry';
import { learningTransport, type Service, type WrapTransport } from './transport';
import type * as SdkModule from './sdk';
import type {
  Answer,
  AwsCredentials,
  AwsTarget,
  Gateway,
  OnWait,
  OpenGateway,
  SendOptions,
  Transport,
  TrustedClock,
} from './port';

export type GatewayOptions = {
  readonly clock: TrustedClock;
  /** Local clock, epoch ms. Injectable for tests. */
  readonly now?: () => number;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly random?: () => number;
  readonly wrapTransport?: WrapTransport;
  /** Milliseconds; defaults 5,000 to connect and 20,000 for the answer. */
  readonly connectTimeoutMs?: number;
  readonly answerTimeoutMs?: number;
};

/** A client reduced to what is used of it. */
type Sender = { send(command: object, options: { readonly abortSignal?: AbortSignal }): Promise<unknown> };
type Sdk = typeof SdkModule;

/**
 * Makes the factory of gateways. Nothing is loaded or connected until a gateway's first call.
 * @throws (from the factory) ProblemError `endpoint-not-loopback`.
 */
export function createOpenGateway(options: GatewayOptions): OpenGateway {
  return (target, credentials, onWait) => {
    const endpoints = endpointsOf(target);
    const senders = new Map<Service, Promise<Sender>>();
    const senderFor = (service: Service): Promise<Sender> => {
      const known = senders.get(service);
      if (known !== undefined) return known;
      const made = import('./sdk').then((sdk) =>
        makeSender(
          sdk,
          service,
          { target, credentials, endpoint: endpoints[service], region: endpoints.region },
          options,
        ),
      );
      senders.set(service, made);
      return made;
    };
    const send = makeSend(senderFor, options, onWait);
    const gateway: Gateway = {
      target,
      iam: (operation, input, how) => send('iam', operation, input, how),
      sts: (operation, input, how) => send('sts', operation, input, how),
    };
    return gateway;
  };
}

type Place = {
  readonly target: AwsTarget;
  readonly credentials: AwsCredentials;
  readonly endpoint: string;
  readonly region: string;
};

function makeSender(sdk: Sdk, service: Service, place: Place, options: GatewayOptions): Sender {
  const { clock, now = Date.now } = options;
  const client = new sdk.clients[service]({
    region: place.region,
    endpoint: place.endpoint,
    credentials: { ...place.credentials },
    maxAttempts: 1,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    defaultsMode: 'standard',
    requestHandler: {
      connectionTimeout: options.connectTimeoutMs ?? 5000,
      requestTimeout: options.answerTimeoutMs ?? 20_000,
      throwOnRequestTimeout: true,
    },
  });
  const config = client.config as { requestHandler: Transport };
  const wire = place.target.transport ?? config.requestHandler;
  const wrapped = options.wrapTransport?.(wire, { target: place.target, service }) ?? wire;
  config.requestHandler = keepingMethods(config.requestHandler, learningTransport(wrapped, clock, now));
  // The signer adds this to Date.now(); AWS's time is ours to know, not the SDK's second guess.
  Object.defineProperty(client.config, 'systemClockOffset', {
    get: () => clock.now() - Date.now(),
    set: ignoreSecondGuess,
  });
  return client as unknown as Sender;
}

function ignoreSecondGuess(): void {}

/** The SDK also asks its handler for metadata and destroy(); those stay the original's. */
function keepingMethods(original: Transport, transport: Transport): Transport {
  return Object.assign(Object.create(original) as Transport, transport);
}

type Send = (service: Service, operation: string, input: object, how?: SendOptions) => Promise<Answer<never>>;

function makeSend(
  senderFor: (service: Service) => Promise<Sender>,
  options: GatewayOptions,
  onWait: OnWait | undefined,
): Send {
  const { clock, now = Date.now, random = Math.random } = options;
  const sleep =
    options.sleep ?? ((ms, signal) => delay(ms, undefined, signal === undefined ? {} : { signal }));
  return async (service, operation, input, how = {}) => {
    const safe = (how.repeat ?? (onceCalls.has(operation) ? 'once' : 'safe')) === 'safe';
    const sender = await senderFor(service);
    for (let tried = 1; ; tried += 1) {
      const command = await commandFor(service, operation, input);
      how.onAttempt?.();
      try {
        const output = await sender.send(
          command,
          how.signal === undefined ? {} : { abortSignal: how.signal },
        );
        return {
          output: output as never,
          evidence: { operation, requestId: requestIdOf(output), at: clock.now() },
        };
      } catch (thrown) {
        const error = awsErrorOf(operation, thrown);
        const backoff = safe && how.signal?.aborted !== true ? backoffAfter(error, tried, random) : null;
        if (backoff === null) throw error;
        if (backoff.reason !== null) onWait?.({ reason: backoff.reason, until: now() + backoff.delayMs });
        try {
          await (how.sleep ?? sleep)(backoff.delayMs, how.signal);
        } finally {
          if (backoff.reason !== null) onWait?.(null);
        }
      }
    }
  };
}

async function commandFor(service: Service, operation: string, input: object): Promise<object> {
  const sdk = await import('./sdk');
  const commands: Readonly<Record<string, new (input: never) => object>> =
    service === 'iam' ? sdk.iamCommands : sdk.stsCommands;
  const Command = commands[operation];
  if (Command === undefined) throw new TypeError(`unknown operation ${operation}`);
  return new Command(input as never);
}

function requestIdOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('$metadata' in output)) return null;
  const { requestId } = output.$metadata as { readonly requestId?: unknown };
  return typeof requestId === 'string' ? requestId : null;
}
