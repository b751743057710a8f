import type { Transport } from '../aws/port';
import type { PracticeAccount, WireRequest } from './types';

/** The parts of the SDK's HttpRequest that matter here. */
type SdkRequest = {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

const isSdkRequest = (value: unknown): value is SdkRequest =>
  typeof value === 'object' &&
  value !== null &&
  'hostname' in value &&
  'headers' in value &&
  'method' in value;

const isAborted = (options: unknown): boolean =>
  typeof options === 'object' &&
  options !== null &&
  'abortSignal' in options &&
  options.abortSignal instanceof AbortSignal &&
  options.abortSignal.aborted;

const bodyText = (body: unknown): string => {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : '';
};

const toWire = (request: SdkRequest): WireRequest => ({
  method: request.method,
  host: request.hostname,
  path: request.path,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  ),
  body: bodyText(request.body),
});

const aborted = () => Object.assign(new Error('Request aborted'), { name: 'AbortError' });

/**
 * The account behind the `requestHandler` option of an SDK client: same requests, same answers, no port.
 * Rejects with ConnectionLost (code ECONNRESET) when an answer is dropped, and with AbortError when asked to stop.
 */
export const practiceRequestHandler = (account: Pick<PracticeAccount, 'handle'>): Transport => ({
  handle: async (request, options) => {
    if (!isSdkRequest(request)) throw new TypeError('Not an HTTP request of the AWS SDK.');
    if (isAborted(options)) throw aborted();
    const { status, headers, body } = await account.handle(toWire(request));
    if (isAborted(options)) throw aborted();
    return { response: { statusCode: status, headers: { ...headers }, body: Buffer.from(body) } };
  },
});
