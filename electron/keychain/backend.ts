/** What is used of keytar; tests and the fault injector hand in their own. */
export type KeychainBackend = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(
    service: string,
  ): Promise<readonly { readonly account: string; readonly password: string }[]>;
};

/** Loads the native addon on first use, so that a missing libsecret is a state of the keychain and not a crash. */
export async function loadKeytar(): Promise<KeychainBackend> {
  const loaded: KeychainBackend & { readonly default?: KeychainBackend } = await import('keytar');
  // Plain Node puts a CommonJS module under `default`; a bundle may not.
  return loaded.default ?? loaded;
}

/**
 * True where libsecret was told to use a file of its own instead of the session's Secret Service (its variable
 * SECRET_BACKEND). Such a file opens with a password from the environment: that is no keychain.
 */
export function isWeak(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'linux' && (env['SECRET_BACKEND'] ?? '') === 'file';
}

/** Name of the system's keychain as a person knows it. */
export function backendName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'macOS Keychain';
  if (platform === 'win32') return 'Windows Credential Manager';
  return 'Secret Service';
}
