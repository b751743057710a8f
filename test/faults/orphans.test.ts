import { describe, expect, it } from 'vitest';
import { firstDraft } from '../../electron/setup/suggest';
import { createComputer, type Computer, type Program } from './computer/computer';
import { judgeDone } from './computer/judge';
import { addStrangers, beside } from './computer/strangers';

async function connected(): Promise<{ computer: Computer; program: Program; accountRef: string }> {
  const computer = createComputer();
  await addStrangers(computer);
  const program = await computer.start();
  const { handlers } = program.account;
  const { candidateId } = await handlers.connectKey({ ...computer.aws.rootCredentials(), endpoint: null });
  const { ref } = await handlers.confirm({ candidateId, nickname: 'Haneul Studio', color: 'teal' });
  return { computer, program, accountRef: ref };
}

async function finished(program: Program): Promise<string | undefined> {
  for (;;) {
    const phase = program.setup.current()?.phase;
    if (phase !== 'running') return phase;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('an MFA device that nobody owns', () => {
  it('the console wizard was canceled and the name is taken: explained, deleted after its typed name, and the setup ends well', async () => {
    const { computer, program, accountRef } = await connected();
    // What the console's wizard leaves when it is closed before the two codes.
    await beside(computer).iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'minji-admin' });
    const wanted = 'arn:aws:iam::111122223333:mfa/minji-admin';
    const draft = { ...firstDraft(accountRef, 'aws'), accessKey: 'keep' as const };

    const blocked = await program.setup.handlers.plan(draft);
    expect(blocked.blocking).toEqual([
      expect.objectContaining({
        code: 'mfa-orphan',
        params: { name: 'minji-admin', serialNumber: wanted },
      }),
    ]);
    await expect(async () => program.setup.handlers.start({ planId: blocked.planId })).rejects.toThrow(
      'mfa-orphan',
    );

    const { handlers } = program.account;
    const orphans = await handlers.orphans({ accountRef });
    expect(orphans.map(({ name, runId }) => [name, runId])).toEqual([
      ['left-behind', null],
      ['minji-admin', null],
    ]);
    for (const typed of ['', 'left-behind', 'minji', 'MINJI-ADMIN'])
      await expect(handlers.deleteOrphan({ accountRef, serialNumber: wanted, typed })).rejects.toMatchObject({
        problem: { code: 'confirmation-wrong', field: 'typed' },
      });
    expect(await handlers.orphans({ accountRef })).toHaveLength(2);
    const { evidence } = await handlers.deleteOrphan({
      accountRef,
      serialNumber: wanted,
      typed: 'minji-admin',
    });
    expect(evidence).toMatchObject({ operation: 'DeleteVirtualMFADevice' });
    expect((await handlers.orphans({ accountRef })).map(({ name }) => name)).toEqual(['left-behind']);

    const before = computer.aws.snapshot();
    const plan = await program.setup.handlers.plan(draft);
    expect(plan.blocking).toEqual([]);
    await program.setup.handlers.start({ planId: plan.planId });
    expect(await finished(program)).toBe('done');
    expect(judgeDone(computer, program, before)).toEqual({
      orphans: [],
      duplicates: [],
      lost: [],
      touched: [],
    });
  });

  it('is not deleted when somebody took it meanwhile', async () => {
    const { program, accountRef } = await connected();
    const serialNumber = 'arn:aws:iam::111122223333:mfa/minji-phone';
    await expect(
      program.account.handlers.deleteOrphan({ accountRef, serialNumber, typed: 'minji-phone' }),
    ).rejects.toMatchObject({ problem: { code: 'still-attached' } });
  });

  it('can be left alone by choosing another name', async () => {
    const { computer, program, accountRef } = await connected();
    await beside(computer).iam('CreateVirtualMFADevice', { VirtualMFADeviceName: 'minji-admin' });
    const draft = { ...firstDraft(accountRef, 'aws'), deviceName: 'minji-admin-2' };
    const plan = await program.setup.handlers.plan(draft);
    expect(plan.blocking).toEqual([]);
    await program.setup.handlers.start({ planId: plan.planId });
    expect(await finished(program)).toBe('done');
    expect((await program.account.handlers.orphans({ accountRef })).map(({ name }) => name)).toEqual([
      'left-behind',
      'minji-admin',
    ]);
  });
});
