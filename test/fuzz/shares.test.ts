import { expect, it } from 'vitest';
import { campaign, type Target } from './campaign';
import { cut, joined } from './shares';

const picky: Target = {
  name: 'picky',
  seeds: [new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])],
  run(input) {
    if (input.length % 5 === 0) throw new Error(`length ${input.length}`);
  },
};

it.each([1, 7, 40, 41, 100])('%i inputs are cut into parts that cover each of them once', (inputs) => {
  const numbers = cut('x', inputs, 'seed').flatMap((part) =>
    Array.from({ length: part.inputs }, (_, at) => part.from + at),
  );
  expect(numbers).toEqual(Array.from({ length: inputs }, (_, at) => at));
});

it('parts find what the whole finds, however many processes share them', async () => {
  const whole = await campaign(picky, 30, 'share');
  const parts = await Promise.all(
    cut('picky', 30, 'share').map(({ inputs, seed, from }) => campaign(picky, inputs, seed, from)),
  );
  const together = joined('picky', parts);
  expect(whole.crashes.length).toBeGreaterThan(2);
  expect(together.inputs).toBe(30);
  expect(together.crashes).toEqual(whole.crashes);
});
