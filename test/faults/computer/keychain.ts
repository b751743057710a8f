import type { KeychainBackend } from '../../../electron/keychain';

/** How a keychain goes wrong, as libsecret shows it (electron/keychain/meaning.ts). */
export const keychainFaults = ['locked', 'absent', 'hanging', 'refusing'] as const;
export type KeychainFault = (typeof keychainFaults)[number];

const textOf: Readonly<Record<Exclude<KeychainFault, 'hanging'>, string>> = {
  locked: 'Cannot create an item in a locked collection',
  absent: 'The name org.freedesktop.secrets was not provided by any .service files',
  refusing: 'Something went wrong in a way that nobody knows',
};

export type BrokenKeychain = {
  readonly backend: KeychainBackend;
  readonly items: Map<string, string>;
  /** Calls so far. */
  calls(): number;
  /** From the n-th call on (counted from 0, from now on) the keychain is broken until it is mended. */
  breakAt(call: number, fault: KeychainFault): void;
  /** What hung is answered now, as when the person finds the window that asks. */
  mend(): void;
  struck(): boolean;
};

/** A keychain in memory, behind the same few calls as keytar, that breaks at a call that the test chooses. */
export function breakableKeychain(): BrokenKeychain {
  const items = new Map<string, string>();
  let calls = 0;
  let armed: { readonly call: number; readonly fault: KeychainFault } | null = null;
  let hit = false;
  let hanging: (() => void)[] = [];

  async function reach(isRead: boolean): Promise<'there' | 'unseen'> {
    const nth = calls;
    calls += 1;
    if (armed === null || nth < armed.call) return 'there';
    hit = true;
    if (armed.fault === 'hanging') {
      await new Promise<void>((resolve) => hanging.push(resolve));
      return 'there';
    }
    // A locked Secret Service answers reads as if there were nothing.
    if (armed.fault === 'locked' && isRead) return 'unseen';
    throw new Error(textOf[armed.fault]);
  }

  return {
    items,
    backend: {
      async getPassword(_service, account) {
        return (await reach(true)) === 'unseen' ? null : (items.get(account) ?? null);
      },
      async setPassword(_service, account, password) {
        await reach(false);
        items.set(account, password);
      },
      async deletePassword(_service, account) {
        return (await reach(true)) === 'there' && items.delete(account);
      },
      async findCredentials() {
        if ((await reach(true)) === 'unseen') return [];
        return [...items].map(([account, password]) => ({ account, password }));
      },
    },
    calls: () => calls,
    breakAt(call, fault) {
      calls = 0;
      hit = false;
      armed = { call, fault };
    },
    mend() {
      armed = null;
      const waiting = hanging;
      hanging = [];
      for (const go of waiting) go();
    },
    struck: () => hit,
  };
}
