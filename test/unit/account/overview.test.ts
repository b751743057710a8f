import { describe, expect, it } from 'vitest';
import type { Check } from '../../../electron/contract';
import { createKit, type Kit } from './kit';

async function connected(
  options: Parameters<typeof createKit>[0] = {},
  before?: (kit: Kit) => Promise<void>,
) {
  const kit = createKit(options);
  await before?.(kit);
  const room = kit.room();
  const ref = await kit.connectRoot(room);
  const read = () => room.handlers.overview({ accountRef: ref, fresh: true });
  return { kit, room, ref, read };
}

const states = (checks: readonly Check[]) => Object.fromEntries(checks.map(({ id, state }) => [id, state]));
const find = (checks: readonly Check[], id: Check['id']) => checks.find((check) => check.id === id);

describe('the overview', () => {
  it('of a new account says what is not in place, each with what AWS answered', async () => {
    const { read } = await connected();
    const overview = await read();
    expect(states(overview.checks)).toEqual({
      'admin-with-mfa': 'missing',
      'root-key': 'missing',
      'root-mfa': 'missing',
      'unassigned-mfa': 'in-place',
      alias: 'missing',
      'password-policy': 'missing',
      'recovery-kit': 'missing',
    });
    for (const check of overview.checks) {
      if (check.id !== 'recovery-kit') expect(check.evidence?.requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(overview).toMatchObject({
      isRoot: true,
      signInUrl: 'https://111122223333.signin.aws.amazon.com/console',
      counts: { users: 0, unassignedMfaDevices: 0, rootAccessKeys: 1, userQuota: 5000 },
      passwordPolicy: { custom: false, minimumLength: 8 },
    });
    expect(find(overview.checks, 'root-key')?.params).toMatchObject({ count: 1 });
  });

  it('names the administrators that have MFA', async () => {
    const { kit, read } = await connected({ alias: 'haneul-studio' }, (made) => made.makeAdmin(false));
    kit.recovery.lastBackupAt = kit.now();
    const overview = await read();
    expect(overview.administrators).toEqual(['minji-admin']);
    expect(states(overview.checks)).toMatchObject({
      'admin-with-mfa': 'in-place',
      alias: 'in-place',
      'recovery-kit': 'in-place',
    });
    expect(overview.signInUrl).toBe('https://haneul-studio.signin.aws.amazon.com/console');
  });

  it('knows root MFA, and that one device is only one', async () => {
    const { kit, read } = await connected({ rootMfa: true });
    expect(states((await read()).checks)).toMatchObject({
      'root-mfa': 'in-place',
      'root-mfa-second': 'missing',
    });
    expect(kit.aws.snapshot().devices).toHaveLength(1);
  });

  it('does not ask GovCloud for what it does not have', async () => {
    const { read } = await connected({ partition: 'aws-us-gov' });
    const ids = (await read()).checks.map(({ id }) => id);
    expect(ids).not.toContain('root-mfa');
    expect(ids).toContain('root-key');
  });

  it('says "AWS did not let us look" with the request id, and counts that as unknown', async () => {
    const { kit, read } = await connected();
    kit.refuse('GetAccountPasswordPolicy');
    const overview = await read();
    expect(find(overview.checks, 'password-policy')).toMatchObject({
      state: 'unknown',
      evidence: null,
      problem: { code: 'access-denied', aws: { requestId: 'refused-1' } },
    });
    expect(overview.passwordPolicy).toBeNull();
  });

  it('does not pretend when AWS cannot be reached', async () => {
    const { kit, read } = await connected();
    kit.refuse('ListVirtualMFADevices', 'offline');
    await expect(read()).rejects.toMatchObject({ problem: { code: 'offline' } });
  });

  it('is shown again for a minute without asking, and asked anew when wanted', async () => {
    const { kit, room, ref } = await connected();
    const first = await room.handlers.overview({ accountRef: ref, fresh: false });
    await kit.makeAdmin(false);
    expect(await room.handlers.overview({ accountRef: ref, fresh: false })).toBe(first);
    expect((await room.handlers.overview({ accountRef: ref, fresh: true })).counts.users).toBe(1);
    kit.wait(61_000);
    expect(await room.handlers.overview({ accountRef: ref, fresh: false })).not.toBe(first);
  });
});

describe('the alias', () => {
  it('is set, remembered, and part of the sign-in address at once', async () => {
    const { room, ref, read } = await connected();
    const { evidence } = await room.handlers.setAlias({ accountRef: ref, alias: 'haneul' });
    expect(evidence.operation).toBe('CreateAccountAlias');
    expect(room.book.get(ref).alias).toBe('haneul');
    expect((await read()).signInUrl).toContain('https://haneul.');
  });

  it('that somebody else has is said to be taken', async () => {
    const { room, ref } = await connected();
    await expect(room.handlers.setAlias({ accountRef: ref, alias: 'company' })).rejects.toMatchObject({
      problem: { code: 'alias-taken' },
    });
    expect(room.book.get(ref).alias).toBeNull();
  });

  it('whose answer was lost is looked up', async () => {
    const { kit, room, ref } = await connected();
    kit.aws.scenario('lose-answer', { action: 'CreateAccountAlias' });
    const { evidence } = await room.handlers.setAlias({ accountRef: ref, alias: 'haneul' });
    expect(evidence.operation).toBe('ListAccountAliases');
  });
});

describe('devices that belong to nobody', () => {
  it('are listed with the run that made them, and deleted after their name was typed', async () => {
    const { kit, room, ref } = await connected();
    const { iam } = kit.gateway(kit.root());
    await iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'left' });
    await iam('CreateVirtualMFADevice', {
      VirtualMFADeviceName: 'ours',
      Tags: [{ Key: 'offroot:run', Value: 'or-2026-abcd' }],
    });
    const orphans = await room.handlers.orphans({ accountRef: ref });
    expect(orphans.map(({ name, runId }) => [name, runId])).toEqual([
      ['left', null],
      ['ours', 'or-2026-abcd'],
    ]);
    const serialNumber = orphans[0]?.serialNumber ?? '';
    for (const typed of ['', 'Left', 'ours']) {
      await expect(
        room.handlers.deleteOrphan({ accountRef: ref, serialNumber, typed }),
      ).rejects.toMatchObject({ problem: { code: 'confirmation-wrong', field: 'typed' } });
    }
    await room.handlers.deleteOrphan({ accountRef: ref, serialNumber, typed: 'left' });
    expect(kit.aws.snapshot().devices.map((device) => device.serialNumber)).toEqual([
      orphans[1]?.serialNumber,
    ]);
  });

  it('are asked for again right before: one that somebody signs in with stays', async () => {
    const { kit, room, ref } = await connected({}, (made) => made.makeAdmin(false));
    const serialNumber = kit.facts.administrator?.serialNumber ?? '';
    await expect(
      room.handlers.deleteOrphan({ accountRef: ref, serialNumber, typed: 'minji-admin' }),
    ).rejects.toMatchObject({ problem: { code: 'still-attached' } });
    expect(kit.aws.snapshot().devices).toHaveLength(1);
  });

  it('that are gone meanwhile are said to be gone', async () => {
    const { room, ref } = await connected();
    const serialNumber = 'arn:aws:iam::111122223333:mfa/gone';
    await expect(
      room.handlers.deleteOrphan({ accountRef: ref, serialNumber, typed: 'gone' }),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('root MFA', () => {
  it('is seen as soon as the console has it', async () => {
    const { kit, room, ref } = await connected();
    expect(await room.handlers.rootMfa({ accountRef: ref })).toMatchObject({ enabled: false, devices: 0 });
    kit.aws.consoleRootMfa();
    expect(await room.handlers.rootMfa({ accountRef: ref })).toMatchObject({
      enabled: true,
      devices: 1,
      evidence: { operation: 'GetAccountSummary' },
      devicesEvidence: { operation: 'ListVirtualMFADevices' },
    });
  });
});
