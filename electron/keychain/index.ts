export { backendName, loadKeytar } from './backend';
export type { KeychainBackend } from './backend';
export { openKeychain, service } from './keychain';
export type { KeychainOptions, MarkStore, OpenedKeychain } from './keychain';
export { keychainProblem } from './meaning';
export type { Keychain } from './port';
