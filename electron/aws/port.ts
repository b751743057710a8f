import type * as Iam from '@aws-sdk/client-iam';
import type * as Sts from '@aws-sdk/client-sts';
import type { ClockState, Evidence, Partition } from '../contract';

export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** The practice account's transport: the Smithy HttpHandler shape, no port opened. */
export type Transport = { handle(request: unknown, options?: unknown): Promise<{ response: unknown }> };

/** Where requests go. `endpoint` is loopback only; `transport` is the practice account's. */
export type AwsTarget = {
  readonly partition: Partition;
  readonly endpoint: { readonly iam: string; readonly sts: string } | null;
  readonly transport: Transport | null;
};

type Op<In, Out> = { readonly in: In; readonly out: Out };

/** The IAM calls that Offroot makes, and no others. */
export type IamCalls = {
  GetAccountSummary: Op<Iam.GetAccountSummaryCommandInput, Iam.GetAccountSummaryCommandOutput>;
  ListAccountAliases: Op<Iam.ListAccountAliasesCommandInput, Iam.ListAccountAliasesCommandOutput>;
  CreateAccountAlias: Op<Iam.CreateAccountAliasCommandInput, Iam.CreateAccountAliasCommandOutput>;
  DeleteAccountAlias: Op<Iam.DeleteAccountAliasCommandInput, Iam.DeleteAccountAliasCommandOutput>;
  GetAccountPasswordPolicy: Op<
    Iam.GetAccountPasswordPolicyCommandInput,
    Iam.GetAccountPasswordPolicyCommandOutput
  >;
  CreateUser: Op<Iam.CreateUserCommandInput, Iam.CreateUserCommandOutput>;
  GetUser: Op<Iam.GetUserCommandInput, Iam.GetUserCommandOutput>;
  ListUsers: Op<Iam.ListUsersCommandInput, Iam.ListUsersCommandOutput>;
  DeleteUser: Op<Iam.DeleteUserCommandInput, Iam.DeleteUserCommandOutput>;
  ListUserTags: Op<Iam.ListUserTagsCommandInput, Iam.ListUserTagsCommandOutput>;
  AttachUserPolicy: Op<Iam.AttachUserPolicyCommandInput, Iam.AttachUserPolicyCommandOutput>;
  DetachUserPolicy: Op<Iam.DetachUserPolicyCommandInput, Iam.DetachUserPolicyCommandOutput>;
  ListAttachedUserPolicies: Op<
    Iam.ListAttachedUserPoliciesCommandInput,
    Iam.ListAttachedUserPoliciesCommandOutput
  >;
  DeleteUserPolicy: Op<Iam.DeleteUserPolicyCommandInput, Iam.DeleteUserPolicyCommandOutput>;
  ListUserPolicies: Op<Iam.ListUserPoliciesCommandInput, Iam.ListUserPoliciesCommandOutput>;
  ListPolicies: Op<Iam.ListPoliciesCommandInput, Iam.ListPoliciesCommandOutput>;
  ListGroups: Op<Iam.ListGroupsCommandInput, Iam.ListGroupsCommandOutput>;
  ListGroupsForUser: Op<Iam.ListGroupsForUserCommandInput, Iam.ListGroupsForUserCommandOutput>;
  ListAttachedGroupPolicies: Op<
    Iam.ListAttachedGroupPoliciesCommandInput,
    Iam.ListAttachedGroupPoliciesCommandOutput
  >;
  AddUserToGroup: Op<Iam.AddUserToGroupCommandInput, Iam.AddUserToGroupCommandOutput>;
  RemoveUserFromGroup: Op<Iam.RemoveUserFromGroupCommandInput, Iam.RemoveUserFromGroupCommandOutput>;
  CreateVirtualMFADevice: Op<Iam.CreateVirtualMFADeviceCommandInput, Iam.CreateVirtualMFADeviceCommandOutput>;
  EnableMFADevice: Op<Iam.EnableMFADeviceCommandInput, Iam.EnableMFADeviceCommandOutput>;
  ResyncMFADevice: Op<Iam.ResyncMFADeviceCommandInput, Iam.ResyncMFADeviceCommandOutput>;
  DeactivateMFADevice: Op<Iam.DeactivateMFADeviceCommandInput, Iam.DeactivateMFADeviceCommandOutput>;
  DeleteVirtualMFADevice: Op<Iam.DeleteVirtualMFADeviceCommandInput, Iam.DeleteVirtualMFADeviceCommandOutput>;
  ListMFADevices: Op<Iam.ListMFADevicesCommandInput, Iam.ListMFADevicesCommandOutput>;
  ListVirtualMFADevices: Op<Iam.ListVirtualMFADevicesCommandInput, Iam.ListVirtualMFADevicesCommandOutput>;
  ListMFADeviceTags: Op<Iam.ListMFADeviceTagsCommandInput, Iam.ListMFADeviceTagsCommandOutput>;
  CreateLoginProfile: Op<Iam.CreateLoginProfileCommandInput, Iam.CreateLoginProfileCommandOutput>;
  UpdateLoginProfile: Op<Iam.UpdateLoginProfileCommandInput, Iam.UpdateLoginProfileCommandOutput>;
  GetLoginProfile: Op<Iam.GetLoginProfileCommandInput, Iam.GetLoginProfileCommandOutput>;
  DeleteLoginProfile: Op<Iam.DeleteLoginProfileCommandInput, Iam.DeleteLoginProfileCommandOutput>;
  CreateAccessKey: Op<Iam.CreateAccessKeyCommandInput, Iam.CreateAccessKeyCommandOutput>;
  UpdateAccessKey: Op<Iam.UpdateAccessKeyCommandInput, Iam.UpdateAccessKeyCommandOutput>;
  DeleteAccessKey: Op<Iam.DeleteAccessKeyCommandInput, Iam.DeleteAccessKeyCommandOutput>;
  ListAccessKeys: Op<Iam.ListAccessKeysCommandInput, Iam.ListAccessKeysCommandOutput>;
  GetAccessKeyLastUsed: Op<Iam.GetAccessKeyLastUsedCommandInput, Iam.GetAccessKeyLastUsedCommandOutput>;
};

