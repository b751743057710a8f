import { awsHintOf } from './aws';
import type { AwsLink } from './entry';
import type { ImportedEntry } from './import/model';
import type { AuthenticatorPorts, KnownAccount } from './ports';

export type Link = { readonly aws: AwsLink | null; readonly account: KnownAccount | null };

/**
 * Which AWS account an entry belongs to: the one the person chose, else the one its number or alias names.
 * The serial number stays unknown until AWS is asked.
 */
export function linkOf(
  entry: ImportedEntry,
  accountRef: string | null,
  accounts: AuthenticatorPorts['accounts'],
  ofRoot = false,
): Link {
  const hint = awsHintOf(entry);
  const account = accountRef === null ? null : accounts.byRef(accountRef);
  const found = account ?? (hint?.accountId ? accounts.byId(hint.accountId) : null);
  const accountId = found?.accountId ?? hint?.accountId ?? null;
  if (accountId === null) return { aws: null, account: null };
  return {
    account: found,
    aws: {
      accountId,
      accountRef: found?.ref ?? null,
      alias: found?.alias ?? hint?.alias ?? null,
      userName: null,
      deviceName: hint?.deviceName ?? null,
      serialNumber: null,
      isRoot: ofRoot || (hint?.looksLikeRoot ?? false),
      runId: null,
    },
  };
}
