/**
 * The one module that names the SDK as values. It is imported dynamically, after first paint; naming only the
 * commands in use keeps the rest of the client out of the bundle.
 */
import * as iam from './sdk-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';

export const clients = { iam: iam.IAMClient, sts: STSClient };
export const iamCommands = iam.commands;
export const stsCommands = {
  GetCallerIdentity: GetCallerIdentityCommand,
  GetSessionToken: GetSessionTokenCommand,
};
