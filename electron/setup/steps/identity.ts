import { isAws } from '../../aws/errors';
import { ProblemError } from '../../contract/problem';
import { awsCommand } from '../cli';
import { done, type Step, type StepContext } from '../context';
import { verifyAccount } from '../verify';

/** What may not be read is not known; only the change itself decides then. */
async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (isAws(error, 'access-denied', 'denied-by-organization')) return null;
    throw error;
  }
}

async function roomForUsers({ iam }: StepContext): Promise<number | null> {
  const summary = (await orNull(iam('GetAccountSummary', {})))?.output.SummaryMap;
  const limit = summary?.['UsersQuota'];
  if (limit === undefined) return null;
  const room = limit - (summary?.['Users'] ?? 0);
  if (room <= 0) throw new ProblemError('quota-users', { params: { limit } });
  return room;
}

/** Proves that the key belongs to the account of the plan; nothing else is sent before. */
export const identityStep: Step = {
  id: 'identity',
  mark: 'reads',
  cli: () => awsCommand('sts get-caller-identity', []),
  async apply(context) {
    const { facts, iam } = context;
    await verifyAccount(context);
    const room = await roomForUsers(context);
    const aliases =
      facts.alias === null ? (await orNull(iam('ListAccountAliases', {})))?.output.AccountAliases : [];
    return done({ ...(room === null ? {} : { roomForUsers: room }), alias: aliases?.[0] ?? '' });
  },
};
