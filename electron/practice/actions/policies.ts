import { namedGroup, namedUser, page, sortBy, type Action, type Actions, type Context } from '../context';
import { overQuota, wire } from '../errors';
import { rules, type Input } from '../input';
import { managedArn, managedPolicies, type ManagedPolicy } from '../managed-policies';
import { parseDocument } from '../policy-document';
import type { State } from '../state';
import type { Result } from '../wire';

/** AWS made its first managed policies on this day. */
const MADE = new Date('2015-02-06T18:39:46Z');

type Holder = { attached: string[] };
type FindHolder = (context: Context, input: Input) => Holder;

/** The managed policy of a PolicyArn. Throws ValidationError, InvalidInput or NoSuchEntity. */
const managedPolicy = ({ state }: Context, input: Input): ManagedPolicy & { readonly arn: string } => {
  const arn = input.required('PolicyArn', rules.arn);
  const [, partition] = /^arn:([\w-]+):iam::(?:aws|\d{12}):policy\/.+$/.exec(arn) ?? [];
  if (partition === undefined) throw wire.input(`ARN ${arn} is not valid.`);
  if (partition !== state.partition)
    throw wire.input(`ARN ${arn} is not valid: it belongs to another partition.`);
  const policy = managedPolicies.find((candidate) => managedArn(partition, candidate) === arn);
  if (policy) return { ...policy, arn };
  throw wire.missing(`Policy ${arn} does not exist or is not attachable.`);
};

const attach =
  (find: FindHolder, quotaName: string, limitOf: (context: Context) => number): Action =>
  (context, input) => {
    const holder = find(context, input);
    const { arn } = managedPolicy(context, input);
    if (holder.attached.includes(arn)) return null;
    const limit = limitOf(context);
    if (holder.attached.length >= limit) throw overQuota(quotaName, limit);
    holder.attached.push(arn);
    return null;
  };

const detach =
  (find: FindHolder): Action =>
  (context, input) => {
    const holder = find(context, input);
    const arn = input.required('PolicyArn', rules.arn);
    if (!holder.attached.includes(arn)) throw wire.missing(`Policy ${arn} was not found.`);
    holder.attached = holder.attached.filter((other) => other !== arn);
    return null;
  };

const listAttached =
  (find: FindHolder): Action =>
  (context, input) => {
    const prefix = input.optional('PathPrefix', rules.pathPrefix) ?? '/';
    const arns = find(context, input).attached.filter((arn) =>
      arn.slice(arn.indexOf(':policy/') + ':policy'.length).startsWith(prefix),
    );
    const { items, more } = page(input, arns);
    return {
      AttachedPolicies: items.map((arn) => ({
        PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
        PolicyArn: arn,
      })),
      ...more,
    };
  };

const timesAttached = (state: State, arn: string): number =>
  [...state.users, ...state.groups].filter((holder) => holder.attached.includes(arn)).length;

const policyXml = (state: State, policy: ManagedPolicy): Result => {
  const arn = managedArn(state.partition, policy);
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: arn,
    Path: policy.path,
    DefaultVersionId: 'v1',
    AttachmentCount: timesAttached(state, arn),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: MADE,
    UpdateDate: MADE,
  };
};

const listPolicies: Action = ({ state }, input) => {
  const scope = input.oneOf('Scope', ['All', 'AWS', 'Local']) ?? 'All';
  const prefix = input.optional('PathPrefix', rules.pathPrefix) ?? '/';
  const onlyAttached = input.flag('OnlyAttached') ?? false;
  const wanted = managedPolicies.filter(
    (policy) =>
      scope !== 'Local' &&
      policy.path.startsWith(prefix) &&
      (!onlyAttached || timesAttached(state, managedArn(state.partition, policy)) > 0),
  );
  const { items, more } = page(input, wanted);
  return { Policies: items.map((policy) => policyXml(state, policy)), ...more };
};

export const policyActions: Actions = {
  ListPolicies: listPolicies,
  GetPolicy: (context, input) => {
    const policy = managedPolicy(context, input);
    return { Policy: { ...policyXml(context.state, policy), Description: policy.description } };
  },

  AttachUserPolicy: attach(namedUser, 'PoliciesPerUser', ({ quotas }) => quotas.policiesPerUser),
  DetachUserPolicy: detach(namedUser),
  ListAttachedUserPolicies: listAttached(namedUser),
  AttachGroupPolicy: attach(namedGroup, 'PoliciesPerGroup', ({ quotas }) => quotas.policiesPerGroup),
  DetachGroupPolicy: detach(namedGroup),
  ListAttachedGroupPolicies: listAttached(namedGroup),

  PutUserPolicy: (context, input) => {
    const user = namedUser(context, input);
    const name = input.required('PolicyName', rules.policyName);
    const document = input.required('PolicyDocument', rules.policyDocument);
    parseDocument(document);
    user.inline = { ...user.inline, [name]: document };
    return null;
  },

  GetUserPolicy: (context, input) => {
    const user = namedUser(context, input);
    const name = input.required('PolicyName', rules.policyName);
    const document = user.inline[name];
    if (document === undefined) throw wire.missing(`The user policy with name ${name} cannot be found.`);
    // AWS answers the document URI-encoded (RFC 3986).
    return { UserName: user.name, PolicyName: name, PolicyDocument: encodeURIComponent(document) };
  },

  ListUserPolicies: (context, input) => {
    const { items, more } = page(
      input,
      sortBy(Object.keys(namedUser(context, input).inline), (name) => name),
    );
    return { PolicyNames: items, ...more };
  },

  DeleteUserPolicy: (context, input) => {
    const user = namedUser(context, input);
    const name = input.required('PolicyName', rules.policyName);
    const { [name]: removed, ...kept } = user.inline;
    if (removed === undefined) throw wire.missing(`The user policy with name ${name} cannot be found.`);
    user.inline = kept;
    return null;
  },
};
