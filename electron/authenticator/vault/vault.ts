import { createHash, randomBytes } from 'node:crypto';
import { ProblemError, isProblem } from '../../contract/problem';
import { emptyContent } from '../entry';
import { nodeScrypt } from '../scrypt';
import type { VaultContent } from '../entry';
import { decodeBody } from './body';
import type { ScryptCosts, Slot } from './layout';
import { candidates } from './newest';
import type { Candidate } from './newest';
import { saveBody, writeVault } from './save';
import type { OpenVault, VaultPorts } from './save';
import { defaultCosts, openBody, passphraseKey, unwrapKey, wipe, wrapKey } from './seal';

export type { VaultPorts } from './save';

/** Keychain item that holds the wrapping key of the vault (32 bytes). */
export const vaultKeyItem = 'vault/key';

/** Practice codes open nothing, so the key of their file is no secret; it only keeps the two files alike. */
const practiceKey = createHash('sha256')
  .update('Offroot practice vault: nothing in here is a secret')
  .digest();

export type VaultWays = { readonly keychain: boolean; readonly passphrase: boolean };

/** What opening found. `restoredFrom`: the file was damaged and the content saved at this instant was used. */
export type Opened = { readonly restoredFrom: number | null };

export class Vault {
  readonly #ports: VaultPorts;
  #open: OpenVault | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(ports: VaultPorts) {
    this.#ports = ports;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** The open vault asks for a passphrase; false while it is locked. */
  get hasPassphrase(): boolean {
    return this.#open?.slots.some(({ type }) => type === 'passphrase') ?? false;
  }

  /** Ways in that the file has; null when there is no vault yet. Needs no key. @throws ProblemError `vault-newer | vault-unreadable` */
  async ways(): Promise<VaultWays | null> {
    const [newest] = await candidates(this.#ports.files, this.#ports.name);
    if (!newest) return null;
    const has = (type: Slot['type']): boolean => newest.container.slots.some((slot) => slot.type === type);
    return { keychain: has('keychain'), passphrase: has('passphrase') };
  }

  /** @throws ProblemError `locked` */
  content(): VaultContent {
    return this.#opened().content;
  }

  /** Opens with the keychain's key, making a new vault when there is none. @throws keychain problems, `passphrase-needed`, vault problems */
  openWithKeychain(): Promise<Opened> {
    return this.#inTurn(async () => {
      if (this.#open) return { restoredFrom: null };
      const found = await candidates(this.#ports.files, this.#ports.name);
      if (found.length === 0) {
        const wrapping = await this.#keychainKey('make');
        return this.#create((id, key) => wrapKey(id, key, wrapping, 'keychain'));
      }
      if (!found[0]?.container.slots.some(({ type }) => type === 'keychain'))
        throw new ProblemError('passphrase-needed');
      return this.#openFound(found, 'keychain', () => this.#keychainKey('need'), 'keychain-changed');
    });
  }

  /** @throws ProblemError `passphrase-wrong`, `too-many-tries` {until}, `not-found`, vault problems */
  openWithPassphrase(passphrase: string): Promise<Opened> {
    return this.#inTurn(async () => {
      if (this.#open) return { restoredFrom: null };
      const found = await candidates(this.#ports.files, this.#ports.name);
      if (found.length === 0) throw new ProblemError('not-found');
      await this.#ports.tries?.begin();
      const derive = (slot: Slot): Promise<Uint8Array | null> =>
        this.#passphraseKey(passphrase, slot.salt, slot.costs);
      const opened = await this.#openFound(found, 'passphrase', derive, 'passphrase-wrong');
      await this.#ports.tries?.passed();
      return opened;
    });
  }

  /** Makes a vault that only a passphrase opens, for machines without a keychain. @throws ProblemError `nothing-to-do` when there is one */
  createWithPassphrase(passphrase: string): Promise<Opened> {
    return this.#inTurn(async () => {
      const found = await candidates(this.#ports.files, this.#ports.name);
      if (found.length > 0) throw new ProblemError('nothing-to-do');
      const { wrapping, derived } = await this.#newPassphrase(passphrase);
      return this.#create((id, key) => wrapKey(id, key, wrapping, 'passphrase', derived));
    });
  }

