import type { Copied, HandlersOf, Replacement, Saved } from '../contract';
import { ProblemError } from '../contract';
import type { AwsTarget, Gateway, OpenGateway, TrustedClock } from '../aws';
import { problemOf } from '../aws/errors';
import { keyHint } from '../aws/identity';
import type { Keychain } from '../keychain';
import type { HeldKey } from '../keychain/access-key';
import { heldKeys, passwordItem } from './items';
import { replaceKey } from './key-replacement';
import type { Notes } from './notes';
import { setPassword, type PasswordPort } from './password';

type KeyFacts = {
  readonly userName: string;
  readonly signInUrl: string;
  readonly accessKey: HeldKey;
  readonly practice: boolean;
};

/** What passwords and keys of users need beside AWS. */
export type SecretsPorts = {
  readonly keychain: Keychain;
  readonly passwords: PasswordPort;
  readonly openGateway: OpenGateway;
  /** Items of the account and its runs that hold access keys. */
  readonly keyItems: (accountRef: string) => Promise<readonly string[]>;
  /** The item where a run keeps this user's password, when a run made the user. */
  readonly passwordItemOf: (accountRef: string, userName: string) => Promise<string | null>;
  readonly replaced: (accountRef: string, items: readonly string[], key: HeldKey) => Promise<void>;
  readonly publish: (snapshot: Replacement) => void;
  readonly copySecret: (secret: string) => Promise<Copied>;
  readonly files: {
    /** `mark` names the files for {@link delete}. */
    save(
      mark: string,
      facts: KeyFacts,
      how: { readonly shape: 'import' | 'console'; readonly despiteGit: boolean },
    ): Promise<Saved>;
    delete(mark: string): Promise<{ readonly deleted: string[] }>;
    writeProfile(name: string, key: HeldKey): Promise<void>;
  };
};

type Work = {
  readonly gateway: Gateway;
  readonly target: AwsTarget;
  readonly accessKeyId: string;
  readonly credential: string;
  readonly practice: boolean;
  readonly signInUrl: string;
  readonly clock: TrustedClock;
  readonly sleep: (ms: number) => Promise<void>;
};
type Who = { readonly accountRef: string; readonly userName: string };
type SecretCalls = Pick<
  HandlersOf<'users'>,
  | 'passwordRules'
  | 'newPassword'
  | 'copyPassword'
  | 'revealPassword'
  | 'replaceKey'
  | 'saveKeyCsv'
  | 'deleteKeyCsv'
  | 'writeKeyProfile'
>;

/** The password and the access keys of users that exist. Secrets go to the keychain, and out only where asked for. */
export function createSecrets(
  ports: SecretsPorts,
  notes: Notes,
  work: (who: Who, changes: boolean) => Promise<Work>,
): SecretCalls {
  const { keychain, passwords } = ports;
  const busy = new Set<string>();

  const itemOf = async ({ accountRef, userName }: Who): Promise<string> =>
    (await ports.passwordItemOf(accountRef, userName)) ?? passwordItem(accountRef, userName);
  const kept = async (who: Who): Promise<string> => {
    const bytes = await keychain.get(await itemOf(who));
    const params = { what: 'password-here', userName: who.userName };
    if (bytes === null) throw new ProblemError('not-found', { params });
    return Buffer.from(bytes).toString('utf8');
  };
  const keyOf = async (accountRef: string, accessKeyId: string): Promise<HeldKey> => {
    const held = await heldKeys(keychain, accountRef, await ports.keyItems(accountRef));
    const found = held.find(({ key }) => key.accessKeyId === accessKeyId);
    const params = { what: 'key-here', key: keyHint(accessKeyId) };
    if (found === undefined) throw new ProblemError('not-found', { params });
    return found.key;
  };
  /** Two at once for one user would not tell each other's new keys apart. */
  const alone = async <T>({ accountRef, userName }: Who, task: () => Promise<T>): Promise<T> => {
    const mark = `${accountRef} ${userName}`;
    if (busy.has(mark)) throw new ProblemError('run-in-progress', { params: { accountRef } });
    busy.add(mark);
    try {
      return await task();
    } finally {
      busy.delete(mark);
    }
  };

  return {
    async passwordRules(who) {
      const { gateway } = await work(who, false);
      return passwords.policy(gateway.iam).catch((error: unknown) => {
        throw problemOf(error);
      });
    },
    newPassword: (request) =>
      alone(request, async () => {
        const { gateway } = await work(request, true);
        const doors = { gateway, keychain, passwords };
        const { password: chosen, ...who } = request;
        const password =
          chosen.kind === 'typed'
            ? { kind: chosen.kind, value: passwords.typed(who.accountRef, chosen.passwordId) }
            : chosen;
        const evidence = await setPassword(doors, { ...who, password }, await itemOf(request));
        passwords.forget();
        return { evidence };
      }),
    copyPassword: async (who) => ports.copySecret(await kept(who)),
    revealPassword: async (who) => ({ password: await kept(who) }),
    replaceKey: (request) =>
      alone(request, async () => {
        const opened = await work(request, true);
        // The files of the AWS CLI are not ours: their key would stop working under them.
        if (opened.credential === 'profile' && opened.accessKeyId === request.accessKeyId)
          throw new ProblemError('nothing-to-do', { params: { what: 'profile-key' } });
        return replaceKey(
          {
            ...opened,
            reopen: async () => (await work(request, true)).gateway,
            openGateway: ports.openGateway,
            keychain,
            notes,
            keyItems: await ports.keyItems(request.accountRef),
            replaced: (items, key) => ports.replaced(request.accountRef, items, key),
            publish: ports.publish,
          },
          request,
        );
      }),
    async saveKeyCsv({ accountRef, userName, accessKeyId, ...how }) {
      const accessKey = await keyOf(accountRef, accessKeyId);
      const { practice, signInUrl } = await work({ accountRef, userName }, false);
      return ports.files.save(accessKeyId, { userName, signInUrl, accessKey, practice }, how);
    },
    deleteKeyCsv: ({ accessKeyId }) => ports.files.delete(accessKeyId),
    async writeKeyProfile({ accountRef, accessKeyId, profileName }) {
      await ports.files.writeProfile(profileName, await keyOf(accountRef, accessKeyId));
      return { done: true };
    },
  };
}
