import type { StoredEntry, VaultContent } from './entry';
import type { Vault } from './vault/vault';
import { expiredRemovals } from './entries';
import { ProblemError } from '../contract/problem';

export type Place = { readonly entry: StoredEntry; readonly vault: Vault; readonly practice: boolean };
export type Edit = (content: VaultContent) => VaultContent;

/** Both vaults seen as one list, with changes going to the vault the entry is in. */
export type Collection = {
  /** Real entries first, then practice ones. @throws ProblemError `locked` */
  all(): readonly { readonly entry: StoredEntry; readonly practice: boolean }[];
  /** Real entries only: what backups and exports see. */
  real(): readonly StoredEntry[];
  find(id: string): Place;
  /** Saves, reads back, then says that the list changed. */
  change(vault: Vault, edit: Edit): Promise<void>;
  /** Like change, in whichever vault holds the removed entry. */
  changeRemoved(id: string, edit: Edit): Promise<void>;
  revision(): number;
  /** There is no vault yet and nothing to make one with: while practice is open, real entries are none. */
  nothingYet(): void;
  /** Says that the list changed for another reason (accounts, lock). */
  touch(): void;
  /** Forgets removals that are past their 30 days. */
  sweep(now: number): Promise<void>;
};

export function createCollection(
  vault: Vault,
  practiceVault: Vault,
  onChange: (revision: number) => void,
): Collection {
  let revision = 0;
  const touch = (): void => {
    revision += 1;
    onChange(revision);
  };
  let nothing = false;
  const realEntries = (): VaultContent['entries'] => {
    if (vault.isOpen) nothing = false;
    return nothing && practiceVault.isOpen ? [] : vault.content().entries;
  };
  const practiceContent = (): VaultContent =>
    practiceVault.isOpen ? practiceVault.content() : { entries: [], removed: [] };
  const change = async (target: Vault, edit: Edit): Promise<void> => {
    await target.change((content) => ({ content: edit(content), result: null }));
    touch();
  };
  return {
    all: () => [
      ...realEntries().map((entry) => ({ entry, practice: false })),
      ...practiceContent().entries.map((entry) => ({ entry, practice: true })),
    ],
    real: () => vault.content().entries,
    find(id) {
      const entry = realEntries().find((each) => each.id === id);
      if (entry) return { entry, vault, practice: false };
      const other = practiceContent().entries.find((each) => each.id === id);
      if (other) return { entry: other, vault: practiceVault, practice: true };
      throw new ProblemError('not-found', { params: { what: 'entry' } });
    },
    change,
    async changeRemoved(id, edit) {
      const isPractice = practiceContent().removed.some((each) => each.id === id);
      await change(isPractice ? practiceVault : vault, edit);
    },
    revision: () => revision,
    nothingYet() {
      nothing = true;
      touch();
    },
    touch,
    async sweep(now) {
      const gone = expiredRemovals(vault.content(), now);
      if (gone.length === 0) return;
      const ids = new Set(gone.map(({ id }) => id));
      await change(vault, (content) => ({
        ...content,
        removed: content.removed.filter(({ id }) => !ids.has(id)),
      }));
      for (const { secret } of gone) secret.fill(0);
    },
  };
}
