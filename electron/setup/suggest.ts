import { isAws, problemOf } from '../aws/errors';
import type { Gateway } from '../aws';
import type { Draft, Suggestion } from '../contract/setup';
import type { OpenedAccount } from './ports';
import { readPasswordPolicy } from './policy-read';
import { suggestedName } from './words';

const searched = 50;
const pages = 12;

export function firstDraft(accountRef: string, partition: string, userName = 'minji-admin'): Draft {
  return {
    accountRef,
    userName,
    deviceName: userName,
    password: { kind: 'generate' },
    mustChangePassword: false,
    accessKey: 'delete-after-proof',
    permission: { kind: 'policies', policyArns: [`arn:${partition}:iam::aws:policy/AdministratorAccess`] },
    tags: [],
    alias: null,
    phoneDevice: false,
  };
}

/** What a refused read means for a suggestion: unknown, not an error. */
async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isAws(error, 'access-denied', 'denied-by-organization')) return null;
    throw problemOf(error);
  }
}

export async function suggestionFor(
  { summary, gateway }: OpenedAccount,
  /** Asked last, since it takes the most calls. */
  find: () => Promise<readonly string[]>,
  unfinishedRunId: string | null,
): Promise<Suggestion> {
  const counts = (await orNull(gateway.iam('GetAccountSummary', {})))?.output.SummaryMap;
  const aliases = (await orNull(gateway.iam('ListAccountAliases', {})))?.output.AccountAliases;
  const policy = await readPasswordPolicy(gateway.iam).catch((error: unknown) => {
    throw problemOf(error);
  });
  const administrators = await find();
  const quota = counts?.['UsersQuota'];
  return {
    draft: firstDraft(summary.ref, summary.partition, suggestedName(administrators)),
    alias: aliases?.[0] ?? null,
    roomForUsers: quota === undefined ? null : quota - (counts?.['Users'] ?? 0),
    administratorsWithMfa: [...administrators],
    unfinishedRunId,
    passwordRules: {
      minimumLength: policy.minimumLength,
      symbols: policy.requireSymbols,
      numbers: policy.requireNumbers,
      uppercase: policy.requireUppercase,
      lowercase: policy.requireLowercase,
      mixed: !policy.custom,
    },
  };
}

/** AWS managed policies and groups whose names hold the words; a bounded number of pages is read. */
export async function searchPermissions(
  { iam }: Pick<Gateway, 'iam'>,
  query: string,
): Promise<{ policies: { arn: string; name: string }[]; groups: string[] }> {
  const words = query.trim().toLowerCase().split(/\s+/);
  const fits = (name: string): boolean => words.every((word) => name.toLowerCase().includes(word));
  const policies: { arn: string; name: string }[] = [];
  let marker: string | undefined;
  for (let page = 0; page < pages && policies.length < searched; page += 1) {
    const { output } = await iam('ListPolicies', {
      Scope: 'AWS',
      MaxItems: 200,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    for (const { Arn: arn = '', PolicyName: name = '' } of output.Policies ?? [])
      if (fits(name)) policies.push({ arn, name });
    if (output.IsTruncated !== true) break;
    marker = output.Marker;
  }
  const { output } = await iam('ListGroups', { MaxItems: 200 });
  const groups = (output.Groups ?? []).flatMap(({ GroupName }) =>
    GroupName !== undefined && fits(GroupName) ? [GroupName] : [],
  );
  return { policies: policies.slice(0, searched), groups: groups.slice(0, searched) };
}
