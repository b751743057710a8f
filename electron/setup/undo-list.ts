import { isAws } from '../aws/errors';
import { deviceNameOf, keyHint } from '../aws/identity';
import type { UndoContext } from './context';
import { paramOf } from './state';
import { userNow } from './user-now';

type Left = { kind: string; label: string };

/** What hangs on the user but was not made by this run, so undoing leaves it (and then the user) alone. */
async function others(context: UndoContext): Promise<readonly Left[]> {
  const { facts, iam } = context;
  const UserName = facts.userName;
  const state = context.state();
  const keys = (await iam('ListAccessKeys', { UserName })).output.AccessKeyMetadata ?? [];
  const devices = (await iam('ListMFADevices', { UserName })).output.MFADevices ?? [];
  const policies = (await iam('ListAttachedUserPolicies', { UserName })).output.AttachedPolicies ?? [];
  const groups = (await iam('ListGroupsForUser', { UserName })).output.Groups ?? [];
  const ownKey = paramOf(state, 'access-key', 'accessKeyId');
  const ownDevices = [
    paramOf(state, 'mfa-create', 'serialNumber'),
    paramOf(state, 'mfa-phone', 'serialNumber'),
  ];
  const left = (kind: string, labels: readonly (string | undefined)[]): readonly Left[] =>
    labels.flatMap((label) => (label === undefined ? [] : [{ kind, label }]));
  return [
    // A key whose answer was lost has no known id; then every key may be that one and is not listed here.
    ...(ownKey === ''
      ? []
      : left(
          'access-key',
          keys.filter((key) => key.AccessKeyId !== ownKey).map((key) => keyHint(key.AccessKeyId ?? '')),
        )),
    ...left(
      'mfa-device',
      devices
        .map(({ SerialNumber = '' }) => SerialNumber)
        .filter((serial) => !ownDevices.includes(serial) && ownDevices[0] !== '')
        .map(deviceNameOf),
    ),
    ...left(
      'policy',
      policies.filter((one) => !facts.policyArns.includes(one.PolicyArn ?? '')).map((one) => one.PolicyName),
    ),
    ...left(
      'group',
      groups.map((one) => one.GroupName).filter((name) => name !== facts.groupName),
    ),
  ];
}

/** Reads what undoing will leave, and whether somebody has signed in since. Nothing is changed by asking. */
export async function undoFacts(
  context: UndoContext,
): Promise<{ readonly leave: Left[]; readonly signedIn: boolean }> {
  const { facts } = context;
  const { whose, signedIn } = await userNow(context);
  if (whose === 'foreign') return { leave: [{ kind: 'user', label: facts.userName }], signedIn };
  if (whose === 'nobody') return { leave: [], signedIn };
  const leave = await others(context).catch((error: unknown) => {
    if (isAws(error, 'access-denied', 'denied-by-organization')) return [];
    throw error;
  });
  return { leave: leave.slice(0, 50), signedIn };
}
