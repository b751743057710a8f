import type { Evidence } from '../contract';
import { isAws, problemOf } from '../aws/errors';
import type { Gateway } from '../aws/port';

/**
 * Sets the account's alias; AWS lets an account have one, and a new one takes the old one's place.
 * Sent once; without an answer AWS is asked what holds now.
 * @throws ProblemError `alias-taken`, `no-answer` and AWS's other answers
 */
export async function setAlias(gateway: Gateway, alias: string): Promise<Evidence> {
  const before = await currentAlias(gateway);
  if (before.alias === alias) return before.evidence;
  try {
    return (await gateway.iam('CreateAccountAlias', { AccountAlias: alias })).evidence;
  } catch (error) {
    if (!isAws(error) || !error.sentMaybe) throw problemOf(error, { alias });
    const after = await currentAlias(gateway);
    if (after.alias === alias) return after.evidence;
    throw problemOf(error, { alias });
  }
}

async function currentAlias(
  gateway: Gateway,
): Promise<{ readonly alias: string | null; readonly evidence: Evidence }> {
  try {
    const { output, evidence } = await gateway.iam('ListAccountAliases', {});
    return { alias: output.AccountAliases?.[0] ?? null, evidence };
  } catch (error) {
    throw problemOf(error);
  }
}