  /** Opens the practice vault, making it when there is none or when it cannot be read: nothing in it is worth keeping. */
  openPractice(): Promise<Opened> {
    return this.#inTurn(async () => {
      if (this.#open) return { restoredFrom: null };
      try {
        const found = await candidates(this.#ports.files, this.#ports.name);
        if (found.length > 0)
          return await this.#openFound(
            found,
            'practice',
            () => Promise.resolve(practiceKey),
            'vault-unreadable',
          );
      } catch (error) {
        if (!isProblem(error, 'vault-unreadable')) throw error;
      }
      return this.#create((id, key) => wrapKey(id, key, practiceKey, 'practice'));
    });
  }

  /**
   * Changes the content and resolves when it is written and read back; on failure the old content stays.
   * Changes run one after another. @throws ProblemError `locked | disk-full | disk-refused`
   */
  change<T>(
    edit: (content: VaultContent) => { readonly content: VaultContent; readonly result: T },
  ): Promise<T> {
    return this.#inTurn(async () => {
      const open = this.#opened();
      const { content, result } = edit(open.content);
      if (content !== open.content) this.#open = await saveBody(this.#ports, { ...open, content });
      return result;
    });
  }

  /**
   * Sets who may open the vault. The body is copied as it is. Older contents, which the old ways still open, are removed.
   * `passphrase` is null for none; `keychain` false deletes the key there. One of both must remain.
   */
  setWays(ways: { readonly passphrase: string | null; readonly keychain: boolean }): Promise<void> {
    return this.#inTurn(async () => {
      const open = this.#opened();
      if (ways.passphrase === null && !ways.keychain) throw new TypeError('A vault needs a way in');
      const { vaultId } = open.prefix;
      const slots: Slot[] = [];
      if (ways.keychain) slots.push(wrapKey(vaultId, open.key, await this.#keychainKey('make'), 'keychain'));
      if (ways.passphrase !== null) {
        const { wrapping, derived } = await this.#newPassphrase(ways.passphrase);
        slots.push(wrapKey(vaultId, open.key, wrapping, 'passphrase', derived));
      }
      const next = { ...open, slots };
      await writeVault(this.#ports, next, true);
      this.#open = { ...next, damagedFile: false };
      if (!ways.keychain) await this.#ports.keychain?.remove(vaultKeyItem).catch(() => undefined);
    });
  }

  /** Checks a passphrase of the open vault without changing anything. One after another, or many at once would all count as the first. @throws ProblemError `too-many-tries`, `locked` */
  checkPassphrase(passphrase: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const open = this.#opened();
      const slot = open.slots.find(({ type }) => type === 'passphrase');
      if (!slot) return false;
      await this.#ports.tries?.begin();
      const wrapping = await this.#passphraseKey(passphrase, slot.salt, slot.costs);
      const key = wrapping && unwrapKey(open.prefix.vaultId, slot, wrapping);
      if (wrapping) wipe(wrapping);
      if (!key) return false;
      wipe(key);
      await this.#ports.tries?.passed();
      return true;
    });
  }

  /** No passphrase is tried before this instant, epoch ms; null when one may be tried now. */
  slowedUntil(): Promise<number | null> {
    return this.#ports.tries?.slowedUntil() ?? Promise.resolve(null);
  }

  /** Drops the key and all entries and overwrites their bytes. A save under way ends first. */
  async lock(): Promise<void> {
    await this.#inTurn(async () => {
      const open = this.#open;
      this.#open = null;
      if (!open) return;
      wipe(open.key, ...[...open.content.entries, ...open.content.removed].map(({ secret }) => secret));
    });
  }

  #passphraseKey(passphrase: string, salt: Uint8Array, costs: ScryptCosts): Promise<Uint8Array | null> {
    return passphraseKey(this.#ports.scrypt ?? nodeScrypt, passphrase, salt, costs);
  }

  #opened(): OpenVault {
    if (!this.#open) throw new ProblemError('locked');
    return this.#open;
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#tail.then(task, task);
    this.#tail = run.catch(() => undefined);
    return run;
  }

  async #keychainKey(when: 'make' | 'need'): Promise<Uint8Array> {
    const { keychain } = this.#ports;
    if (!keychain) throw new ProblemError('keychain-absent');
    const there = await keychain.get(vaultKeyItem);
    if (there?.length === 32) return there;
    // The keychain is open and does not have it: it is not the one this vault was made with.
    if (when === 'need') throw new ProblemError('keychain-changed');
    const made = randomBytes(32);
    await keychain.put(vaultKeyItem, made);
    return made;
  }

  async #newPassphrase(
    passphrase: string,
  ): Promise<{ wrapping: Uint8Array; derived: { salt: Uint8Array; costs: ScryptCosts } }> {
    const derived = { salt: randomBytes(32), costs: this.#ports.costs ?? defaultCosts };
    const wrapping = await this.#passphraseKey(passphrase, derived.salt, derived.costs);
    if (!wrapping) throw new TypeError('Costs out of range');
    return { wrapping, derived };
  }

  async #create(slotOf: (vaultId: Uint8Array, key: Buffer) => Slot): Promise<Opened> {
    const key = randomBytes(32);
    const vaultId = randomBytes(16);
    const prefix = { vaultId, saveNumber: 0, savedAt: 0, nonce: randomBytes(12) };
    const slots = [slotOf(vaultId, key)];
    const empty = new Uint8Array(0);
    this.#open = await saveBody(this.#ports, {
      key,
      prefix,
      prefixBytes: empty,
      body: empty,
      slots,
      content: emptyContent,
      damagedFile: false,
    });
    return { restoredFrom: null };
  }

  /** Opens the newest content that is what was written. A whole file that the key does not fit ends the search. */
  async #openFound(
    found: readonly Candidate[],
    type: Slot['type'],
    derive: (slot: Slot) => Promise<Uint8Array | null>,
    whenWrong: 'passphrase-wrong' | 'keychain-changed' | 'vault-unreadable',
  ): Promise<Opened> {
    for (const { container, place } of found) {
      const slot = container.slots.find((each) => each.type === type);
      const wrapping = slot ? await derive(slot) : null;
      const key = slot && wrapping ? unwrapKey(container.prefix.vaultId, slot, wrapping) : null;
      if (wrapping && type !== 'practice') wipe(wrapping);
      if (!key) throw new ProblemError(whenWrong);
      const plain = openBody(key, container);
      const content = plain && decodeBody(plain);
      if (!content) {
        wipe(key);
        continue;
      }
      const { prefix, prefixBytes, body, slots } = container;
      this.#open = { key, prefix, prefixBytes, body, slots, content, damagedFile: place > 0 };
      return { restoredFrom: place > 0 ? prefix.savedAt : null };
    }
    throw new ProblemError('vault-unreadable');
  }
}
