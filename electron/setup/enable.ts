import { isAws, problemOf } from '../aws/errors';
import { ProblemError } from '../contract/problem';
import { freshInstant, pairAt, periodMs } from './codes';
import type { StepContext } from './context';
import { isOn } from './device';

/** AWS itself must list the device as the user's before a password may exist. */
async function readBack(context: StepContext, serialNumber: string): Promise<void> {
  for (let tried = 1; !(await isOn(context, serialNumber)); tried += 1) {
    if (tried >= 20) throw new ProblemError('aws-trouble');
    await context.wait('other-change', 1000);
  }
}

/**
 * Turns the device on with two computed codes. Refused codes are tried once more in a fresh window, after the
 * clock was compared; a lost answer is settled by asking whether it is on.
 * @throws ProblemError `mfa-code-refused` after the second refusal
 */
export async function enableDevice(
  context: StepContext,
  serialNumber: string,
  entryId: string,
): Promise<{ readonly code1At?: number; readonly code2At?: number }> {
  const { facts, iam, resumed, boundary } = context;
  if (resumed && (await isOn(context, serialNumber))) return {};
  // Before the first pair nothing was sent; a later pair shares no code with an earlier one.
  const earlier = context.vault.lastUsedStep(entryId) !== null;
  let refused = 0;
  for (let tried = 1; ; tried += 1) {
    const at = await freshInstant(context, entryId, tried === 1 && !earlier ? 0 : 1);
    try {
      await iam('EnableMFADevice', {
        UserName: facts.userName,
        SerialNumber: serialNumber,
        ...pairAt(context, entryId, at),
      });
      await boundary('mfa-enable:committed');
      await readBack(context, serialNumber);
      return { code1At: at - periodMs, code2At: at };
    } catch (error) {
      if (isAws(error, 'invalid-code')) {
        refused += 1;
        if (refused >= 2) {
          const { aws } = problemOf(error).problem;
          const about = { params: { second: 1 }, ...(aws === undefined ? {} : { aws }) };
          throw new ProblemError('mfa-code-refused', about, { cause: error });
        }
      } else if (isAws(error, 'no-such-entity', 'temporarily-unmodifiable') && tried < 6) {
        await context.wait('other-change', 1000);
      } else if (
        isAws(error, 'no-answer', 'service-failure', 'already-exists', 'concurrent-change', 'throttled') &&
        tried < 5
      ) {
        if (await isOn(context, serialNumber)) return { code1At: at - periodMs, code2At: at };
      } else throw error;
    }
  }
}
