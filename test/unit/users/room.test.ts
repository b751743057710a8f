import { fill, stored } from '../authenticator/kit';
import { describe, expect, it } from 'vitest';
import { decodeBase32 } from '../../../electron/authenticator/base32';
import { codeForStep, timeStepAt } from '../../../electron/authenticator/otp';
import { faultOn, faults } from '../setup/faulty';
import { createUsersWorld, serialOf } from './kit';

const user = { accountRef: 'haneul', userName: 'jun' } as const;
const device = { ...user, deviceName: 'jun-phone', keepHere: true } as const;
const problem = (code: string, field: string | null = null): object => ({
  problem: { code, ...(field === null ? {} : { field }) },
});

type World = Awaited<ReturnType<typeof createUsersWorld>>;

/** The two codes that a phone shows, one after the other, computed from what the QR code says. */
async function phoneCodes({ room, bench }: World, pendingId: string) {
  const { secretText } = await room.revealPendingQr({ pendingId });
  const decoded = decodeBase32(secretText.replaceAll(' ', ''));
  if (!decoded.ok) throw new Error('not base32');
  const at = Math.floor(bench.now / 30_000);
  const code = (step: number): string =>
    codeForStep(
      { kind: 'totp', secret: decoded.bytes, algorithm: 'SHA1', digits: 6, period: 30, counter: null },
      step,
    );
  return { code1: code(at - 1), code2: code(at) };
}

describe('an MFA device assigned by itself', () => {
  it('is on, is kept here, and its codes can be used', async () => {
    const world = await createUsersWorld();
    const { entryId, serialNumber, lines } = await world.room.assignMfa(device);
    expect(serialNumber).toBe(serialOf('jun-phone'));
    expect(lines.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'mfa-create done',
      'mfa-enable done',
      'read-back done',
    ]);
    expect(world.account.snapshot().devices.map((one) => one.serialNumber)).toEqual([serialNumber]);
    expect(world.entries().map(({ id }) => id)).toEqual([entryId]);
    const detail = await world.room.detail(user);
    expect(detail.mfaDevices).toEqual([expect.objectContaining({ serialNumber, entryId, virtual: true })]);
    await expect(world.room.resyncMfa({ ...user, serialNumber })).resolves.toMatchObject({
      lines: [{ id: 'resync', state: 'done' }],
    });
  });

  it.each(
    (['CreateVirtualMFADevice', 'EnableMFADevice'] as const).flatMap((action) =>
      faults.map((fault) => ({ action, fault })),
    ),
  )('is on once, or leaves nothing: $action $fault', async ({ action, fault }) => {
    const broken = faultOn(action, fault);
    const world = await createUsersWorld({ wrapTransport: broken.wrap });
    const before = world.account.snapshot();
    const end = await Promise.resolve(world.room.assignMfa(device)).catch(() => null);
    expect(broken.hits()).toBeGreaterThan(0);
    const after = world.account.snapshot();
    if (end === null) {
      expect(after).toEqual(before);
      expect(world.entries()).toEqual([]);
      return;
    }
    expect(after.devices.map(({ owner }) => owner)).toEqual(['jun']);
    expect(world.entries().map(({ id }) => id)).toEqual([end.entryId]);
    await expect(world.room.resyncMfa({ ...user, serialNumber: end.serialNumber })).resolves.toBeDefined();
  });

  it.each(['CreateVirtualMFADevice', 'EnableMFADevice'])('survives a lost answer of %s', async (action) => {
    const world = await createUsersWorld({ wrapTransport: faultOn(action, 'answer-lost').wrap });
    await expect(world.room.assignMfa(device)).resolves.toMatchObject({
      serialNumber: serialOf('jun-phone'),
    });
  });

  it('never touches a device of the same name that somebody else left', async () => {
    const world = await createUsersWorld();
    world.account.scenario('leftover-device', { name: 'jun-phone' });
    const before = world.account.snapshot();
    await expect(world.room.assignMfa(device)).rejects.toMatchObject(problem('mfa-orphan'));
    expect(world.account.snapshot()).toEqual(before);
    expect(world.entries()).toEqual([]);
  });

  it('is refused while a run changes the account', async () => {
    const world = await createUsersWorld();
    world.setBusy(true);
    await expect(world.room.assignMfa(device)).rejects.toMatchObject(problem('run-in-progress'));
    expect(world.account.snapshot().devices).toEqual([]);
  });
});

