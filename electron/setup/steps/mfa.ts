import { serialNumberFor } from '../../aws/identity';
import { awsCommand, tagOption } from '../cli';
import { already, done, type Step } from '../context';
import { createDevice } from '../device';
import { enableDevice } from '../enable';
import { deviceTags } from '../facts';
import { paramOf, phoneDeviceName } from '../state';

/** AWS shows the seed once; it is stored and read back before anything depends on it. */
export const mfaCreateStep: Step = {
  id: 'mfa-create',
  mark: 'undo',
  cli: (facts) =>
    awsCommand('iam create-virtual-mfa-device', [
      ['virtual-mfa-device-name', facts.deviceName],
      ['bootstrap-method', 'Base32StringSeed'],
      ['outfile', 'seed.txt'],
    ]) + tagOption(deviceTags(facts)),
  async apply(context) {
    const entryId = paramOf(context.state(), 'mfa-create', 'entryId');
    if (entryId !== '' && context.vault.has(entryId)) return already();
    const made = await createDevice(context, context.facts.deviceName);
    await context.note(made);
    return done(made);
  },
};

export const mfaEnableStep: Step = {
  id: 'mfa-enable',
  mark: 'undo',
  cli: ({ userName, deviceName, partition, accountId }) =>
    [
      awsCommand('iam enable-mfa-device', [
        ['user-name', userName],
        ['serial-number', serialNumberFor(partition, accountId, deviceName)],
        ['authentication-code1', '<code 1>'],
        ['authentication-code2', '<code 2>'],
      ]),
      awsCommand('iam list-mfa-devices', [['user-name', userName]]),
    ].join('\n'),
  async apply(context) {
    const state = context.state();
    return done(
      await enableDevice(
        context,
        paramOf(state, 'mfa-create', 'serialNumber'),
        paramOf(state, 'mfa-create', 'entryId'),
      ),
    );
  },
};

/** A second device whose QR code is for a phone, so that losing one locks no one out. */
export const mfaPhoneStep: Step = {
  id: 'mfa-phone',
  mark: 'undo',
  cli: (facts) =>
    mfaCreateStep.cli({ ...facts, deviceName: phoneDeviceName(facts) }) +
    '\n' +
    mfaEnableStep.cli({ ...facts, deviceName: phoneDeviceName(facts) }),
  async apply(context) {
    const known = paramOf(context.state(), 'mfa-phone', 'entryId');
    const made =
      known !== '' && context.vault.has(known)
        ? { serialNumber: paramOf(context.state(), 'mfa-phone', 'serialNumber'), entryId: known }
        : await createDevice(context, phoneDeviceName(context.facts));
    await context.note(made);
    return done({ ...made, ...(await enableDevice(context, made.serialNumber, made.entryId)) });
  },
};
