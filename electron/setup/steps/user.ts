import { isAws } from '../../aws/errors';
import { ProblemError } from '../../contract/problem';
import { awsCommand, tagOption } from '../cli';
import { already, done, type Step, type StepContext } from '../context';
import { isOurs, tagsOf } from '../facts';

/** Whether the user is there, and whose. */
async function whose({
  facts,
  iam,
}: Pick<StepContext, 'facts' | 'iam'>): Promise<'nobody' | 'ours' | 'foreign'> {
  try {
    const { output } = await iam('GetUser', { UserName: facts.userName });
    return isOurs(output.User?.Tags, facts) ? 'ours' : 'foreign';
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return 'nobody';
    throw error;
  }
}

const taken = (userName: string): ProblemError =>
  new ProblemError('name-taken', { params: { userName }, field: 'userName' });

/** Creates the user with the run's tag. A lost answer is settled by reading: ours, nobody's or somebody else's. */
export const userStep: Step = {
  id: 'user',
  mark: 'undo',
  cli: (facts) => awsCommand('iam create-user', [['user-name', facts.userName]]) + tagOption(tagsOf(facts)),
  async apply(context) {
    const { facts, iam, resumed, boundary } = context;
    if (resumed) {
      const found = await whose(context);
      if (found === 'ours') return already();
      if (found === 'foreign') throw taken(facts.userName);
    }
    for (let tried = 1; ; tried += 1) {
      try {
        await iam('CreateUser', { UserName: facts.userName, Tags: tagsOf(facts) });
        await boundary('user:committed');
        return done();
      } catch (error) {
        if (!isAws(error, 'already-exists', 'no-answer', 'service-failure')) throw error;
        if (!isAws(error, 'already-exists')) await context.wait('no-answer', 1000);
        const found = await whose(context);
        if (found === 'ours') return done();
        if (found === 'foreign') throw taken(facts.userName);
        if (tried >= 3) throw error;
      }
    }
  },
};
