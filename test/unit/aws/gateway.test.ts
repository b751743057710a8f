import { describe, expect, it } from 'vitest';
import { createTrustedClock } from '../../../electron/aws/clock';
import { createOpenGateway } from '../../../electron/aws/gateway';
import type { Transport } from '../../../electron/aws/port';
import { createPracticeAccount } from '../../../electron/practice';

type Hit = (action: string, pass: () => Promise<{ response: unknown }>) => Promise<{ response: unknown }>;

/** A practice account in its own time, with something between it and the gateway. */
function world(hit: Hit = (_action, pass) => pass(), localOffset = 0) {
  let time = Date.UTC(2026, 10, 25, 12, 0, 0);
  const account = createPracticeAccount({ seed: 7, now: () => time });
  const now = () => time + localOffset;
  const clock = createTrustedClock({ now, monotonic: () => time });
  const actions: string[] = [];
  const slept: number[] = [];
  const waits: (string | null)[] = [];
  const wrapTransport = (inner: Transport): Transport => ({
    handle(request, options) {
      const { body } = request as { body: string };
      const action = new URLSearchParams(body).get('Action') ?? '';
      actions.push(action);
      return hit(action, () => inner.handle(request, options));
    },
  });
  const open = createOpenGateway({
    clock,
    now,
    random: () => 0.5,
    wrapTransport,
    sleep: (ms) => {
      slept.push(ms);
      time += ms;
      return Promise.resolve();
    },
  });
  const gateway = open(
    { partition: 'aws', endpoint: null, transport: account.transport },
    account.rootCredentials(),
    (wait) => waits.push(wait?.reason ?? null),
  );
  return { account, gateway, clock, actions, slept, waits };
}

const failing = (times: number, error: () => Error): Hit => {
  let left = times;
  return (_action, pass) => {
    if (left === 0) return pass();
    left -= 1;
    return Promise.reject(error());
  };
};
const node = (code: string) => () => Object.assign(new Error(code), { code });

describe('the gateway', () => {
  it('answers with what AWS said and where it came from', async () => {
    const { gateway, actions } = world();
    const { output, evidence } = await gateway.sts('GetCallerIdentity', {});
    expect(output.Arn).toBe('arn:aws:iam::000000000000:root');
    expect(evidence.operation).toBe('GetCallerIdentity');
    expect(evidence.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(actions).toEqual(['GetCallerIdentity']);
  });

  it('repeats a read after throttling, says so, and counts each try', async () => {
    const { gateway, account, actions, slept, waits } = world();
    account.scenario('slow-down', { times: 3 });
    let sent = 0;
    await gateway.iam('GetAccountSummary', {}, { onAttempt: () => (sent += 1) });
    expect(actions).toHaveLength(4);
    expect(sent).toBe(4);
    expect(slept).toEqual([750, 1500, 3000]);
    expect(waits).toEqual(['slow-down', null, 'slow-down', null, 'slow-down', null]);
  });

  it.each(['ECONNRESET', 'ENOTFOUND'])('repeats a read after %s, but not for ever', async (code) => {
    const mended = world(failing(2, node(code)));
    await mended.gateway.sts('GetCallerIdentity', {});
    expect(mended.actions).toHaveLength(3);
    const dead = world(failing(99, node(code)));
    await expect(dead.gateway.sts('GetCallerIdentity', {})).rejects.toMatchObject({ name: 'AwsError' });
    expect(dead.actions).toHaveLength(3);
  });

  it.each([
    ['CreateUser', { UserName: 'minji' }],
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'minji' }],
    ['CreateAccessKey', {}],
  ] as const)('sends %s once, whatever happens', async (operation, input) => {
    const reset = world(failing(1, node('ECONNRESET')));
    await expect(reset.gateway.iam(operation, input)).rejects.toMatchObject({
      meaning: 'no-answer',
      sentMaybe: true,
    });
    expect(reset.actions).toEqual([operation]);
    const slow = world();
    slow.account.scenario('slow-down', { times: 1 });
    await expect(slow.gateway.iam(operation, input)).rejects.toMatchObject({
      meaning: 'throttled',
      sentMaybe: false,
    });
    expect(slow.actions).toEqual([operation]);
  });

  it('never repeats LimitExceeded, even when the call is called safe', async () => {
    const { gateway, actions } = world();
    await gateway.iam('CreateAccessKey', {});
    await expect(gateway.iam('CreateAccessKey', {}, { repeat: 'safe' })).rejects.toMatchObject({
      meaning: 'limit-exceeded',
    });
    expect(actions).toHaveLength(2);
  });

  it.each([900_000, -900_000, 3_600_000])(
    'learns the time from a refusal and signs with it (clock wrong by %d ms)',
    async (offset) => {
      const { gateway, clock, actions } = world(undefined, offset);
      await gateway.sts('GetCallerIdentity', {});
      expect(actions).toHaveLength(2);
      expect(clock.state().state).toBe('corrected');
      await gateway.iam('CreateUser', { UserName: 'minji' });
      expect(actions).toHaveLength(3);
    },
  );

  it('refuses an endpoint that is not this machine before anything is sent', () => {
    const { clock } = world();
    const open = createOpenGateway({ clock });
    const target = {
      partition: 'aws',
      endpoint: { iam: 'http://10.0.0.1', sts: 'http://10.0.0.1' },
      transport: null,
    } as const;
    expect(() => open(target, { accessKeyId: 'AKIA', secretAccessKey: 'x' })).toThrow(
      'endpoint-not-loopback',
    );
  });
});
