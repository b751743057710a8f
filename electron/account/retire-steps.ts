import { ProblemError } from '../contract';
import { isAws } from '../aws/errors';
import type { Gateway } from '../aws/port';
import { forgetKey, retireItem } from './credentials';
import { deleteUserKey, isKnown, proveAdmin, stillSigns } from './retire-admin';
import type { ProvenAdmin, RetireContext } from './retire-context';

/** How often AWS is asked again whether root's key is gone, and the pause between, in ms. */
const confirmTries = 20;
const confirmPauseMs = 1500;

/** Two root keys: the other one goes first, since only this one can sign that. Already gone is as good. */
export async function deleteOther(context: RetireContext): Promise<void> {
  const { otherKeyId, deleted } = context.facts();
  if (otherKeyId === null) {
    context.show('delete-other-key', { state: 'skipped' });
    return;
  }
  if (deleted.other === null) {
    context.show('delete-other-key', { state: 'running' });
    await context.note({ event: 'sent', which: 'other' });
    await context.boundary('other:sent');
    const requestId = await deleteRootKey(rootOf(context), otherKeyId, 'safe');
    await context.boundary('other:committed');
    await context.note({ event: 'deleted', which: 'other', requestId });
  }
  const { other } = context.facts().deleted;
  context.show('delete-other-key', {
    state: 'done',
    at: other?.at ?? null,
    requestId: other?.requestId ?? null,
  });
}

/**
 * Deletes this key, signed by itself, sent once. Without an answer the administrator asks AWS what is true.
 * @throws ProblemError `no-answer` when AWS says that the key is still there (sending again is safe then),
 *   `root-key-unknown` when it cannot be told, `root-key-other-first` when a root key appeared meanwhile
 */
export async function deleteThis(context: RetireContext, admin: ProvenAdmin): Promise<void> {
  const { sent } = context.facts();
  if (!(await isDeleted(context))) {
    context.show('delete-this-key', { state: 'running' });
    const gone = context.root === null || (sent.this && !(await stillSigns(context.root)));
    if (gone) await context.note({ event: 'deleted', which: 'this', requestId: null });
    else await sendDeletion(context, admin);
  }
  const { this: moment } = context.facts().deleted;
  context.show('delete-this-key', {
    state: 'done',
    at: moment?.at ?? null,
    requestId: moment?.requestId ?? null,
  });
}

/** What was concluded without AWS's own answer to the deletion counts only while the key signs nothing. */
async function isDeleted({ facts, root }: RetireContext): Promise<boolean> {
  const { this: moment } = facts().deleted;
  if (moment === null) return false;
  return moment.requestId !== null || root === null || !(await stillSigns(root));
}

async function sendDeletion(context: RetireContext, admin: ProvenAdmin): Promise<void> {
  const root = rootOf(context);
  const { rootKeyId } = context.facts();
  await assertAlone(context, root);
  await context.note({ event: 'sent', which: 'this' });
  await context.boundary('this:sent');
  let requestId: string | null;
  try {
    requestId = await deleteRootKey(root, rootKeyId, 'once');
  } catch (error) {
    // Only a key in use can become unknown by being deleted; but AWS may also not know one for a moment.
    if (!isAws(error) || !(error.sentMaybe || isAws(error, 'unknown-key'))) throw error;
    context.show('delete-this-key', { state: 'unknown' });
    const answer = await askWhetherGone(context, admin.session, 4);
    // The root key itself is asked too: deleted keys sign nothing.
    if (answer === null && (await stillSigns(root))) throw error;
    requestId = null;
  }
  await context.boundary('this:committed');
  await context.note({ event: 'deleted', which: 'this', requestId });
}

/** A root key that nobody spoke of would be left behind, and nothing could delete it any more. */
async function assertAlone(context: RetireContext, root: Gateway): Promise<void> {
  const { rootKeyId, otherKeyId } = context.facts();
  const { output } = await root.iam('ListAccessKeys', {});
  // The other one was deleted a moment ago; AWS may list it a little longer.
  const others = (output.AccessKeyMetadata ?? []).filter(
    ({ AccessKeyId: id }) => id !== rootKeyId && id !== otherKeyId,
  );
  if (others.length > 0) throw new ProblemError('root-key-other-first', { params: { count: others.length } });
}

/** The administrator confirms that root has no key. @throws ProblemError `root-key-unknown` */
export async function confirmNone(context: RetireContext, admin: ProvenAdmin): Promise<ProvenAdmin> {
  context.show('confirm-none', { state: 'running', params: { userName: context.facts().userName } });
  let proven = admin;
  let requestId: string | null | undefined;
  try {
    requestId = await askWhetherGone(context, proven.session, confirmTries);
  } catch (error) {
    if (!isAws(error, 'expired', 'unknown-key')) throw error;
    proven = await proveAdmin(context);
    requestId = await askWhetherGone(context, proven.session, confirmTries);
  }
  if (requestId === null) throw new ProblemError('root-key-unknown');
  await context.note({ event: 'confirmed', requestId: requestId === '' ? null : requestId });
  await context.boundary('confirmed');
  return proven;
}

/** Request id of AWS's answer "no root key" ('' without one), or null when AWS keeps saying there is one. */
async function askWhetherGone(
  context: RetireContext,
  session: Gateway,
  tries: number,
): Promise<string | null> {
  for (let tried = 1; tried <= tries; tried += 1) {
    const { output, evidence } = await session.iam('GetAccountSummary', {});
    if (output.SummaryMap?.AccountAccessKeysPresent === 0) return evidence.requestId ?? '';
    await context.sleep(confirmPauseMs);
  }
  return null;
}

/** The key made for this retirement goes, signed by the session it gave; then its copy here. */
export async function removeOwnTemporary(context: RetireContext, admin: ProvenAdmin): Promise<void> {
  if (!admin.temporary) return;
  try {
    await deleteUserKey(admin.session, context.facts().userName, admin.credentials.accessKeyId);
  } catch (error) {
    // A repeat after a lost answer: the key that would sign it is the one that is gone. AWS may also not know the
    // session for a moment; a key that it does know is not gone, and its copy stays here until it is.
    if (!isAws(error, 'unknown-key') || (await isKnown(context, admin.credentials))) throw error;
  }
  await context.boundary('temporary:removed');
  await forgetKey(context.keychain, retireItem(context.summary.ref));
  await context.note({ event: 'temporary-removed' });
}

function rootOf(context: RetireContext): Gateway {
  if (context.root !== null) return context.root;
  throw new ProblemError('root-key-unknown');
}

/** Request id, or null when the key was gone already. */
async function deleteRootKey(
  root: Gateway,
  accessKeyId: string,
  repeat: 'safe' | 'once',
): Promise<string | null> {
  try {
    return (await root.iam('DeleteAccessKey', { AccessKeyId: accessKeyId }, { repeat })).evidence.requestId;
  } catch (error) {
    if (isAws(error, 'no-such-entity')) return null;
    throw error;
  }
}
