import {
  callerArn,
  findUser,
  mergeTags,
  namedUser,
  page,
  readTags,
  sortBy,
  targetUser,
  userArn,
  withoutTags,
  type Actions,
  type Context,
} from '../context';
import { overQuota, wire } from '../errors';
import { rules } from '../input';
import type { State, User } from '../state';
import type { Result } from '../wire';

/** A user as the answers show it; tags only where AWS gives them. */
export const userXml = (state: State, user: User, withTags = false): Result => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: userArn(state, user),
  CreateDate: new Date(user.created),
  ...(withTags && user.tags.length > 0 ? { Tags: user.tags } : {}),
});

const checkFree = (state: State, name: string): void => {
  if (findUser(state, name)) throw wire.exists(`User with name ${name} already exists.`);
};

/** What still hangs on a user, in AWS's words; null when it may be deleted. */
export const whatHangsOn = (state: State, user: User): string | null => {
  if (user.login) return 'must delete login profile first';
  if (state.keys.some((key) => key.owner === user.id)) return 'must delete access keys first';
  if (state.devices.some((device) => device.owner === user.id)) return 'must delete MFA device first';
  if (Object.keys(user.inline).length > 0) return 'must delete policies first';
  if (user.attached.length > 0) return 'must detach all policies first';
  if (user.groups.length > 0) return 'must remove users from group first';
  return null;
};

/** Adds a user without rights; used by CreateUser and by the "name taken" scenario. */
export const addUser = (
  context: Pick<Context, 'state' | 'random' | 'now'>,
  name: string,
  path: string,
  tags: User['tags'],
): User => {
  const user: User = {
    id: `AIDA${context.random.base32('user-id', 17)}`,
    name,
    path,
    created: context.now,
    tags,
    attached: [],
    inline: {},
    groups: [],
    login: null,
  };
  context.state.users.push(user);
  return user;
};

export const userActions: Actions = {
  CreateUser: (context, input) => {
    const { state, quotas } = context;
    const name = input.required('UserName', rules.newUserName);
    const path = input.optional('Path', rules.path) ?? '/';
    const tags = mergeTags(context, [], readTags(input));
    checkFree(state, name);
    if (state.users.length >= quotas.users) throw overQuota('UsersPerAccount', quotas.users);
    return { User: userXml(state, addUser(context, name, path, tags), true) };
  },

  GetUser: (context, input) => {
    const { state, caller } = context;
    const user = targetUser(context, input);
    if (user) return { User: userXml(state, user, true) };
    return {
      User: { UserId: state.accountId, Arn: callerArn(state, caller), CreateDate: new Date(state.created) },
    };
  },

  ListUsers: ({ state }, input) => {
    const prefix = input.optional('PathPrefix', rules.pathPrefix) ?? '/';
    const found = state.users.filter((user) => user.path.startsWith(prefix));
    const { items, more } = page(
      input,
      sortBy(found, (user) => user.name),
    );
    return { Users: items.map((user) => userXml(state, user)), ...more };
  },

  UpdateUser: (context, input) => {
    const user = namedUser(context, input);
    const name = input.optional('NewUserName', rules.newUserName) ?? user.name;
    const path = input.optional('NewPath', rules.path) ?? user.path;
    if (findUser(context.state, name) !== user) checkFree(context.state, name);
    user.name = name;
    user.path = path;
    return null;
  },

  DeleteUser: (context, input) => {
    const user = namedUser(context, input);
    const reason = whatHangsOn(context.state, user);
    if (reason !== null) throw wire.conflict(`Cannot delete entity, ${reason}.`);
    context.state.users = context.state.users.filter((other) => other !== user);
    return null;
  },

  ListUserTags: (context, input) => {
    const { items, more } = page(input, namedUser(context, input).tags);
    return { Tags: items, ...more };
  },

  TagUser: (context, input) => {
    const user = namedUser(context, input);
    user.tags = mergeTags(context, user.tags, readTags(input));
    return null;
  },

  UntagUser: (context, input) => {
    const user = namedUser(context, input);
    user.tags = withoutTags(input, user.tags);
    return null;
  },
};
