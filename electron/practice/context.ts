import type { RandomSource } from './random';
import { overQuota, wire } from './errors';
import { rules, type Input } from './input';
import { ROOT, type Device, type Group, type Session, type State, type Tag, type User } from './state';
import type { Quotas } from './types';
import type { Result } from './wire';

/** Who signed the request. */
export type Caller = {
  /** User id, or ROOT. */
  readonly owner: string;
  readonly user: User | null;
  readonly keyId: string;
  readonly session: Session | null;
};

/** What one action works with; `now` is the account's own time in epoch ms. */
export type Context = {
  readonly state: State;
  readonly caller: Caller;
  readonly now: number;
  readonly random: RandomSource;
  readonly quotas: Quotas;
  readonly propagationMs: number;
};

/** Does one call's work; null when AWS answers without a result. Checks come before the first change. */
export type Action = (context: Context, input: Input) => Result | null | Promise<Result>;
export type Actions = Readonly<Record<string, Action>>;

const sameName = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

export const arnOf = (state: State, resource: string): string =>
  `arn:${state.partition}:iam::${state.accountId}:${resource}`;
export const userArn = (state: State, user: User): string => arnOf(state, `user${user.path}${user.name}`);
export const groupArn = (state: State, group: Group): string =>
  arnOf(state, `group${group.path}${group.name}`);
export const rootArn = (state: State): string => arnOf(state, 'root');
export const callerArn = (state: State, caller: Caller): string =>
  caller.user ? userArn(state, caller.user) : rootArn(state);

export const findUser = (state: State, name: string): User | undefined =>
  state.users.find((user) => sameName(user.name, name));

export const noSuchUser = (name: string) => wire.missing(`The user with name ${name} cannot be found.`);

/** The user named by a required UserName. */
export const namedUser = ({ state }: Context, input: Input): User => {
  const name = input.required('UserName', rules.userName);
  const user = findUser(state, name);
  if (user) return user;
  throw noSuchUser(name);
};

/** The user named by UserName; without it the caller, where null is the root user. */
export const targetUser = (context: Context, input: Input): User | null =>
  input.optional('UserName', rules.userName) === undefined ? context.caller.user : namedUser(context, input);

/** As {@link targetUser}, for calls that make no sense for the root user. */
export const targetIamUser = (context: Context, input: Input): User => {
  const user = targetUser(context, input);
  if (user) return user;
  throw wire.validation('Must specify userName when calling with non-User credentials');
};

export const ownerOf = (user: User | null): string => user?.id ?? ROOT;

export const ownerName = (state: State, owner: string): string | undefined =>
  state.users.find((user) => user.id === owner)?.name;

export const namedGroup = ({ state }: Context, input: Input): Group => {
  const name = input.required('GroupName', rules.groupName);
  const group = state.groups.find((candidate) => sameName(candidate.name, name));
  if (group) return group;
  throw wire.missing(`The group with name ${name} cannot be found.`);
};

export const namedDevice = ({ state }: Context, input: Input): Device => {
  const serial = input.required('SerialNumber', rules.serialNumber);
  const device = state.devices.find((candidate) => candidate.serial === serial);
  if (device) return device;
  throw wire.missing(`VirtualMFADevice with serial number ${serial} does not exist.`);
};

export const groupsOf = (state: State, user: User): readonly Group[] =>
  state.groups.filter((group) => user.groups.includes(group.id));

const byText = (left: string, right: string) => (left < right ? -1 : Number(left > right));
export const sortBy = <Item>(items: readonly Item[], text: (item: Item) => string): Item[] =>
  items.toSorted((left, right) => byText(text(left), text(right)));

/** One page of a list, by Marker and MaxItems (1-1000, default 100). The marker means nothing to the caller. */
export const page = <Item>(
  input: Input,
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly more: Result } => {
  const size = input.number('MaxItems', 1, 1000) ?? 100;
  const marker = input.raw('Marker');
  const start =
    marker === undefined ? 0 : Number(/^p:(\d+)$/.exec(Buffer.from(marker, 'base64').toString())?.[1]);
  if (Number.isNaN(start)) throw wire.validation(`Invalid Marker: ${marker}`);
  const end = start + size;
  const truncated = end < items.length;
  const next = truncated ? { Marker: Buffer.from(`p:${end}`).toString('base64') } : {};
  return { items: items.slice(start, end), more: { IsTruncated: truncated, ...next } };
};

const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Checked tags of a call: sizes, letters, no `aws:` keys, no key twice (case does not count). */
export const readTags = (input: Input): Tag[] => {
  const tags = input.tagPairs().map((tag) => ({ ...tag }));
  const keys = new Set(tags.map((tag) => tag.Key.toLowerCase()));
  for (const tag of tags) {
    if (tag.Key.length < 1 || tag.Key.length > 128 || !TAG_TEXT.test(tag.Key)) {
      throw wire.validation(
        `1 validation error detected: Value '${tag.Key}' at 'tags.member.key' failed to satisfy constraint: Member must have length between 1 and 128 and satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+`,
      );
    }
    if (tag.Value.length > 256 || !TAG_TEXT.test(tag.Value)) {
      throw wire.validation(
        `1 validation error detected: Value '${tag.Value}' at 'tags.member.value' failed to satisfy constraint: Member must have length less than or equal to 256 and satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*`,
      );
    }
    if (tag.Key.toLowerCase().startsWith('aws:')) {
      throw wire.input('Tag keys beginning with "aws:" are reserved for system use.');
    }
  }
  if (keys.size < tags.length) {
    throw wire.input('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  return tags;
};

/** Old tags overlaid by new ones. Throws LimitExceeded above the quota. */
export const mergeTags = (context: Context, old: readonly Tag[], added: readonly Tag[]): Tag[] => {
  const kept = old.filter((tag) => !added.some((newer) => sameName(newer.Key, tag.Key)));
  const merged = [...kept, ...added];
  if (merged.length <= context.quotas.tags) return merged;
  throw overQuota('TagsPerResource', context.quotas.tags);
};

export const withoutTags = (input: Input, old: readonly Tag[]): Tag[] => {
  const keys = input.list('TagKeys');
  return old.filter((tag) => !keys.some((key) => sameName(key, tag.Key)));
};
