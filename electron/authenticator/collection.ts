import { emptyContent, type StoredEntry, type VaultContent } from './entry';
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
    return nothing && practiceVault.isOpen ? emptyContent.entries : vault.content().entries;
  };
  const practiceContent = (): VaultContent => (practiceVault.isOpen ? practiceVault.content() : emptyContent);
  /** The joined list of what the vaults hold now; it goes when they lock. */
  const joined = new WeakMap<
    VaultContent['entries'],
    { readonly practice: VaultContent['entries']; readonly rows: ReturnType<Collection['all']> }
  >();
  const change = async (target: Vault, edit: Edit): Promise<void> => {
    await target.change((content) => ({ content: edit(content), result: null }));
    touch();
  };
  return {
    all() {
      const [real, practice] = [realEntries(), practiceContent().entries];
      const known = joined.get(real);
      if (known?.practice === practice) return known.rows;
      const rows = [
        ...real.map((entry) => ({ entry, practice: false })),
        ...practice.map((entry) => ({ entry, practice: true })),
      ];
      // The empty content is there for ever, and what is kept for it would be too.
      if (real !== emptyContent.entries) joined.set(real, { practice, rows });
      return rows;
    },
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
