import { isAws } from '../aws/errors';
import type { Evidence } from '../contract/common';
import type { UndoContext } from './context';
import { isOurs } from './facts';

export type UserNow = {
  readonly whose: 'ours' | 'foreign' | 'nobody';
  /** Somebody signed in to the console with the user's password. */
  readonly signedIn: boolean;
  /** The answer that told so. */
  readonly evidence: Evidence;
};

/** The user of the run's name as AWS has it now: whose it is, and whether somebody signed in with it. */
export async function userNow({
  facts,
  iam,
  clock,
}: Pick<UndoContext, 'facts' | 'iam' | 'clock'>): Promise<UserNow> {
  try {
    const { output, evidence } = await iam('GetUser', { UserName: facts.userName });
    const { User } = output;
    const tags = User?.Tags ?? (await iam('ListUserTags', { UserName: facts.userName })).output.Tags;
    return {
      whose: isOurs(tags, facts) ? 'ours' : 'foreign',
      signedIn: User?.PasswordLastUsed !== undefined,
      evidence,
    };
  } catch (error) {
    if (!isAws(error, 'no-such-entity')) throw error;
    const evidence = { operation: error.operation, requestId: error.requestId, at: Math.round(clock.now()) };
    return { whose: 'nobody', signedIn: false, evidence };
  }
}
