import { isAws } from '../aws/errors';
import type { UndoContext } from './context';
import { isOurs } from './facts';

export type UserNow = {
  readonly whose: 'ours' | 'foreign' | 'nobody';
  /** Somebody signed in to the console with the user's password. */
  readonly signedIn: boolean;
};

/** The user of the run's name as AWS has it now: whose it is, and whether somebody signed in with it. */
export async function userNow({ facts, iam }: Pick<UndoContext, 'facts' | 'iam'>): Promise<UserNow> {
  try {
    const { User } = (await iam('GetUser', { UserName: facts.userName })).output;
    const tags = User?.Tags ?? (await iam('ListUserTags', { UserName: facts.userName })).output.Tags;
    return {
      whose: isOurs(tags, facts) ? 'ours' : 'foreign',
      signedIn: User?.PasswordLastUsed !== undefined,
    };
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return { whose: 'nobody', signedIn: false };
    throw error;
  }
}
