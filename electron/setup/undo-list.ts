import { isAws } from '../aws/errors';
import { deviceNameOf, keyHint } from '../aws/identity';
import type { Evidence } from '../contract/common';
import type { UndoList } from '../contract/setup';
import type { UndoContext } from './context';
import { isDone, paramOf, phoneDeviceName, stepOf } from './state';
import { userNow } from './user-now';

type Left = UndoList['leave'][number];
type Kind = Left['kind'];

/** What hangs on the run's user and is not the run's, with AWS's own name for it. */
export type Hanging = {
  readonly kind: Exclude<Kind, 'user'>;
  readonly id: string;
  readonly label: string;
  readonly evidence: Evidence;
};

const listed = (
  kind: Hanging['kind'],
  evidence: Evidence,
  ids: readonly (string | undefined)[],
  labelOf = (id: string): string => id,
): readonly Hanging[] =>
  ids.flatMap((id) => (id === undefined ? [] : [{ kind, id, label: labelOf(id).slice(0, 2048), evidence }]));

type Look = (context: UndoContext, UserName: string) => Promise<readonly Hanging[]>;

const keys: Look = async (context, UserName) => {
  const own = paramOf(context.state(), 'access-key', 'accessKeyId');
  const before = paramOf(context.state(), 'access-key', '_before').split(' ');
  const { output, evidence } = await context.iam('ListAccessKeys', { UserName });
  const ids = (output.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId: id }) => id ?? []);
  // A key whose answer was lost has no known id: then every new one may be it, and none of them is listed here.
  const maybeOurs = own === '' && stepOf(context.state(), 'access-key').intended;
  const others = ids.filter((id) => id !== own && (!maybeOurs || before.includes(id)));
  return listed('access-key', evidence, others, keyHint);
};

const devices: Look = async (context, UserName) => {
  const { facts } = context;
  const state = context.state();
  const { output, evidence } = await context.iam('ListMFADevices', { UserName });
  // A device whose answer was lost is known by its name alone.
  const maybeOurs = (['mfa-create', 'mfa-phone'] as const).flatMap((step) =>
    paramOf(state, step, 'serialNumber') === '' && stepOf(state, step).intended
      ? [step === 'mfa-create' ? facts.deviceName : phoneDeviceName(facts)]
      : [],
  );
  const own = [paramOf(state, 'mfa-create', 'serialNumber'), paramOf(state, 'mfa-phone', 'serialNumber')];
  const others = (output.MFADevices ?? [])
    .flatMap(({ SerialNumber: serial }) => serial ?? [])
    .filter((serial) => !own.includes(serial) && !maybeOurs.includes(deviceNameOf(serial)));
  return listed('mfa-device', evidence, others, deviceNameOf);
};

/** The console password is one of a kind: it is somebody else's only when this run never came to make one. */
const password: Look = async (context, UserName) => {
  if (isDone(context.state(), 'password') || stepOf(context.state(), 'password').intended) return [];
  try {
    const { evidence } = await context.iam('GetLoginProfile', { UserName });
    return listed('password', evidence, [UserName]);
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return [];
    throw error;
  }
};

const policies: Look = async ({ facts, iam }, UserName) => {
  const { output, evidence } = await iam('ListAttachedUserPolicies', { UserName });
  const others = (output.AttachedPolicies ?? []).filter(
    ({ PolicyArn = '' }) => !facts.policyArns.includes(PolicyArn),
  );
  return listed(
    'policy',
    evidence,
    others.map((one) => one.PolicyArn),
    (arn) => arn.slice(arn.lastIndexOf('/') + 1),
  );
};

const inlinePolicies: Look = async ({ iam }, UserName) => {
  const { output, evidence } = await iam('ListUserPolicies', { UserName });
  return listed('inline-policy', evidence, output.PolicyNames ?? []);
};

const groups: Look = async ({ facts, iam }, UserName) => {
  const { output, evidence } = await iam('ListGroupsForUser', { UserName });
  const names = (output.Groups ?? []).map((one) => one.GroupName);
  return listed(
    'group',
    evidence,
    names.filter((name) => name !== facts.groupName),
  );
};

const looks: readonly Look[] = [keys, devices, password, policies, inlinePolicies, groups];

/** What AWS does not let us look at, or does not know, is not claimed either way. */
async function unlessDenied(look: Promise<readonly Hanging[]>): Promise<readonly Hanging[]> {
  try {
    return await look;
  } catch (error) {
    if (isAws(error, 'access-denied', 'denied-by-organization')) return [];
    throw error;
  }
}

/** Reads what hangs on the run's user and is not the run's. Nothing is changed by asking. */
export async function hangingOn(context: UndoContext): Promise<readonly Hanging[]> {
  const found: Hanging[] = [];
  for (const look of looks) found.push(...(await unlessDenied(look(context, context.facts.userName))));
  return found;
}

/** Reads what undoing will leave, and whether somebody has signed in since. Nothing is changed by asking. */
export async function undoFacts(
  context: UndoContext,
): Promise<{ readonly leave: Left[]; readonly signedIn: boolean }> {
  const { userName } = context.facts;
  const { whose, signedIn, evidence } = await userNow(context);
  if (whose === 'foreign') return { leave: [{ kind: 'user', label: userName, evidence }], signedIn };
  if (whose === 'nobody') return { leave: [], signedIn };
  const hanging = await hangingOn(context);
  const leave = hanging.map(({ kind, label, evidence: asked }): Left => ({ kind, label, evidence: asked }));
  return { leave: leave.slice(0, 50), signedIn };
}
