import { isAws } from '../../aws/errors';
import { awsCommand } from '../cli';
import { already, done, type Step } from '../context';
import { keychainItems } from '../facts';
import { deleteKey, deleteLostKey, keysOf, loadKey, saveKey } from '../keys';
import { paramOf, stepOf } from '../state';

/** Sent once; stored and read back before it is used. A key whose secret was lost is deleted and made anew. */
export const accessKeyStep: Step = {
  id: 'access-key',
  mark: 'undo',
  cli: ({ userName }) => awsCommand('iam create-access-key', [['user-name', userName]]),
  async apply(context) {
    const { facts, iam, keychain, resumed, note, boundary } = context;
    // The user was made by this run moments ago, so it had no key; only a user found at a restart is asked.
    const noted = paramOf(context.state(), 'access-key', '_before');
    const before =
      noted !== ''
        ? noted.split(' ')
        : stepOf(context.state(), 'user').state === 'done' || resumed
          ? []
          : await keysOf(context);
    if (before.length > 0) await note({ _before: before.join(' ') });
    if (resumed) {
      const kept = await loadKey(keychain, facts.runId);
      if (kept !== null && (await keysOf(context)).includes(kept.accessKeyId))
        return already({ accessKeyId: kept.accessKeyId });
      await deleteLostKey(context, before);
    }
    for (let tried = 1; ; tried += 1) {
      try {
        const { output } = await iam('CreateAccessKey', { UserName: facts.userName });
        await boundary('access-key:committed');
        const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } =
          output.AccessKey ?? {};
        await saveKey(keychain, facts.runId, { accessKeyId, secretAccessKey });
        await boundary('access-key:stored');
        return done({ accessKeyId });
      } catch (error) {
        if (!isAws(error, 'no-answer', 'service-failure') || tried >= 3) throw error;
        // A list read at once may not hold yet what was made a moment ago.
        await context.wait('no-answer', 2000);
        await deleteLostKey(context, before);
      }
    }
  },
};

/** The key was only for the proof; it goes again unless it was to be kept. */
export const accessKeyDeleteStep: Step = {
  id: 'access-key-delete',
  mark: 'undo',
  cli: ({ userName }) =>
    awsCommand('iam delete-access-key', [
      ['user-name', userName],
      ['access-key-id', '<access key id>'],
    ]),
  async apply(context) {
    const { facts, keychain } = context;
    const accessKeyId = paramOf(context.state(), 'access-key', 'accessKeyId');
    if (accessKeyId !== '') await deleteKey(context, accessKeyId);
    await context.boundary('access-key-delete:committed');
    await keychain.remove(keychainItems(facts.runId).accessKey);
    return done();
  },
};
