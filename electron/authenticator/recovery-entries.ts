import type { Code, Preview } from '../contract/authenticator';
import { codeView } from './codes';
import type { Collection } from './collection';
import { importedFrom, storedFrom } from './entries';
import { exportOtpauth } from './export/otpauth';
import { importProblem } from './finding';
import type { ReadImport } from './import/import-aside';
import type { AuthenticatorPorts } from './ports';
import type { Previews } from './previews';

/** What backup, rehearsal and restore need of the entries. Practice entries are in none of it. */
export type RecoveryEntries = {
  /** Ids, each with when it was last edited, epoch ms. */
  versions(): ReadonlyMap<string, number>;
  removedCount(): number;
  /** otpauth URIs, one a line; the caller overwrites the bytes when done. */
  asText(): Uint8Array;
  /** Reads such a text into memory only. @throws ProblemError `file-not-recognized | file-not-readable` */
  scratch(
    text: Uint8Array,
  ): Promise<readonly { readonly issuer: string; readonly account: string; codeAt(at: number): Code }[]>;
  /** Reads it into a preview, in which duplicates and conflicts are marked. */
  preview(text: Uint8Array): Promise<Preview>;
};

export function createRecoveryEntries(
  ports: Pick<AuthenticatorPorts, 'vault' | 'readImport' | 'now'>,
  collection: Collection,
  previews: Previews,
): RecoveryEntries {
  const read = async (text: Uint8Array): ReturnType<ReadImport> => {
    try {
      return await ports.readImport(text, null);
    } catch (error) {
      throw importProblem(error);
    }
  };
  return {
    versions: () => new Map(collection.real().map(({ id, changedAt }) => [id, changedAt])),
    removedCount: () => ports.vault.content().removed.length,
    asText: () => exportOtpauth(collection.real().map(importedFrom)),
    async scratch(text) {
      const { items } = await read(text);
      return items.flatMap((item) => {
        if (!item.ok) return [];
        const { entry } = item;
        const chip = { color: 'slate', monogram: '' } as const;
        const copy = storedFrom(
          entry,
          { issuer: entry.issuer, account: entry.account, tags: [], aws: null, ...chip },
          0,
        );
        return [{ issuer: entry.issuer, account: entry.account, codeAt: (at: number) => codeView(copy, at) }];
      });
    },
    async preview(text) {
      return previews.offer(
        await read(text),
        collection.all().map(({ entry }) => entry),
        ports.now(),
      );
    },
  };
}
