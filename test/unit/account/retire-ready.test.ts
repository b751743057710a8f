import { describe, expect, it } from 'vitest';
import { createKit } from './kit';

const alias = 'haneul-studio';

async function begin(key: boolean) {
  const kit = createKit({ alias });
  await kit.makeAdmin(key);
  const room = kit.room();
  return { kit, room, ref: await kit.connectRoot(room) };
}

describe('what stands before it', () => {
  it('is read from AWS: keys with their last use, devices, sign-in, and what to type', async () => {
    const { kit, room, ref } = await begin(true);
    const ready = await room.handlers.retireReady({ accountRef: ref });
    expect(ready).toMatchObject({
      rootKeyHere: kit.root().accessKeyId,
      adminUserName: 'minji-admin',
      adminMfaDevices: 1,
      consoleSignInSeen: 'no',
      confirmation: alias,
      confirmationKind: 'alias',
    });
    expect(ready.rootKeys).toMatchObject([{ isThisOne: true, active: true, lastUseWasOurs: true }]);
    await room.handlers.saySignedIn({ accountRef: ref });
    expect((await room.handlers.retireReady({ accountRef: ref })).consoleSignInSeen).toBe('said');
  });

  it('proves the administrator anew on opening when the proof is older than 15 minutes', async () => {
    const { kit, room, ref } = await begin(true);
    kit.wait(20 * 60_000);
    const ready = await room.handlers.retireReady({ accountRef: ref });
    expect(kit.now() - (ready.adminProvenAt ?? 0)).toBeLessThan(15 * 60_000);
    expect(new Set(kit.sentCodes).size).toBe(kit.sentCodes.length);
  });

  it('proves without a kept key only when asked, with a key that is gone again afterwards', async () => {
    const { kit, room, ref } = await begin(false);
    kit.wait(20 * 60_000);
    const before = await room.handlers.retireReady({ accountRef: ref });
    expect(kit.now() - (before.adminProvenAt ?? 0)).toBeGreaterThan(15 * 60_000);
    await room.handlers.retireProve({ accountRef: ref });
    const after = await room.handlers.retireReady({ accountRef: ref });
    expect(kit.now() - (after.adminProvenAt ?? 0)).toBeLessThan(15 * 60_000);
    expect(kit.aws.snapshot().users.flatMap(({ keys }) => keys)).toEqual([]);
    expect([...kit.keychain.items.keys()]).toEqual([`account/${ref}/key`]);
    expect(kit.snapshots).toEqual([]);
    expect(new Set(kit.sentCodes).size).toBe(kit.sentCodes.length);
  });

  it('leaves no key behind when the proof fails', async () => {
    const { kit, room, ref } = await begin(false);
    kit.refuse('GetUser');
    await expect(room.handlers.retireProve({ accountRef: ref })).rejects.toMatchObject({
      problem: { code: 'access-denied' },
    });
    expect(kit.aws.snapshot().users.flatMap(({ keys }) => keys)).toEqual([]);
    await expect(room.handlers.retireResume({ accountRef: ref })).rejects.toMatchObject({
      problem: { code: 'nothing-to-do' },
    });
  });

  it('begins once, however often it is asked for', async () => {
    const { kit, room, ref } = await begin(true);
    const start = async () => room.handlers.retireStart({ accountRef: ref, typed: alias });
    const both = await Promise.allSettled([start(), start()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await room.retirementSettled();
    expect(kit.files.text(`retire/${ref}.jsonl`).match(/"begin"/g)).toHaveLength(1);
  });

  it('asks for the last four digits when there is no alias', async () => {
    const kit = createKit();
    await kit.makeAdmin(true);
    const room = kit.room();
    const ref = await kit.connectRoot(room);
    expect(await room.handlers.retireReady({ accountRef: ref })).toMatchObject({
      confirmation: '3333',
      confirmationKind: 'last-four',
    });
  });

  it('asks for the word "practice" in practice, and starts over as on the first day', async () => {
    const kit = createKit({ accountId: '000000000000' });
    await kit.makeAdmin(false);
    const room = kit.room();
    await room.book.load();
    const { ref } = await room.openPractice();
    await room.handlers.retireStart({ accountRef: ref, typed: 'practice' });
    await room.retirementSettled();
    expect(kit.snapshots.at(-1)?.phase).toBe('done');
    kit.aws.reset();
    await room.openPractice(true);
    expect(kit.snapshots.at(-1)).toBeNull();
    expect((await room.handlers.overview({ accountRef: ref, fresh: true })).isRoot).toBe(true);
  });
});
