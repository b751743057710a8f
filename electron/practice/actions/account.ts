import type { Actions, Context } from '../context';
import { wire } from '../errors';
import { rules } from '../input';
import { managedPolicies } from '../managed-policies';
import { ROOT, type PasswordPolicy } from '../state';
import { XmlEntries } from '../wire';

const summary = ({ state, quotas }: Context): Readonly<Record<string, number>> => ({
  Users: state.users.length,
  UsersQuota: quotas.users,
  Groups: state.groups.length,
  GroupsQuota: quotas.groups,
  GroupsPerUserQuota: quotas.groupsPerUser,
  AccessKeysPerUserQuota: quotas.keysPerUser,
  SigningCertificatesPerUserQuota: 2,
  AttachedPoliciesPerUserQuota: quotas.policiesPerUser,
  AttachedPoliciesPerGroupQuota: quotas.policiesPerGroup,
  AttachedPoliciesPerRoleQuota: 10,
  UserPolicySizeQuota: 2048,
  GroupPolicySizeQuota: 5120,
  AssumeRolePolicySizeQuota: 2048,
  PolicySizeQuota: 6144,
  Policies: 0,
  PoliciesQuota: 1500,
  PolicyVersionsInUse: managedPolicies.length,
  PolicyVersionsInUseQuota: 10_000,
  VersionsPerPolicyQuota: 5,
  Roles: 0,
  RolesQuota: 1000,
  RolePolicySizeQuota: 10_240,
  InstanceProfiles: 0,
  InstanceProfilesQuota: 1000,
  Providers: 0,
  ServerCertificates: 0,
  ServerCertificatesQuota: 20,
  GlobalEndpointTokenVersion: 1,
  MFADevices: state.devices.length,
  MFADevicesInUse: state.devices.filter((device) => device.owner !== null).length,
  AccountMFAEnabled: Number(state.devices.some((device) => device.owner === ROOT)),
  AccountAccessKeysPresent: Number(state.keys.some((key) => key.owner === ROOT)),
  AccountPasswordPresent: 1,
  AccountSigningCertificatesPresent: 0,
});

/** Aliases that other accounts of the practice world have; an alias is unique among all accounts. */
const takenElsewhere: readonly string[] = ['admin', 'amazon', 'aws', 'company', 'test'];

const noPolicy = ({ state }: Context) =>
  wire.missing(`The Password Policy with domain name ${state.accountId} cannot be found.`);

export const accountActions: Actions = {
  GetAccountSummary: (context) => ({ SummaryMap: new XmlEntries(summary(context)) }),

  ListAccountAliases: ({ state }) => ({
    AccountAliases: state.alias === null ? [] : [state.alias],
    IsTruncated: false,
  }),

  CreateAccountAlias: ({ state }, input) => {
    const alias = input.required('AccountAlias', rules.alias);
    if (state.alias === alias || takenElsewhere.includes(alias))
      throw wire.exists(`The account alias ${alias} already exists.`);
    // AWS documents one alias per account and that a new one takes the old one's place.
    state.alias = alias;
    return null;
  },

  DeleteAccountAlias: ({ state }, input) => {
    const alias = input.required('AccountAlias', rules.alias);
    if (state.alias !== alias) throw wire.missing(`The account alias ${alias} cannot be found.`);
    state.alias = null;
    return null;
  },

  GetAccountPasswordPolicy: (context) => {
    const policy = context.state.passwordPolicy;
    if (!policy) throw noPolicy(context);
    return { PasswordPolicy: { ...policy, ExpirePasswords: (policy.MaxPasswordAge ?? 0) > 0 } };
  },

  UpdateAccountPasswordPolicy: ({ state }, input) => {
    const age = input.number('MaxPasswordAge', 1, 1095);
    const reuse = input.number('PasswordReusePrevention', 1, 24);
    const hard = input.flag('HardExpiry');
    const policy: PasswordPolicy = {
      MinimumPasswordLength: input.number('MinimumPasswordLength', 6, 128) ?? 6,
      RequireSymbols: input.flag('RequireSymbols') ?? false,
      RequireNumbers: input.flag('RequireNumbers') ?? false,
      RequireUppercaseCharacters: input.flag('RequireUppercaseCharacters') ?? false,
      RequireLowercaseCharacters: input.flag('RequireLowercaseCharacters') ?? false,
      AllowUsersToChangePassword: input.flag('AllowUsersToChangePassword') ?? false,
      ...(age === undefined ? {} : { MaxPasswordAge: age }),
      ...(reuse === undefined ? {} : { PasswordReusePrevention: reuse }),
      ...(hard === undefined ? {} : { HardExpiry: hard }),
    };
    state.passwordPolicy = policy;
    return null;
  },

  DeleteAccountPasswordPolicy: (context) => {
    if (!context.state.passwordPolicy) throw noPolicy(context);
    context.state.passwordPolicy = null;
    return null;
  },
};
