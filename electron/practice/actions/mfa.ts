import {
  arnOf,
  mergeTags,
  namedDevice,
  namedUser,
  ownerOf,
  page,
  readTags,
  rootArn,
  sortBy,
  targetUser,
  userArn,
  withoutTags,
  type Actions,
  type Context,
} from '../context';
import { overQuota, wire } from '../errors';
import { rules, type Input } from '../input';
import { enableWith, freshDevice, resyncWith } from '../mfa';
import { ROOT, type Device, type User } from '../state';
import type { Result } from '../wire';

/** Pictures made so far, by payload: drawing one takes longer than all the rest of an answer. */
const pictures = new Map<string, string>();
const MAX_PICTURES = 64;

/** The payload that the API's documentation describes for the picture. */
const qrPng = async (context: Context, device: Device): Promise<string> => {
  const payload = `otpauth://totp/${encodeURIComponent(device.name)}@${context.state.accountId}?secret=${device.seed}`;
  const known = pictures.get(payload);
  if (known !== undefined) return known;
  const { toBuffer } = await import('qrcode');
  const picture = (await toBuffer(payload, { type: 'png', errorCorrectionLevel: 'M' })).toString('base64');
  if (pictures.size >= MAX_PICTURES) pictures.clear();
  pictures.set(payload, picture);
  return picture;
};

const codesOf = (input: Input): readonly [string, string] => [
  input.required('AuthenticationCode1', rules.code),
  input.required('AuthenticationCode2', rules.code),
];

const badCode = () => wire.badCode('Authentication code for device is not valid.');

const checkRoom = (context: Context, user: User): void => {
  const owned = context.state.devices.filter((device) => device.owner === user.id).length;
  if (owned >= context.quotas.devicesPerUser)
    throw overQuota('MFADevicesPerUser', context.quotas.devicesPerUser);
};

const ownDevice = (context: Context, user: User | null, device: Device): void => {
  if (device.owner === ownerOf(user)) return;
  throw wire.missing(`MFA Device ${device.serial} is not assigned to the user ${user?.name ?? 'root'}.`);
};

const listedUser = (context: Context, owner: string): Result => {
  const { state } = context;
  const user = state.users.find((candidate) => candidate.id === owner);
  if (!user) return { UserId: state.accountId, Arn: rootArn(state), CreateDate: new Date(state.created) };
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: userArn(state, user),
    CreateDate: new Date(user.created),
  };
};

export const mfaActions: Actions = {
  CreateVirtualMFADevice: async (context, input) => {
    const { state, quotas, random } = context;
    const name = input.required('VirtualMFADeviceName', rules.deviceName);
    const path = input.optional('Path', rules.path) ?? '/';
    const serial = arnOf(state, `mfa${path}${name}`);
    if (serial.length > 256) {
      throw wire.validation(
        `1 validation error detected: Value '${serial}' at 'serialNumber' failed to satisfy constraint: Member must have length less than or equal to 256`,
      );
    }
    const tags = mergeTags(context, [], readTags(input));
    if (state.devices.some((device) => device.serial.toLowerCase() === serial.toLowerCase())) {
      throw wire.exists('MFADevice entity at the same path and name already exists.');
    }
    if (state.devices.length >= quotas.users) throw overQuota('VirtualMFADevicesPerAccount', quotas.users);
    const device = { ...freshDevice(state, random, name, path), tags };
    state.devices.push(device);
    return {
      VirtualMFADevice: {
        SerialNumber: serial,
        // A blob on the wire: the base32 letters themselves, in base64.
        Base32StringSeed: Buffer.from(device.seed, 'ascii').toString('base64'),
        QRCodePNG: await qrPng(context, device),
        ...(tags.length > 0 ? { Tags: tags } : {}),
      },
    };
  },

  EnableMFADevice: (context, input) => {
    const user = namedUser(context, input);
    const serial = input.required('SerialNumber', rules.serialNumber);
    const codes = codesOf(input);
    const device = namedDevice(context, input);
    if (device.owner === ROOT)
      throw wire.missing(`VirtualMFADevice with serial number ${serial} does not exist.`);
    if (device.owner !== null) throw wire.exists(`MFA Device ${serial} is already in use.`);
    checkRoom(context, user);
    if (!enableWith(device, codes, user.id, context.now)) throw badCode();
    return null;
  },

  ResyncMFADevice: (context, input) => {
    const user = namedUser(context, input);
    const codes = codesOf(input);
    const device = namedDevice(context, input);
    ownDevice(context, user, device);
    if (!resyncWith(device, codes, context.now)) throw badCode();
    return null;
  },

  DeactivateMFADevice: (context, input) => {
    const user = targetUser(context, input);
    const device = namedDevice(context, input);
    ownDevice(context, user, device);
    device.owner = null;
    device.enabled = 0;
    return null;
  },

  DeleteVirtualMFADevice: (context, input) => {
    const device = namedDevice(context, input);
    if (device.owner !== null) {
      throw wire.conflict('Cannot delete entity, must deactivate the MFA device first.');
    }
    context.state.devices = context.state.devices.filter((other) => other !== device);
    return null;
  },

  ListMFADevices: (context, input) => {
    const user = targetUser(context, input);
    const owned = context.state.devices.filter((device) => device.owner === ownerOf(user));
    const { items, more } = page(
      input,
      sortBy(owned, (device) => device.serial),
    );
    return {
      MFADevices: items.map((device) => ({
        UserName: user?.name,
        SerialNumber: device.serial,
        EnableDate: new Date(device.enabled),
      })),
      ...more,
    };
  },

  ListVirtualMFADevices: (context, input) => {
    const status = input.oneOf('AssignmentStatus', ['Assigned', 'Unassigned', 'Any']) ?? 'Any';
    const wanted = context.state.devices.filter(
      ({ owner }) => status === 'Any' || (owner === null) === (status === 'Unassigned'),
    );
    const { items, more } = page(
      input,
      sortBy(wanted, (device) => device.serial),
    );
    return {
      VirtualMFADevices: items.map(({ serial, owner, enabled }) => ({
        SerialNumber: serial,
        ...(owner === null ? {} : { User: listedUser(context, owner), EnableDate: new Date(enabled) }),
      })),
      ...more,
    };
  },

  ListMFADeviceTags: (context, input) => {
    const { items, more } = page(input, namedDevice(context, input).tags);
    return { Tags: items, ...more };
  },

  TagMFADevice: (context, input) => {
    const device = namedDevice(context, input);
    device.tags = mergeTags(context, device.tags, readTags(input));
    return null;
  },

  UntagMFADevice: (context, input) => {
    const device = namedDevice(context, input);
    device.tags = withoutTags(input, device.tags);
    return null;
  },
};