describe('an MFA device for a phone', () => {
  it('is turned on by the two codes that the phone shows', async () => {
    const world = await createUsersWorld();
    const { pendingId, serialNumber } = await world.room.beginMfaByQr(device);
    const codes = await phoneCodes(world, pendingId);
    const end = await world.room.finishMfaByQr({ pendingId, ...codes });
    expect(end).toMatchObject({ serialNumber, entryId: world.entries()[0]?.id });
    expect((await world.room.detail(user)).mfaDevices).toHaveLength(1);
  });

  it('waits for a code that the phone has not used up before it sends one itself', async () => {
    const world = await createUsersWorld();
    const { pendingId, serialNumber } = await world.room.beginMfaByQr(device);
    await world.room.finishMfaByQr({ pendingId, ...(await phoneCodes(world, pendingId)) });
    await expect(world.room.resyncMfa({ ...user, serialNumber })).resolves.toBeDefined();
  });

  it('leaves nothing here when it is to be on the phone only', async () => {
    const world = await createUsersWorld();
    const { pendingId } = await world.room.beginMfaByQr({ ...device, keepHere: false });
    const end = await world.room.finishMfaByQr({ pendingId, ...(await phoneCodes(world, pendingId)) });
    expect(end.entryId).toBeNull();
    expect(world.entries()).toEqual([]);
    expect((await world.room.detail(user)).mfaDevices).toEqual([expect.objectContaining({ entryId: null })]);
  });

  it('can be tried again after wrong codes', async () => {
    const world = await createUsersWorld();
    const { pendingId } = await world.room.beginMfaByQr(device);
    const codes = await phoneCodes(world, pendingId);
    await expect(
      world.room.finishMfaByQr({ pendingId, code1: codes.code2, code2: codes.code1 }),
    ).rejects.toMatchObject(problem('mfa-code-refused'));
    await expect(world.room.finishMfaByQr({ pendingId, ...codes })).resolves.toBeDefined();
  });

  it('is found to be on when the answer was lost', async () => {
    const world = await createUsersWorld({ wrapTransport: faultOn('EnableMFADevice', 'answer-lost').wrap });
    const { pendingId } = await world.room.beginMfaByQr(device);
    const end = await world.room.finishMfaByQr({ pendingId, ...(await phoneCodes(world, pendingId)) });
    expect(end.lines).toMatchObject([{ id: 'read-back', state: 'done' }]);
  });

  it('that was begun before a restart is taken up again, with the same secret', async () => {
    const world = await createUsersWorld();
    const first = await world.room.beginMfaByQr(device);
    const { secretText } = await world.room.revealPendingQr(first);
    const room = world.restart();
    await expect(async () => room.revealPendingQr(first)).rejects.toMatchObject(problem('not-found'));
    const again = await room.beginMfaByQr(device);
    expect(again).toMatchObject({
      serialNumber: first.serialNumber,
      lines: [{ id: 'mfa-create', state: 'already', requestId: null }],
    });
    expect((await room.revealPendingQr(again)).secretText).toBe(secretText);
    const end = await room.finishMfaByQr({
      pendingId: again.pendingId,
      ...(await phoneCodes({ ...world, room }, again.pendingId)),
    });
    expect(end.serialNumber).toBe(first.serialNumber);
    expect(world.account.snapshot().devices).toHaveLength(1);
    expect(world.entries()).toHaveLength(1);
  });

  it('is not taken up when somebody else made it, though its secret seems to be here', async () => {
    const world = await createUsersWorld();
    await world.room.beginMfaByQr(device);
    const SerialNumber = world.account.snapshot().devices[0]?.serialNumber ?? '';
    await world.aws.iam('DeleteVirtualMFADevice', { SerialNumber });
    await world.aws.iam('CreateVirtualMFADevice', { VirtualMFADeviceName: device.deviceName });
    await expect(world.restart().beginMfaByQr(device)).rejects.toMatchObject(problem('mfa-orphan'));
    expect(world.account.snapshot().devices).toHaveLength(1);
  });

  it('is compared on the practice account’s clock in practice', async () => {
    const world = await createUsersWorld();
    await world.bench.practiceVault.openPractice();
    const entry = stored();
    await fill(world.bench.practiceVault, [entry]);
    const code = codeForStep(entry, timeStepAt(30, world.bench.now - 300_000));
    expect(await world.room.compareCode({ entryId: entry.id, code })).toEqual({ result: 'same', seconds: 0 });
  });

  it('leaves nothing behind when it is canceled', async () => {
    const world = await createUsersWorld();
    const before = world.account.snapshot();
    const { pendingId } = await world.room.beginMfaByQr(device);
    await world.room.cancelMfaByQr({ pendingId });
    expect(world.account.snapshot()).toEqual(before);
    expect(world.entries()).toEqual([]);
    await expect(world.room.revealPendingQr({ pendingId })).rejects.toMatchObject(problem('not-found'));
  });

  it('leaves nothing behind even when it was turned on without a word', async () => {
    const world = await createUsersWorld();
    const before = world.account.snapshot();
    const { pendingId, serialNumber } = await world.room.beginMfaByQr(device);
    const { code1, code2 } = await phoneCodes(world, pendingId);
    await world.aws.iam('EnableMFADevice', {
      UserName: 'jun',
      SerialNumber: serialNumber,
      AuthenticationCode1: code1,
      AuthenticationCode2: code2,
    });
    await world.room.cancelMfaByQr({ pendingId });
    expect(world.account.snapshot()).toEqual(before);
    expect(world.entries()).toEqual([]);
  });
});

