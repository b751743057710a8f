import type { AwsCredentials } from '../../aws';
import { isAws } from '../../aws/errors';
import { serialNumberFor } from '../../aws/identity';
import { ProblemError } from '../../contract/problem';
import { awsCommand } from '../cli';
import { freshInstant, pairAt } from '../codes';
import { done, type Step, type StepContext } from '../context';
import { loadKey, needKey } from '../keys';
import { paramOf } from '../state';

const session = 900;

type Device = { readonly serialNumber: string; readonly entryId: string };

/** AWS took the device but not its code: two fresh consecutive codes bring both in step again. */
async function bringInStep(context: StepContext, device: Device): Promise<void> {
  const at = await freshInstant(context, device.entryId, 1);
  await context.iam('ResyncMFADevice', {
    UserName: context.facts.userName,
    SerialNumber: device.serialNumber,
    ...pairAt(context, device.entryId, at),
  });
}

/** Signs in with the new key and a code that was never sent before. */
async function signIn(context: StepContext, key: AwsCredentials, device: Device): Promise<AwsCredentials> {
  const { sts } = context.as(key);
  let refused = 0;
  for (let tried = 1; ; tried += 1) {
    const at = await freshInstant(context, device.entryId, 0);
    try {
      const { output } = await sts('GetSessionToken', {
        SerialNumber: device.serialNumber,
        TokenCode: context.vault.codeAt(device.entryId, at),
        DurationSeconds: session,
      });
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = output.Credentials ?? {};
      return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    } catch (error) {
      if (isAws(error, 'mfa-code-wrong', 'invalid-code')) {
        refused += 1;
        if (refused === 2) await bringInStep(context, device);
        if (refused > 2) throw new ProblemError('mfa-out-of-step', {}, { cause: error });
      } else if (isAws(error, 'unknown-key', 'access-denied') && tried < 30) {
        await context.wait('propagation', 1000, { answers: [false], needed: 1, inARow: 0 });
      } else if (!isAws(error, 'no-answer', 'service-failure', 'throttled') || tried >= 5) throw error;
    }
  }
}

/** One IAM read with the session: it fails without MFA in the session, so it shows that MFA counted. */
async function readOnce(context: StepContext, credentials: AwsCredentials): Promise<'full' | 'partial'> {
  const { iam } = context.as(credentials);
  for (let tried = 1; ; tried += 1) {
    try {
      await iam('GetUser', { UserName: context.facts.userName });
      return 'full';
    } catch (error) {
      // Not known yet is no refusal; only a refusal that lasts makes the proof a partial one.
      const denied = isAws(error, 'access-denied', 'denied-by-organization');
      if (!denied && !isAws(error, 'unknown-key', 'no-such-entity')) throw error;
      if (denied && tried >= 10) return 'partial';
      if (tried >= 90) throw error;
      await context.wait('propagation', 1000, { answers: [false], needed: 1, inARow: 0 });
    }
  }
}

export const proofStep: Step = {
  id: 'proof',
  mark: 'reads',
  cli: ({ partition, accountId, deviceName }) =>
    [
      awsCommand('sts get-session-token', [
        ['serial-number', serialNumberFor(partition, accountId, deviceName)],
        ['token-code', '<code>'],
      ]),
      awsCommand('iam get-user', []),
    ].join('\n'),
  async apply(context) {
    const state = context.state();
    const device = {
      serialNumber: paramOf(state, 'mfa-create', 'serialNumber'),
      entryId: paramOf(state, 'mfa-create', 'entryId'),
    };
    const key = needKey(await loadKey(context.keychain, context.facts.runId));
    const proof = await readOnce(context, await signIn(context, key, device));
    return done({ provenAt: context.clock.now(), ...(proof === 'partial' ? { partial: 1 } : {}) });
  },
};
