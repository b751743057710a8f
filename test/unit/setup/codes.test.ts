import { describe, expect, it } from 'vitest';
import type { WrapTransport } from '../../../electron/aws';
import { actionOf, faultOn } from './faulty';
import { createWorld } from './kit';
import { resumed } from './stops';

const refuseCodes = (times: number): WrapTransport => {
  let left = times;
  return (inner) => ({
    handle(request, options) {
      if (left === 0 || actionOf(request) !== 'EnableMFADevice') return inner.handle(request, options);
      left -= 1;
      const body =
        '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAuthenticationCode</Code><Message>No.</Message></Error></ErrorResponse>';
      return Promise.resolve({
        response: { statusCode: 403, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) },
      });
    },
  });
};

describe('codes', () => {
  it('refused twice: the device of that step is removed, and only that one', async () => {
    const main = await createWorld({ wrapTransport: refuseCodes(2) });
    const end = await main.run(main.open());
    expect(end).toMatchObject({ phase: 'failed', problem: { code: 'mfa-code-refused' } });
    expect(main.account.snapshot().devices).toEqual([]);
    expect(main.vault.entries.size).toBe(0);
    const again = await resumed(main);
    expect(again.end.phase).toBe('done');
  });

  it('refused twice for the phone: the first device stays on', async () => {
    let calls = 0;
    const refuse = refuseCodes(2);
    const wrapTransport: WrapTransport = (inner, about) => {
      const refusing = refuse(inner, about);
      return {
        handle(request, options) {
          if (actionOf(request) === 'EnableMFADevice') calls += 1;
          return (calls > 1 ? refusing : inner).handle(request, options);
        },
      };
    };
    const world = await createWorld({ wrapTransport });
    const end = await world.run(world.open(), { phoneDevice: true as never });
    expect(end).toMatchObject({ phase: 'failed', problem: { code: 'mfa-code-refused' } });
    expect(world.account.snapshot().devices.map(({ owner }) => owner)).toEqual(['minji-admin']);
    expect(world.vault.entries.size).toBe(1);
  });

  it.each([900_000, -900_000, 94_000])(
    'are right on a computer whose clock is %d ms ahead',
    async (ahead) => {
      const world = await createWorld({ localAhead: () => ahead });
      const end = await world.run(world.open());
      expect(end.phase).toBe('done');
      expect(world.calls.filter((name) => name === 'EnableMFADevice')).toHaveLength(1);
    },
  );

  it.each(['user:result', 'mfa-create:result', 'password:result', 'propagation:result'])(
    'are right when the clock is set wrong after %s',
    async (stop) => {
      for (const jump of [900_000, -900_000]) {
        let ahead = 0;
        const world = await createWorld({ localAhead: () => ahead });
        const end = await world.run(
          world.open((name) => {
            if (name === stop) ahead = jump;
          }),
        );
        expect({ stop, jump, phase: end.phase, problem: end.problem }).toMatchObject({ phase: 'done' });
        expect(world.calls.filter((name) => name === 'EnableMFADevice')).toHaveLength(1);
      }
    },
  );

  it('are never sent twice, whatever answers are lost', async () => {
    const sent: string[] = [];
    const lost = faultOn('EnableMFADevice', 'answer-lost');
    const lostToo = faultOn('GetSessionToken', 'answer-lost');
    const world = await createWorld({
      wrapTransport: (inner, about) => ({
        handle(request, options) {
          const body = new URLSearchParams(String((request as { body: unknown }).body));
          for (const name of ['AuthenticationCode1', 'AuthenticationCode2', 'TokenCode'])
            if (body.get(name) !== null) sent.push(String(body.get(name)));
          return lostToo.wrap(lost.wrap(inner, about), about).handle(request, options);
        },
      }),
    });
    expect((await world.run(world.open())).phase).toBe('done');
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(new Set(sent).size).toBe(sent.length);
  });
});

it('refused codes stop the run at the step that failed, although the one before it was taken back, in every place that says so', async () => {
  const world = await createWorld({ wrapTransport: refuseCodes(2) });
  const room = world.open();
  const failed = await world.run(room);
  expect(failed).toMatchObject({
    phase: 'failed',
    problem: { code: 'mfa-code-refused', params: { second: 1, step: 5 } },
  });
  expect(failed.steps.map(({ id, state }) => [id, state]).slice(3, 5)).toEqual([
    ['mfa-create', 'waiting'],
    ['mfa-enable', 'failed'],
  ]);
  expect(failed.stepNumber).toBe(5);
  expect(failed.problem?.aws).toMatchObject({
    operation: 'EnableMFADevice',
    errorName: 'InvalidAuthenticationCode',
  });
  const report = await world.open().handlers.stopReport({ accountRef: 'a1' });
  expect(report).toMatchObject({ stoppedAtStep: 'mfa-enable', stepNumber: 5, goesOnFrom: 4 });
  await room.handlers.resume({ runId: failed.runId });
  const done = await world.rest(room);
  expect([done.phase, done.stepNumber]).toEqual(['done', done.steps.length]);
});