export type StsCalls = {
  GetCallerIdentity: Op<Sts.GetCallerIdentityCommandInput, Sts.GetCallerIdentityCommandOutput>;
  GetSessionToken: Op<Sts.GetSessionTokenCommandInput, Sts.GetSessionTokenCommandOutput>;
};

export type Answer<Out> = { readonly output: Out; readonly evidence: Evidence };

export type SendOptions = {
  /**
   * `safe` (reads and idempotent changes): repeated on transient trouble, with back-off and jitter.
   * `once`: sent a single time; the caller reconciles by reading AWS. Default: `once` for calls that create, else `safe`.
   */
  readonly repeat?: 'safe' | 'once';
  readonly signal?: AbortSignal;
  /** Called before each request that is really sent, repeats included. */
  readonly onAttempt?: () => void;
  /** Waits between two tries in place of the gateway's own timer; what it throws ends the call. */
  readonly sleep?: (ms: number) => Promise<void>;
};

/** Called while the gateway backs off, so that a screen can say so; `until` is epoch ms on the local clock. */
export type OnWait = (
  wait: { readonly reason: 'slow-down' | 'offline' | 'other-change'; readonly until: number } | null,
) => void;

/**
 * Door 1. One identity at one target. Rejects with {@link AwsError} (see aws/errors.ts), whose `meaning`
 * rooms switch on; the SDK's error never leaves the door. The SDK is loaded on the first call.
 */
export type Gateway = {
  readonly target: AwsTarget;
  readonly iam: <K extends keyof IamCalls>(
    operation: K,
    input: IamCalls[K]['in'],
    options?: SendOptions,
  ) => Promise<Answer<IamCalls[K]['out']>>;
  readonly sts: <K extends keyof StsCalls>(
    operation: K,
    input: StsCalls[K]['in'],
    options?: SendOptions,
  ) => Promise<Answer<StsCalls[K]['out']>>;
};

/** Makes gateways; the one place where the fault injector and the practice account plug in. */
export type OpenGateway = (target: AwsTarget, credentials: AwsCredentials, onWait?: OnWait) => Gateway;

/** AWS's time, learned from response dates; all codes and signatures use it. */
export type TrustedClock = {
  /** Epoch ms, corrected when an offset is known and at least 2 s. */
  now(): number;
  state(): ClockState;
  /** Feeds a Date header: `sentAt`/`receivedAt` are local epoch ms around the call. */
  learn(serverDate: number, sentAt: number, receivedAt: number): void;
  onChange(listener: (state: ClockState) => void): () => void;
};
