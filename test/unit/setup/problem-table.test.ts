import { expect, it } from 'vitest';
import { problemCodes } from '../../../electron/contract/constants';
import { otherProblems, setupProblems } from '../../e2e/problems/table.mjs';

it('every problem of the contract is reached as one of a setup, or belongs elsewhere', () => {
  const listed = [...Object.keys(setupProblems), ...Object.keys(otherProblems)];
  expect(listed.toSorted()).toEqual([...problemCodes].toSorted());
});

it('a problem of a setup says how it is brought about', () => {
  const ways = Object.entries(setupProblems).map(([id, { plan, run, own }]) => ({
    id,
    ways: [plan, run, own].filter((one) => one !== undefined).length,
  }));
  expect(ways.filter((one) => one.ways !== 1)).toEqual([]);
});
