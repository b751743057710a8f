import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PracticeAccount, WireRequest } from './types';

/** Larger than any call to IAM or STS. */
const MAX_BODY = 1024 * 1024;

export type PracticeServer = {
  /** `http://127.0.0.1:<port>`, for IAM and STS alike. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
};

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.length;
    if (size > MAX_BODY) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
};

const toWire = (request: IncomingMessage, body: string): WireRequest => ({
  method: request.method ?? 'POST',
  host: request.headers.host ?? '',
  path: request.url ?? '/',
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]),
  ),
  body,
});

const answer = async (account: PracticeAccount, request: IncomingMessage, response: ServerResponse) => {
  const body = await readBody(request);
  if (body === null) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const answered = await account.handle(toWire(request, body));
  response.writeHead(answered.status, answered.headers).end(answered.body);
};

/**
 * Puts an account on a loopback address, for the AWS CLI and other programs of this computer.
 * `port` 0 takes a free one. A dropped answer closes the connection without a word.
 */
export const servePractice = (
  account: PracticeAccount,
  options: { readonly port?: number; readonly host?: '127.0.0.1' | '::1' } = {},
): Promise<PracticeServer> => {
  const host = options.host ?? '127.0.0.1';
  const server = createServer((request, response) => {
    answer(account, request, response).catch(() => request.socket.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
};
