import type { AccountRoom } from '../account';
import { keyItem } from '../account/credentials';
import { keyHint } from '../aws';
import type { Publish } from '../contract';
import type { Handover } from '../recovery/handover';
import type { SetupRoom } from '../setup';
import { keychainItems } from '../setup/facts';
import { brokenRule, generatePassword } from '../setup/password';
import { readPasswordPolicy } from '../setup/policy-read';
import type { ClipboardKeeper } from '../shell/clipboard-keeper';
import type { SettingsStore } from '../shell/settings';
import type { UsersPorts } from '../users/ports';

type Parts = {
  readonly setup: SetupRoom;
  readonly account: AccountRoom;
  readonly publish: Publish;
  readonly clipboard: ClipboardKeeper;
  readonly settings: SettingsStore;
  readonly handover: Handover;
};

/** Where passwords and keys of users are kept beside their own items: in the runs that made them, and the account's key. */
export function userSecrets(
  parts: Parts,
): Pick<
  UsersPorts,
  'passwords' | 'keyItems' | 'passwordItemOf' | 'replaced' | 'publish' | 'copySecret' | 'files'
> {
  const { setup, account, handover } = parts;
  return {
    passwords: {
      policy: readPasswordPolicy,
      generate: generatePassword,
      brokenRule,
      typed: (ref, id) => setup.passwords.get(ref, id),
      forget: () => setup.passwords.forget(),
    },
    keyItems: async (ref) => [
      keyItem(ref),
      ...(await setup.itemsOf(ref)).filter((item) => item.endsWith('/access-key')),
    ],
    async passwordItemOf(ref, userName) {
      const runs = await setup.handlers.pastRuns({});
      const made = runs.filter(
        (run) => run.accountRef === ref && run.userName === userName && run.phase === 'done',
      );
      const last = made.toSorted((a, b) => b.startedAt - a.startedAt)[0];
      return last === undefined ? null : keychainItems(last.runId).password;
    },
    async replaced(ref, items, key) {
      if (items.includes(keyItem(ref))) await account.book.patch(ref, { keyHint: keyHint(key.accessKeyId) });
    },
    publish: (snapshot) => parts.publish('users', 'replacement', snapshot),
    copySecret: async (secret) => ({
      outcome: 'copied',
      clearsAt: await parts.clipboard.copySecret(secret, parts.settings.current().clearClipboardSeconds),
    }),
    files: {
      save: (mark, facts, how) => handover.saveCsv(mark, { ...facts, password: null }, how),
      delete: (mark) => handover.deleteCsv(mark),
      writeProfile: (name, { accessKeyId, secretAccessKey }) =>
        handover.writeProfile({ name, accessKeyId, secretAccessKey }),
    },
  };
}
