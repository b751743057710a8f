import { isAws } from '../../aws/errors';
import { awsCommand } from '../cli';
import { done, type Step, type StepContext } from '../context';

const known = 15;

/** A new user is not known everywhere at once: "no such entity" right after its creation is normal. */
async function whenKnown(context: StepContext, send: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await send();
      return;
    } catch (error) {
      if (!isAws(error, 'no-such-entity') || tried >= known) throw error;
      await context.wait('other-change', 1000);
    }
  }
}

/** Attaches the chosen AWS managed policies, or puts the user into the chosen group. Both may be repeated safely. */
export const policyStep: Step = {
  id: 'policy',
  mark: 'undo',
  cli: ({ userName, policyArns, groupName }) =>
    groupName === null
      ? policyArns
          .map((arn) =>
            awsCommand('iam attach-user-policy', [
              ['user-name', userName],
              ['policy-arn', arn],
            ]),
          )
          .join('\n')
      : awsCommand('iam add-user-to-group', [
          ['group-name', groupName],
          ['user-name', userName],
        ]),
  async apply(context) {
    const { facts, iam, boundary } = context;
    const { userName: UserName, groupName, policyArns } = facts;
    if (groupName !== null) {
      await whenKnown(context, () => iam('AddUserToGroup', { GroupName: groupName, UserName }));
      await boundary('policy:committed');
      return done({ group: groupName });
    }
    for (const PolicyArn of policyArns)
      await whenKnown(context, () => iam('AttachUserPolicy', { UserName, PolicyArn }));
    await boundary('policy:committed');
    return done({ policies: policyArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)).join(', ') });
  },
};
