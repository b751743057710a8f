import { describe, expect, it } from 'vitest';
import type { AccountPorts, AccountRoom } from '../../../electron/account';
import type { RetireSnapshot } from '../../../electron/contract';
import { createKit, type Kit } from './kit';

const alias = 'haneul-studio';

/** Keys that root and the administrator have at AWS. */
const keysAt = (kit: Kit) => {
  const { rootKeys, users } = kit.aws.snapshot();
  return { root: rootKeys.length, admin: users.flatMap((user) => user.keys.map((key) => key.accessKeyId)) };
};

async function begin(key: boolean, more: Partial<AccountPorts> = {}) {
  const kit = createKit({ alias });
  await kit.makeAdmin(key);
  const room = kit.room(more);
  const ref = await kit.connectRoot(room);
  return { kit, room, ref };
}

const last = (kit: Kit): RetireSnapshot => {
  const snapshot = kit.snapshots.at(-1);
  if (!snapshot) throw new Error('no snapshot');
  return snapshot;
};
const states = (snapshot: RetireSnapshot) => snapshot.steps.map(({ state }) => state);

async function retire(kit: Kit, room: AccountRoom, ref: string): Promise<RetireSnapshot> {
  await room.handlers.retireStart({ accountRef: ref, typed: alias });
  await room.retirementSettled();
  return last(kit);
}

/** The end that every way must lead to. */
function expectRetired(kit: Kit, room: AccountRoom, ref: string) {
  expect(last(kit)).toMatchObject({ phase: 'done', problem: null });
  const { root, admin } = keysAt(kit);
  expect(root).toBe(0);
  expect(admin).toEqual(kit.facts.kept === null ? [] : [kit.facts.kept.accessKeyId]);
  expect([...kit.keychain.items.keys()]).toEqual(kit.facts.kept === null ? [] : [`account/${ref}/key`]);
  const secret = kit.root().secretAccessKey;
  expect(JSON.stringify([...kit.keychain.items.values()])).not.toContain(secret);
  expect(room.book.get(ref)).toMatchObject(
    kit.facts.kept === null
      ? { role: 'not-connected', credential: 'none' }
      : { role: 'administrator', credential: 'keychain', userName: 'minji-admin' },
  );
}

/** No code goes out twice, and none that enabled the device. */
const expectFreshCodes = (kit: Kit) => expect(new Set(kit.sentCodes).size).toBe(kit.sentCodes.length);

describe('retiring the root key', () => {
  it.each([true, false])(
    'ends with no root key, confirmed by the administrator (kept key: %s)',
    async (key) => {
      const { kit, room, ref } = await begin(key);
      const end = await retire(kit, room, ref);
      expect(states(end)).toEqual(['done', 'skipped', 'done', 'done', 'done']);
      expect(end.steps.find(({ id }) => id === 'confirm-none')?.requestId).toMatch(/-/);
      expectRetired(kit, room, ref);
      expectFreshCodes(kit);
    },
  );

  it('deletes the other root key first', async () => {
    const { kit, room, ref } = await begin(true);
    const other = await kit.gateway(kit.root()).iam('CreateAccessKey', {});
    const end = await retire(kit, room, ref);
    expect(states(end)).toEqual(['done', 'done', 'done', 'done', 'done']);
    const journal = kit.files.text(`retire/${ref}.jsonl`);
    expect(journal.indexOf('"which":"other","requestId"')).toBeLessThan(journal.indexOf('"which":"this"'));
    expect(journal).toContain(other.output.AccessKey?.AccessKeyId);
    expectRetired(kit, room, ref);
  });

  it('goes on as the administrator afterwards, so that the overview can be read', async () => {
    const { kit, room, ref } = await begin(true);
    await retire(kit, room, ref);
    const overview = await room.handlers.overview({ accountRef: ref, fresh: true });
    expect(overview.arn).toMatch(/user\/minji-admin$/);
    expect(overview.checks.find(({ id }) => id === 'root-key')?.state).toBe('in-place');
    const ready = await room.handlers.retireReady({ accountRef: ref });
    expect(ready).toMatchObject({
      rootKeyHere: null,
      rootKeys: [],
      evidence: { operation: 'GetAccountSummary' },
    });
  });

  it('says without a kept key that nothing is left, from the confirmation it had', async () => {
    const { kit, room, ref } = await begin(false);
    await retire(kit, room, ref);
    const ready = await room.handlers.retireReady({ accountRef: ref });
    expect(ready).toMatchObject({ rootKeyHere: null, evidence: { operation: 'GetAccountSummary' } });
  });

  it('writes no secret into its journal', async () => {
    const { kit, room, ref } = await begin(false);
    await retire(kit, room, ref);
    const journal = kit.files.text(`retire/${ref}.jsonl`);
    for (const { value } of kit.aws.secrets()) expect(journal).not.toContain(value);
  });
});

