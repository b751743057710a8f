export { forgetKey, loadKey, storeKey } from '../keychain/access-key';

/** Keychain item of an account's own key. */
export const keyItem = (accountRef: string): string => `account/${accountRef}/key`;
/** Keychain item of the short-lived administrator key of a root key retirement. */
export const retireItem = (accountRef: string): string => `account/${accountRef}/retire-admin`;
