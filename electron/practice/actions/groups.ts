import { groupArn, groupsOf, namedGroup, namedUser, page, sortBy, type Actions } from '../context';
import { overQuota, wire } from '../errors';
import { rules } from '../input';
import type { Group, State } from '../state';
import type { Result } from '../wire';
import { userXml } from './users';

const groupXml = (state: State, group: Group): Result => ({
  Path: group.path,
  GroupName: group.name,
  GroupId: group.id,
  Arn: groupArn(state, group),
  CreateDate: new Date(group.created),
});

const membersOf = (state: State, group: Group) =>
  state.users.filter((user) => user.groups.includes(group.id));

export const groupActions: Actions = {
  CreateGroup: ({ state, quotas, random, now }, input) => {
    const name = input.required('GroupName', rules.groupName);
    const path = input.optional('Path', rules.path) ?? '/';
    if (state.groups.some((group) => group.name.toLowerCase() === name.toLowerCase())) {
      throw wire.exists(`Group with name ${name} already exists.`);
    }
    if (state.groups.length >= quotas.groups) throw overQuota('GroupsPerAccount', quotas.groups);
    const group: Group = {
      id: `AGPA${random.base32('group-id', 17)}`,
      name,
      path,
      created: now,
      attached: [],
    };
    state.groups.push(group);
    return { Group: groupXml(state, group) };
  },

  DeleteGroup: (context, input) => {
    const { state } = context;
    const group = namedGroup(context, input);
    if (membersOf(state, group).length > 0) {
      throw wire.conflict('Cannot delete entity, must remove users from group first.');
    }
    if (group.attached.length > 0)
      throw wire.conflict('Cannot delete entity, must detach all policies first.');
    state.groups = state.groups.filter((other) => other !== group);
    return null;
  },

  GetGroup: (context, input) => {
    const { state } = context;
    const group = namedGroup(context, input);
    const { items, more } = page(
      input,
      sortBy(membersOf(state, group), (user) => user.name),
    );
    return { Group: groupXml(state, group), Users: items.map((user) => userXml(state, user)), ...more };
  },

  ListGroups: ({ state }, input) => {
    const prefix = input.optional('PathPrefix', rules.pathPrefix) ?? '/';
    const found = state.groups.filter((group) => group.path.startsWith(prefix));
    const { items, more } = page(
      input,
      sortBy(found, (group) => group.name),
    );
    return { Groups: items.map((group) => groupXml(state, group)), ...more };
  },

  ListGroupsForUser: (context, input) => {
    const { state } = context;
    const found = groupsOf(state, namedUser(context, input));
    const { items, more } = page(
      input,
      sortBy(found, (group) => group.name),
    );
    return { Groups: items.map((group) => groupXml(state, group)), ...more };
  },

  AddUserToGroup: (context, input) => {
    const group = namedGroup(context, input);
    const user = namedUser(context, input);
    if (user.groups.includes(group.id)) return null;
    const limit = context.quotas.groupsPerUser;
    if (user.groups.length >= limit) throw overQuota('GroupsPerUser', limit);
    user.groups.push(group.id);
    return null;
  },

  RemoveUserFromGroup: (context, input) => {
    const group = namedGroup(context, input);
    const user = namedUser(context, input);
    if (!user.groups.includes(group.id)) {
      throw wire.missing(`User ${user.name} is not in group ${group.name}.`);
    }
    user.groups = user.groups.filter((id) => id !== group.id);
    return null;
  },
};