describe('an interruption of the retirement', () => {
  const points = (key: boolean, other: boolean) => [
    ...(key ? [] : ['temporary:intended', 'temporary:committed', 'temporary:stored']),
    'proven',
    ...(other ? ['other:sent', 'other:committed'] : []),
    'this:sent',
    'this:committed',
    'confirmed',
    ...(key ? [] : ['temporary:removed']),
    'temporary:gone',
    'forget:removed',
    'forget:kept',
    'forget:written',
  ];
  const cases = [true, false].flatMap((key) => points(key, true).map((point) => [point, key] as const));

  it.each(cases)('at %s is gone on with to the same end (kept key: %s)', async (point, key) => {
    const kit = createKit({ alias });
    await kit.makeAdmin(key);
    let reached: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (reached = resolve));
    // The program is gone at this point: nothing after it ever runs.
    const dying = kit.room({
      boundary: (name) => {
        if (name !== point) return undefined;
        reached();
        return new Promise<void>(() => undefined);
      },
    });
    const ref = await kit.connectRoot(dying);
    await kit.gateway(kit.root()).iam('CreateAccessKey', {});
    await dying.handlers.retireStart({ accountRef: ref, typed: alias });
    await stopped;

    const room = kit.room();
    await room.book.load();
    kit.snapshots.length = 0;
    await room.handlers.retireReady({ accountRef: ref });
    expect(['unknown', 'failed']).toContain(last(kit).phase);
    kit.wait(20_000);
    if (point === 'forget:kept')
      // The key that is here now is the administrator's: nothing may take it for root's.
      await expect(room.handlers.retireStart({ accountRef: ref, typed: alias })).rejects.toMatchObject({
        problem: { code: 'nothing-to-do' },
      });
    await room.handlers.retireResume({ accountRef: ref });
    await room.retirementSettled();
    expectRetired(kit, room, ref);
    expectFreshCodes(kit);
  });

  it('at every point leaves a journal whose torn last line does no harm', async () => {
    const { kit, room, ref } = await begin(false);
    await retire(kit, room, ref);
    const whole = kit.files.text(`retire/${ref}.jsonl`);
    await kit.files.write(`retire/${ref}.jsonl`, Buffer.from(`${whole}{"at":17,"event":"beg`));
    expect((await room.handlers.retireResume({ accountRef: ref })).phase).toBe('done');
  });

  it('that never began has nothing to go on with', async () => {
    const { room, ref } = await begin(true);
    await expect(room.handlers.retireResume({ accountRef: ref })).rejects.toMatchObject({
      problem: { code: 'nothing-to-do' },
    });
  });
});

describe('when an answer does not come', () => {
  it('the administrator asks what became of the root key', async () => {
    const { kit, room, ref } = await begin(true);
    kit.aws.scenario('lose-answer', { action: 'DeleteAccessKey' });
    await retire(kit, room, ref);
    expect(kit.snapshots.some((one) => one?.steps.some(({ state }) => state === 'unknown'))).toBe(true);
    expectRetired(kit, room, ref);
  });

  it('a temporary key whose secret was lost is deleted and made anew', async () => {
    const { kit, room, ref } = await begin(false);
    kit.aws.scenario('lose-answer', { action: 'CreateAccessKey' });
    expect((await retire(kit, room, ref)).phase).toBe('done');
    expectRetired(kit, room, ref);
  });
});

describe('a retirement that cannot be done', () => {
  it('changes nothing when AWS refuses, and leaves no temporary key', async () => {
    const { kit, room, ref } = await begin(false);
    const start = keysAt(kit);
    kit.refuse('GetUser');
    const end = await retire(kit, room, ref);
    expect(end).toMatchObject({ phase: 'failed', problem: { code: 'access-denied' } });
    expect(keysAt(kit)).toEqual(start);
    expect([...kit.keychain.items.keys()]).toEqual([`account/${ref}/key`]);
    await room.handlers.retireResume({ accountRef: ref });
    await room.retirementSettled();
    expectRetired(kit, room, ref);
  });

  it('does not begin when the administrator could not confirm the end', async () => {
    const { kit, room, ref } = await begin(true);
    kit.refuse('GetAccountSummary');
    const end = await retire(kit, room, ref);
    expect(end.phase).toBe('failed');
    expect(keysAt(kit).root).toBe(1);
  });

  it('stops before the root key when the administrator has two keys already and none is here', async () => {
    const { kit, room, ref } = await begin(false);
    const { iam } = kit.gateway(kit.root());
    await iam('CreateAccessKey', { UserName: 'minji-admin' });
    await iam('CreateAccessKey', { UserName: 'minji-admin' });
    expect((await retire(kit, room, ref)).problem?.code).toBe('quota-keys');
    expect(keysAt(kit)).toMatchObject({ root: 1 });
    expect(keysAt(kit).admin).toHaveLength(2);
  });

  it.each(['', 'HANEUL-STUDIO', 'haneul', '3333', 'practice'])(
    'needs the alias typed exactly: %j',
    async (typed) => {
      const { kit, room, ref } = await begin(true);
      await expect(room.handlers.retireStart({ accountRef: ref, typed })).rejects.toMatchObject({
        problem: { code: 'confirmation-wrong', field: 'typed' },
      });
      expect(keysAt(kit).root).toBe(1);
    },
  );

  it('needs an administrator', async () => {
    const { kit, room, ref } = await begin(true);
    kit.facts.administrator = null;
    await expect(room.handlers.retireStart({ accountRef: ref, typed: alias })).rejects.toMatchObject({
      problem: { code: 'root-key-unproven' },
    });
  });

  it('waits for a run to end', async () => {
    const { kit, room, ref } = await begin(true);
    kit.facts.busy = true;
    await expect(room.handlers.retireStart({ accountRef: ref, typed: alias })).rejects.toMatchObject({
      problem: { code: 'run-in-progress' },
    });
  });

  it('stays "not known" when the keychain cannot forget, and forgets on the next try', async () => {
    const { kit, room, ref } = await begin(true, {
      boundary: (name) => {
        if (name === 'confirmed') kit.keychain.refuse = new Error('refused');
      },
    });
    const end = await retire(kit, room, ref);
    expect(end.phase).toBe('failed');
    expect(end.steps.at(-1)?.state).toBe('failed');
    kit.keychain.refuse = null;
    await room.handlers.retireResume({ accountRef: ref });
    await room.retirementSettled();
    expectRetired(kit, room, ref);
  });
});
