import type { AccountBook } from './accounts';
import { forgetKey, loadKey, retireItem } from './credentials';
import { isKnown, proveAdmin, removeTemporary } from './retire-admin';
import type { RetireContext } from './retire-context';
import { forgetRootKey } from './retire-forget';
import { confirmNone, deleteOther, deleteThis, removeOwnTemporary } from './retire-steps';

/** All steps; those that are done are passed by. */
export async function perform(context: RetireContext, book: AccountBook): Promise<void> {
  if (await needsAdmin(context)) {
    context.show('prove-admin', { state: 'running', params: { userName: context.facts().userName } });
    const admin = await proveAdmin(context);
    const { proven } = context.facts();
    context.show('prove-admin', {
      state: 'done',
      at: proven?.at ?? null,
      requestId: proven?.requestId ?? null,
    });
    await context.boundary('proven');
    await deleteOther(context);
    await deleteThis(context, admin);
    const confirming = await confirmNone(context, admin);
    const { confirmed } = context.facts();
    context.show('confirm-none', {
      state: 'done',
      at: confirmed?.at ?? null,
      requestId: confirmed?.requestId ?? null,
    });
    await removeOwnTemporary(context, confirming);
    await context.boundary('temporary:gone');
  }
  await forgetRootKey(context, book);
}

/** After the confirmation the administrator is needed only while a temporary key may be left to delete. */
async function needsAdmin(context: RetireContext): Promise<boolean> {
  if (context.facts().confirmed === null) return true;
  const item = retireItem(context.summary.ref);
  const stored = await loadKey(context.keychain, item);
  if (stored === null) return false;
  if (await isKnown(context, stored)) return true;
  await forgetKey(context.keychain, item);
  await context.note({ event: 'temporary-removed' });
  return false;
}

/** While nothing irreversible was sent, a failed try leaves no key of ours at the administrator. */
export async function tidy(context: RetireContext): Promise<void> {
  if (context.root === null || context.facts().sent.this) return;
  // The journal still names the key when this does not work out, and the next try begins with it.
  await removeTemporary(context, context.root).catch(() => undefined);
}
