import { isAws } from '../../aws/errors';
import { awsCommand } from '../cli';
import { already, done, type Step } from '../context';

/** Sets the account alias; AWS keeps one per account, unique among all accounts. */
export const aliasStep: Step = {
  id: 'alias',
  mark: 'undo',
  cli: ({ alias }) => awsCommand('iam create-account-alias', [['account-alias', alias ?? '']]),
  async apply({ facts, iam, resumed, note }) {
    const alias = facts.alias ?? '';
    const current = (await iam('ListAccountAliases', {})).output.AccountAliases?.[0] ?? '';
    if (current === alias) return resumed ? done({ alias }) : already({ alias });
    await note({ alias, _before: current });
    try {
      await iam('CreateAccountAlias', { AccountAlias: alias });
    } catch (error) {
      if (!isAws(error, 'no-answer', 'service-failure')) throw error;
      const { output } = await iam('ListAccountAliases', {});
      if (output.AccountAliases?.[0] !== alias) throw error;
    }
    return done({ alias });
  },
};
