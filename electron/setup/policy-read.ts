import { isAws } from '../aws/errors';
import type { Gateway } from '../aws';
import type { PasswordPolicy } from '../contract/account';

/** What AWS asks for when the account has no policy of its own. */
export const defaultPolicy: PasswordPolicy = {
  custom: false,
  minimumLength: 8,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
  allowUsersToChange: false,
};

/** The account's password policy; NoSuchEntity means that it has none, a refusal to read means the safest guess. */
export async function readPasswordPolicy(iam: Gateway['iam']): Promise<PasswordPolicy> {
  try {
    const policy = (await iam('GetAccountPasswordPolicy', {})).output.PasswordPolicy;
    return {
      custom: true,
      minimumLength: policy?.MinimumPasswordLength ?? 8,
      requireSymbols: policy?.RequireSymbols === true,
      requireNumbers: policy?.RequireNumbers === true,
      requireUppercase: policy?.RequireUppercaseCharacters === true,
      requireLowercase: policy?.RequireLowercaseCharacters === true,
      allowUsersToChange: policy?.AllowUsersToChangePassword === true,
    };
  } catch (error) {
    if (isAws(error, 'no-such-entity', 'access-denied', 'denied-by-organization')) return defaultPolicy;
    throw error;
  }
}
