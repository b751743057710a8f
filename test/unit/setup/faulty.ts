import type { WrapTransport } from '../../../electron/aws';

export const faults = ['answer-lost', 'refused-once', 'service-failure', 'throttled-twice'] as const;
export type Fault = (typeof faults)[number];

const networkError = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

const refusal = (status: number, type: string, code: string) => ({
  response: {
    statusCode: status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'f-1' },
    body: Buffer.from(
      `<ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>Later.</Message></Error><RequestId>f-1</RequestId></ErrorResponse>`,
    ),
  },
});

export const actionOf = (request: unknown): string => {
  const body = typeof request === 'object' && request !== null && 'body' in request ? request.body : '';
  return new URLSearchParams(String(body)).get('Action') ?? '';
};

/** One fault on the first requests of one action; `hits` tells how often it struck. */
export function faultOn(action: string, fault: Fault): { readonly wrap: WrapTransport; hits(): number } {
  let left = fault === 'throttled-twice' ? 2 : 1;
  let hits = 0;
  const wrap: WrapTransport = (inner) => ({
    async handle(request, options) {
      if (left === 0 || actionOf(request) !== action) return inner.handle(request, options);
      left -= 1;
      hits += 1;
      switch (fault) {
        case 'answer-lost':
          await inner.handle(request, options);
          throw networkError('ECONNRESET');
        case 'refused-once':
          throw networkError('ECONNREFUSED');
        case 'service-failure':
          return refusal(500, 'Receiver', 'ServiceFailure');
        case 'throttled-twice':
          return refusal(400, 'Sender', 'Throttling');
      }
    },
  });
  return { wrap, hits: () => hits };
}

/** The first `times` requests of one action get this answer of AWS and are not carried out. */
export function refusing(
  action: string,
  status: number,
  code: string,
  { times = Infinity, onHit = (): void => undefined } = {},
): { readonly wrap: WrapTransport; hits(): number } {
  let hits = 0;
  const wrap: WrapTransport = (inner) => ({
    async handle(request, options) {
      if (hits >= times || actionOf(request) !== action) return inner.handle(request, options);
      hits += 1;
      onHit();
      return refusal(status, 'Sender', code);
    },
  });
  return { wrap, hits: () => hits };
}
