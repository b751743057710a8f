import { ownerName, ownerOf, page, targetUser, type Action, type Actions, type Context } from '../context';
import { overQuota, wire } from '../errors';
import { rules, type Input } from '../input';
import type { Key } from '../state';

/** A key made under "the new key takes 40 s to be known". */
const SLOW_MS = 40_000;

const propagation = (context: Context): number => {
  const { faults } = context.state;
  if (faults.slowKeys === 0) return context.propagationMs;
  faults.slowKeys -= 1;
  return SLOW_MS;
};

const namedKey = (context: Context, input: Input): Key => {
  const id = input.required('AccessKeyId', rules.accessKeyId);
  const user = targetUser(context, input);
  const key = context.state.keys.find(
    (candidate) => candidate.id === id && candidate.owner === ownerOf(user),
  );
  if (key) return key;
  throw wire.missing(`The Access Key with id ${id} cannot be found.`);
};

const createAccessKey: Action = (context, input) => {
  const { state, quotas, random, now } = context;
  const user = targetUser(context, input);
  const owner = ownerOf(user);
  if (state.keys.filter((key) => key.owner === owner).length >= quotas.keysPerUser) {
    throw overQuota('AccessKeysPerUser', quotas.keysPerUser);
  }
  const delay = propagation(context);
  const key: Key = {
    id: `AKIA${random.base32('key-id', 16)}`,
    secret: random.base64('key-secret', 40),
    owner,
    status: 'Active',
    created: now,
    mixed: now + delay / 2,
    known: now + delay,
    asked: 0,
    used: null,
  };
  state.keys.push(key);
  return {
    AccessKey: {
      UserName: user?.name,
      AccessKeyId: key.id,
      Status: key.status,
      SecretAccessKey: key.secret,
      CreateDate: new Date(key.created),
    },
  };
};

export const keyActions: Actions = {
  CreateAccessKey: createAccessKey,

  ListAccessKeys: (context, input) => {
    const user = targetUser(context, input);
    const { items, more } = page(
      input,
      context.state.keys.filter((key) => key.owner === ownerOf(user)),
    );
    return {
      AccessKeyMetadata: items.map((key) => ({
        UserName: user?.name,
        AccessKeyId: key.id,
        Status: key.status,
        CreateDate: new Date(key.created),
      })),
      ...more,
    };
  },

  UpdateAccessKey: (context, input) => {
    const status = input.oneOf('Status', ['Active', 'Inactive']);
    const key = namedKey(context, input);
    if (status === undefined)
      throw wire.validation(
        "1 validation error detected: Value null at 'status' failed to satisfy constraint: Member must not be null",
      );
    key.status = status;
    return null;
  },

  DeleteAccessKey: (context, input) => {
    const key = namedKey(context, input);
    context.state.keys = context.state.keys.filter((other) => other !== key);
    context.state.sessions = context.state.sessions.filter((session) => session.keyId !== key.id);
    return null;
  },

  GetAccessKeyLastUsed: ({ state }, input) => {
    const id = input.required('AccessKeyId', rules.accessKeyId);
    const key = state.keys.find((candidate) => candidate.id === id);
    if (!key) throw wire.denied(`Access key ${id} does not belong to this account.`);
    const { used } = key;
    return {
      UserName: ownerName(state, key.owner),
      AccessKeyLastUsed: {
        LastUsedDate: used ? new Date(used.at) : undefined,
        ServiceName: used?.service ?? 'N/A',
        Region: used?.region ?? 'N/A',
      },
    };
  },
};
