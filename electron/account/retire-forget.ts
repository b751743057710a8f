import { ProblemError } from '../contract';
import { keyHint } from '../aws/identity';
import type { AccountBook } from './accounts';
import { forgetKey, keyItem, loadKey, storeKey } from './credentials';
import type { RetireContext } from './retire-context';

/**
 * Forgets the root key on this computer and reads back that it is gone. The account goes on with the administrator's
 * kept key when there is one. A profile's file belongs to the AWS CLI and stays as it is.
 */
export async function forgetRootKey(context: RetireContext, book: AccountBook): Promise<void> {
  const { ref, credential, profileName } = context.summary;
  const { rootKeyId, userName } = context.facts();
  context.show('forget', { state: 'running', params: {} });
  const kept = await context.keptKey();
  const item = keyItem(ref);
  const here = await loadKey(context.keychain, item);
  if (here !== null && here.accessKeyId !== kept?.accessKeyId) await forgetKey(context.keychain, item);
  await context.boundary('forget:removed');
  if (kept !== null) await storeKey(context.keychain, item, kept);
  await context.boundary('forget:kept');
  const left = await loadKey(context.keychain, item);
  if (left?.accessKeyId === rootKeyId) throw new ProblemError('keychain-refused', { params: { item } });
  await book.patch(ref, {
    role: kept === null ? 'not-connected' : 'administrator',
    userName: kept === null ? null : userName,
    credential: kept === null ? 'none' : 'keychain',
    keyHint: kept === null ? null : keyHint(kept.accessKeyId),
    profileName: null,
  });
  await context.boundary('forget:written');
  await context.note({ event: 'forgotten' });
  const params = credential === 'profile' && profileName !== null ? { profile: profileName } : {};
  context.show('forget', { state: 'done', at: context.facts().forgottenAt, params });
}