describe('taking an MFA device away', () => {
  it.each([null, 'jum', 'JUN', ''])(
    'needs the typed name for the last one, and %j is not it',
    async (typed) => {
      const world = await createUsersWorld();
      const { serialNumber } = await world.room.assignMfa(device);
      await expect(world.room.removeMfa({ ...user, serialNumber, typed })).rejects.toMatchObject(
        problem('confirmation-wrong', 'typed'),
      );
      expect(world.account.snapshot().devices).toHaveLength(1);
      expect(world.entries()).toHaveLength(1);
    },
  );

  it('deletes it too, so that its name is free again', async () => {
    const world = await createUsersWorld();
    const before = world.account.snapshot();
    const { serialNumber } = await world.room.assignMfa(device);
    const { lines } = await world.room.removeMfa({ ...user, serialNumber, typed: 'jun' });
    expect(lines.map(({ id, state }) => `${id} ${state}`)).toEqual(['mfa-off done', 'mfa-delete done']);
    expect(world.account.snapshot()).toEqual(before);
    expect(world.entries()).toEqual([]);
    await expect(world.room.assignMfa(device)).resolves.toBeDefined();
  });

  it('asks for nothing while another one stays', async () => {
    const world = await createUsersWorld();
    const { serialNumber } = await world.room.assignMfa(device);
    await world.room.assignMfa({ ...device, deviceName: 'jun-second' });
    await world.room.removeMfa({ ...user, serialNumber, typed: null });
    expect(world.account.snapshot().devices.map((one) => one.serialNumber)).toEqual([serialOf('jun-second')]);
  });

  it.each(['DeactivateMFADevice', 'DeleteVirtualMFADevice'])(
    'survives a lost answer of %s',
    async (action) => {
      const world = await createUsersWorld({ wrapTransport: faultOn(action, 'answer-lost').wrap });
      const { serialNumber } = await world.room.assignMfa(device);
      await world.room.removeMfa({ ...user, serialNumber, typed: 'jun' });
      expect(world.account.snapshot().devices).toEqual([]);
      expect(world.entries()).toEqual([]);
    },
  );
});

describe('an access key of a user', () => {
  const withKey = async (options: Parameters<typeof createUsersWorld>[0] = {}) => {
    const world = await createUsersWorld(options);
    const { output } = await world.aws.iam('CreateAccessKey', { UserName: 'jun' });
    return { world, accessKeyId: output.AccessKey?.AccessKeyId ?? '' };
  };
  const keysOf = (world: World) => world.account.snapshot().users[0]?.keys;

  it('is switched off and on', async () => {
    const { world, accessKeyId } = await withKey();
    await world.room.setKeyActive({ ...user, accessKeyId, active: false });
    expect(keysOf(world)).toEqual([{ accessKeyId, status: 'Inactive' }]);
    await world.room.setKeyActive({ ...user, accessKeyId, active: true });
    expect(keysOf(world)).toEqual([{ accessKeyId, status: 'Active' }]);
  });

  it.each(['', 'AKIA', 'jun'])('is not deleted when %j is typed', async (typed) => {
    const { world, accessKeyId } = await withKey();
    await expect(world.room.deleteKey({ ...user, accessKeyId, typed })).rejects.toMatchObject(
      problem('confirmation-wrong', 'typed'),
    );
    expect(keysOf(world)).toHaveLength(1);
  });

  it('is deleted when its last four characters are typed', async () => {
    const { world, accessKeyId } = await withKey();
    await world.room.deleteKey({ ...user, accessKeyId, typed: accessKeyId.slice(-4) });
    expect(keysOf(world)).toEqual([]);
  });

  it('is deleted although the answer was lost', async () => {
    const { world, accessKeyId } = await withKey({
      wrapTransport: faultOn('DeleteAccessKey', 'answer-lost').wrap,
    });
    const { evidence } = await world.room.deleteKey({ ...user, accessKeyId, typed: accessKeyId.slice(-4) });
    expect(evidence.operation).toBe('ListAccessKeys');
    expect(keysOf(world)).toEqual([]);
  });
});
