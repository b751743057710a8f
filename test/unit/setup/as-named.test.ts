import { expect, it } from 'vitest';
import { asNamed, type Named } from '../../../electron/setup/take-off';

const policy = (id: string, label = 'Deploy') => ({ kind: 'policy' as const, label, id });
const named: readonly Named[] = [{ kind: 'policy', label: 'Deploy' }];

it('takes what was named, and nothing of another kind or name', () => {
  const key = { kind: 'access-key' as const, label: 'Deploy', id: 'k' };
  expect(asNamed([policy('a'), policy('b', 'Read'), key], named)).toEqual([policy('a')]);
});

it('touches none of a name of which more hangs there than was named', () => {
  expect(asNamed([policy('a'), policy('b')], named)).toEqual([]);
  expect(asNamed([policy('a'), policy('b')], [...named, ...named])).toHaveLength(2);
});
