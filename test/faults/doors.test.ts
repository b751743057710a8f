import { describe, expect, it } from 'vitest';
import type { FaultPoint } from './point';
import { endure, jobs, type Trouble } from './computer/sitting';
import { clockPoints } from './points/clock';
import { keychainCallsOf, keychainPoints } from './points/keychain';
import { savesOf, storagePoints } from './points/storage';

/** One point in so many is broken here; `npm run faults` breaks them all. */
const oneIn = Number(process.env['OFFROOT_ONE_IN'] ?? 11);
const sample = (points: readonly FaultPoint[]): readonly FaultPoint[] =>
  points.filter((_, at) => at % oneIn === 0);
const well = { survived: true, orphans: 0, duplicates: 0, secretsLost: 0, touched: 0, told: '' };

describe('each job without a fault', () => {
  it.each(jobs)('ends well, and has as many saves and keychain calls as are broken: %s', async (job) => {
    let saves = 0;
    let calls = 0;
    const trouble: Trouble = {
      arm({ disk, keychain }) {
        disk.breakAt(Infinity, 'full');
        keychain.breakAt(Infinity, 'absent');
      },
      cure({ disk, keychain }) {
        saves = disk.saves().length;
        calls = keychain.calls();
      },
    };
    const end = await endure(job, trouble);
    expect(end).toMatchObject({ ended: true, story: ['done'] });
    expect({ saves, calls }).toEqual({ saves: savesOf[job], calls: keychainCallsOf[job] });
  });
});

describe('a disk that breaks at a save', () => {
  it.each(sample(storagePoints()))('$kind, $name', async (point) => {
    expect(await point.run()).toEqual(well);
  });
});

describe('a keychain that breaks at a call', () => {
  it.each(sample(keychainPoints()))('$kind, $name', async (point) => {
    expect(await point.run()).toEqual(well);
  });
});

describe('a clock that is wrong', () => {
  it.each(sample(clockPoints()))('$kind, $name', async (point) => {
    expect(await point.run()).toEqual(well);
  });
});
