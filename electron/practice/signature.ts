import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { wire } from './errors';
import type { WireRequest } from './types';

/** What the Authorization header of a Signature Version 4 request says. */
export type Signed = {
  readonly accessKeyId: string;
  readonly scope: readonly [day: string, region: string, service: string, end: string];
  readonly headers: readonly string[];
  readonly signature: string;
  /** `x-amz-date`, as sent: `20261125T104904Z`. */
  readonly date: string;
};

const MAX_SKEW_MS = 5 * 60_000;
const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{8})\/([^/\s,]+)\/([^/\s,]+)\/(aws4_request),\s*SignedHeaders=([\w;-]+),\s*Signature=([0-9a-f]{64})$/;

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();

/** Reads the Authorization header. Throws MissingAuthenticationToken or IncompleteSignature. */
export const readSignature = (request: WireRequest): Signed => {
  const header = request.headers['authorization'];
  if (!header) throw wire.noSignature('Request is missing Authentication Token');
  const [, accessKeyId, day, region, service, end, names, signature] = HEADER.exec(header.trim()) ?? [];
  const date = request.headers['x-amz-date'];
  if (!accessKeyId || !day || !region || !service || !end || !names || !signature) {
    throw wire.halfSignature('Authorization header does not have the form of Signature Version 4.');
  }
  if (!date || !/^\d{8}T\d{6}Z$/.test(date)) {
    throw wire.halfSignature("Authorization header requires existence of a valid 'X-Amz-Date' header.");
  }
  return { accessKeyId, scope: [day, region, service, end], headers: names.split(';'), signature, date };
};

const compact = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const parseDate = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const checkTime = (signed: Signed, now: number): void => {
  const skew = parseDate(signed.date) - now;
  const server = compact(now);
  if (skew < -MAX_SKEW_MS) {
    const edge = compact(now - MAX_SKEW_MS);
    throw wire.signature(
      `Signature expired: ${signed.date} is now earlier than ${edge} (${server} - 5 min.)`,
    );
  }
  if (skew > MAX_SKEW_MS) {
    const edge = compact(now + MAX_SKEW_MS);
    throw wire.signature(
      `Signature not yet current: ${signed.date} is still later than ${edge} (${server} + 5 min.)`,
    );
  }
};

const canonicalRequest = (request: WireRequest, signed: Signed): string => {
  const [path = '/', query = ''] = request.path.split('?');
  const lines = signed.headers.map((name) => {
    const value = name === 'host' ? (request.headers['host'] ?? request.host) : (request.headers[name] ?? '');
    return `${name}:${value.trim().replace(/\s+/g, ' ')}\n`;
  });
  return [request.method, path, query, lines.join(''), signed.headers.join(';'), sha256(request.body)].join(
    '\n',
  );
};

/**
 * Checks time (5 minutes each way), scope and signature. Throws SignatureDoesNotMatch.
 * Source: "Create a signed AWS API request" in the IAM user guide.
 */
export const verifySignature = (
  request: WireRequest,
  signed: Signed,
  secret: string,
  service: string,
  now: number,
): void => {
  checkTime(signed, now);
  const [day, region, scopeService, end] = signed.scope;
  if (scopeService !== service) {
    throw wire.signature(`Credential should be scoped to correct service: '${service}'.`);
  }
  if (!signed.date.startsWith(day)) {
    throw wire.signature('Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date.');
  }
  const scope = signed.scope.join('/');
  const text = ['AWS4-HMAC-SHA256', signed.date, scope, sha256(canonicalRequest(request, signed))].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), scopeService), end);
  if (timingSafeEqual(hmac(key, text), Buffer.from(signed.signature, 'hex'))) return;
  throw wire.signature(
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  );
};
