import type { AwsTarget, Transport, TrustedClock } from './port';

export type Service = 'iam' | 'sts';

/** Puts something between the gateway and the wire; the fault injector's way in. */
export type WrapTransport = (
  inner: Transport,
  about: { readonly target: AwsTarget; readonly service: Service },
) => Transport;

/** Reads the Date header of every answer, good or bad; a cached answer (Age) says nothing about now. */
export function learningTransport(inner: Transport, clock: TrustedClock, now: () => number): Transport {
  return {
    async handle(request, options) {
      const sentAt = now();
      const answer = await inner.handle(request, options);
      learnFrom(answer.response, clock, sentAt, now());
      return answer;
    },
  };
}

function learnFrom(response: unknown, clock: TrustedClock, sentAt: number, receivedAt: number): void {
  const headers = headersOf(response);
  if (headers === null || headers['age'] !== undefined || headers['Age'] !== undefined) return;
  const date = headers['date'] ?? headers['Date'];
  if (typeof date !== 'string') return;
  const serverDate = Date.parse(date);
  if (Number.isFinite(serverDate)) clock.learn(serverDate, sentAt, receivedAt);
}

function headersOf(response: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return null;
  const { headers } = response;
  return typeof headers === 'object' && headers !== null
    ? (headers as Readonly<Record<string, unknown>>)
    : null;
}
