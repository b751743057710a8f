import { isAws } from '../../aws/errors';
import { awsCommand } from '../cli';
import { already, done, type Step } from '../context';
import { stepOf } from '../state';

/** Sets the account alias; AWS keeps one per account, unique among all accounts. */
export const aliasStep: Step = {
  id: 'alias',
  mark: 'undo',
  cli: ({ alias }) => awsCommand('iam create-account-alias', [['account-alias', alias ?? '']]),
  async apply({ facts, iam, resumed, note, state, wait }) {
    const alias = facts.alias ?? '';
    // Written down before it is sent: what the account had before, and that the alias is this run's.
    const noted = stepOf(state(), 'alias').params['_before'] !== undefined;
    const current = (await iam('ListAccountAliases', {})).output.AccountAliases?.[0] ?? '';
    if (current === alias) return resumed && noted ? done({ alias }) : already({ alias });
    if (!noted) await note({ alias, _before: current });
    try {
      await iam('CreateAccountAlias', { AccountAlias: alias });
    } catch (error) {
      if (!isAws(error, 'no-answer', 'service-failure')) throw error;
      await wait('no-answer', 1000);
      const { output } = await iam('ListAccountAliases', {});
      if (output.AccountAliases?.[0] !== alias) throw error;
    }
    return done({ alias });
  },
};
