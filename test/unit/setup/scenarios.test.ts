import { describe, expect, it } from 'vitest';
import { practiceScenarios } from '../../../electron/contract/constants';
import type { PracticeScenario, Plan, RunSnapshot } from '../../../electron/contract';
import { createPracticeHost } from '../../../electron/main/practice-host';
import { en } from '../../../renderer/i18n/en';
import { ko } from '../../../renderer/i18n/ko';
import type { PracticeAccount } from '../../../electron/practice';
import { openFiles } from '../../../electron/storage';
import { memoryDisk } from '../storage/disk';
import { createWorld, type World } from './kit';

type Seen = { readonly plan: Plan; readonly end: RunSnapshot | null; readonly world: World };

/** Where each scenario of the practice account leads, by ux.md 3.4, 5.3 and 5.4. */
const leadsTo: Readonly<Record<Exclude<PracticeScenario, 'crash' | 'keychain-locks'>, (seen: Seen) => void>> =
  {
    'lose-answer': ({ end, world }) => {
      expect(reasons(world)).toContain('no-answer');
      expect(end?.phase).toBe('done');
    },
    'slow-down': ({ end, world }) => {
      expect(reasons(world)).toContain('slow-down');
      expect(end?.phase).toBe('done');
    },
    'clock-fast': ({ end, world }) => {
      expect(world.clock.state().state).toBe('corrected');
      expect(end?.phase).toBe('done');
    },
    'leftover-device': ({ plan, end }) => {
      expect(plan.steps.find(({ id }) => id === 'mfa-create')?.problem?.code).toBe('mfa-orphan');
      expect(end).toBeNull();
    },
    'name-taken': ({ plan, end }) => {
      expect(plan.blocking.map(({ code }) => code)).toEqual(['name-taken']);
      expect(end).toBeNull();
    },
    'slow-key': ({ end, world }) => {
      const waits = world.shown.flatMap(({ waiting }) =>
        waiting?.reason === 'propagation' ? [waiting] : [],
      );
      // Asked once a second for the 40 s that the key stays unknown.
      expect(Math.max(...waits.map(({ answers }) => answers.length))).toBeGreaterThan(35);
      expect(end?.phase).toBe('done');
    },
    'permission-denied': ({ end }) => {
      expect(end).toMatchObject({ phase: 'failed', problem: { code: 'denied-by-organization' }, made: [] });
    },
  };

const reasons = ({ shown }: World): readonly string[] =>
  shown.flatMap(({ waiting }) => waiting?.reason ?? []);

describe('make something go wrong', () => {
  it.each(Object.entries(leadsTo))('%s leads where it says', async (scenario, look) => {
    const world = await createWorld({ propagationMs: 0 });
    const name = scenario as keyof typeof leadsTo;
    const room = world.open();
    world.account.scenario(name, { reads: false });
    const plan = await room.handlers.plan(world.draft);
    let end: RunSnapshot | null = null;
    if (plan.blocking.length === 0) {
      await room.handlers.start({ planId: plan.planId });
      end = await world.rest(room);
    }
    expect(plan.steps.length).toBeGreaterThan(0);
    look({ plan, end, world });
  });

  it.each(practiceScenarios)(
    '%s can be armed, is seen to be, and can be taken back as if it never was',
    async (name) => {
      const disk = memoryDisk();
      const host = createPracticeHost(await openFiles('/r', { fs: disk.fs }));
      const account = (await host.open()) as unknown as Pick<PracticeAccount, 'snapshot'>;
      const was = JSON.stringify(account.snapshot());
      let told = 0;
      host.onChange(() => (told += 1));
      expect(host.armed()).toEqual([]);
      await host.scenario(name, { userName: 'soo', deviceName: 'soo-phone' });
      expect(host.armed()).toEqual([name]);
      await host.disarm(name);
      expect(host.armed()).toEqual([]);
      expect(told).toBe(2);
      expect(JSON.stringify(account.snapshot())).toBe(was);
      expect(host.keychainLocked()).toBe(false);
    },
  );

  it('what is in the way is in the way of the plan on screen', async () => {
    const world = await createWorld({ propagationMs: 0 });
    const room = world.open();
    expect(room.namesOf('a1')).toBeNull();
    await room.handlers.plan({ ...world.draft, userName: 'soo', deviceName: 'soo-phone' });
    expect(room.namesOf('a1')).toMatchObject({ userName: 'soo', deviceName: 'soo-phone' });
    expect(room.namesOf('a2')).toBeNull();
  });

  it.each(practiceScenarios)('%s has its name and what one will see in both languages', (name) => {
    for (const { scenario } of [en.common, ko.common]) {
      expect(scenario[name].length).toBeGreaterThan(3);
      expect(scenario[`${name}Hint`].length).toBeGreaterThan(8);
    }
  });
});
