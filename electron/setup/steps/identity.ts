import { parseIdentity } from '../../aws/identity';
import { ProblemError } from '../../contract/problem';
import { awsCommand } from '../cli';
import { done, type Step } from '../context';

/** Proves that the key belongs to the account of the plan; nothing else is sent before. */
export const identityStep: Step = {
  id: 'identity',
  mark: 'reads',
  cli: () => awsCommand('sts get-caller-identity', []),
  async apply({ facts, sts, iam }) {
    const { output } = await sts('GetCallerIdentity', {});
    const identity = parseIdentity(output.Arn ?? '');
    if (identity?.accountId !== facts.accountId) {
      throw new ProblemError('account-mismatch', {
        params: { account: facts.accountId, keyAccount: identity?.accountId ?? '' },
      });
    }
    const summary = await iam('GetAccountSummary', {});
    const { Users = 0, UsersQuota } = summary.output.SummaryMap ?? {};
    const aliases = facts.alias === null ? (await iam('ListAccountAliases', {})).output.AccountAliases : [];
    const room = UsersQuota === undefined ? {} : { roomForUsers: UsersQuota - Users };
    if (UsersQuota !== undefined && Users >= UsersQuota)
      throw new ProblemError('quota-users', { params: { limit: UsersQuota } });
    return done({ ...room, alias: aliases?.[0] ?? '' });
  },
};
