import { isAws } from '../../aws/errors';
import { awsCommand } from '../cli';
import { done, type Step } from '../context';
import { loadKey, needKey } from '../keys';

const needed = 3;
const shown = 40;

/** AWS has no "copied everywhere": three good answers in a row, one second apart (aws facts 5). */
export const propagationStep: Step = {
  id: 'propagation',
  mark: 'reads',
  cli: () => awsCommand('sts get-caller-identity', []),
  async apply({ facts, keychain, as, wait }) {
    const { sts } = as(needKey(await loadKey(keychain, facts.runId)));
    const answers: boolean[] = [];
    let inARow = 0;
    while (inARow < needed) {
      const good = await sts('GetCallerIdentity', {}).then(
        () => true,
        (error: unknown) => {
          // In this window "unknown key" is expected; some parts of AWS say it with other words.
          if (isAws(error, 'unknown-key', 'secret-wrong', 'access-denied', 'expired')) return false;
          throw error;
        },
      );
      answers.push(good);
      inARow = good ? inARow + 1 : 0;
      if (inARow < needed)
        await wait('propagation', 1000, { answers: answers.slice(-shown), needed, inARow });
    }
    return done({ checks: answers.length });
  },
};
