import { base64Of, get, isObject, listOf, textOf } from './fields';
import { itemOf, refusedItem } from './item';
import type { ImportedItem, Importer } from './model';

function kindOf(value: unknown): 'totp' | 'hotp' | 'steam' | null {
  const word = textOf(value).toLowerCase();
  return word === 'totp' || word === 'hotp' || word === 'steam' ? word : null;
}

function freeOtpItem(token: unknown): ImportedItem {
  const issuer = textOf(get(token, 'issuerExt')) || textOf(get(token, 'issuerInt'));
  const account = get(token, 'label');
  const kind = kindOf(get(token, 'type'));
  if (kind === null) return refusedItem('type-unknown', issuer, account);
  const signed = listOf(get(token, 'secret'));
  if (!signed.every((byte) => Number.isInteger(byte) && Number(byte) >= -128 && Number(byte) <= 255))
    return refusedItem('damaged', issuer, account);
  const stored = get(token, 'counter');
  return itemOf({
    kind,
    issuer,
    account,
    secret: Uint8Array.from(signed, (byte) => Number(byte) & 0xff),
    algorithm: get(token, 'algo'),
    digits: get(token, 'digits'),
    period: get(token, 'period'),
    // The app stores the last used value; the next code is one further.
    counter: typeof stored === 'number' ? stored + 1 : stored,
  });
}

/** FreeOTP+ JSON: secrets as signed bytes. */
export const freeOtpImporter: Importer = {
  source: 'freeotp-plus',
  detect: ({ json }) => Array.isArray(get(json, 'tokens')) && Array.isArray(get(json, 'tokenOrder')),
  read: ({ json }) => ({
    source: 'freeotp-plus',
    items: listOf(get(json, 'tokens')).map(freeOtpItem),
    batch: [],
  }),
};

function raivoItem(entry: unknown): ImportedItem {
  const kind = kindOf(get(entry, 'kind'));
  if (kind === null) return refusedItem('type-unknown', get(entry, 'issuer'), get(entry, 'account'));
  return itemOf({
    kind,
    issuer: get(entry, 'issuer'),
    account: get(entry, 'account'),
    secret: get(entry, 'secret'),
    algorithm: get(entry, 'algorithm'),
    digits: get(entry, 'digits'),
    period: get(entry, 'timer'),
    counter: get(entry, 'counter'),
    pinned: get(entry, 'pinned') === 'true',
  });
}

/** Raivo OTP JSON, taken out of its ZIP: every value is a string. */
export const raivoImporter: Importer = {
  source: 'raivo',
  detect: ({ json }) =>
    Array.isArray(json) &&
    json.some((entry) => isObject(entry) && Object.hasOwn(entry, 'kind') && Object.hasOwn(entry, 'timer')),
  read: ({ json }) => ({ source: 'raivo', items: listOf(json).map(raivoItem), batch: [] }),
};

function lastPassItem(entry: unknown, folders: ReadonlyMap<unknown, string>): ImportedItem {
  return itemOf({
    kind: 'totp',
    issuer: textOf(get(entry, 'issuerName')) || get(entry, 'originalIssuerName'),
    account: textOf(get(entry, 'userName')) || get(entry, 'originalUserName'),
    secret: get(entry, 'secret'),
    algorithm: get(entry, 'algorithm'),
    digits: get(entry, 'digits'),
    period: get(entry, 'timeStep'),
    pinned: get(entry, 'isFavorite') === true,
    group: folders.get(get(get(entry, 'folderData'), 'folderId')) ?? null,
  });
}

/** LastPass Authenticator JSON. */
export const lastPassImporter: Importer = {
  source: 'lastpass',
  detect: ({ json }) =>
    listOf(get(json, 'accounts')).some((entry) => isObject(entry) && Object.hasOwn(entry, 'issuerName')),
  read({ json }) {
    const folders = new Map(
      listOf(get(json, 'folders')).map((folder) => [get(folder, 'id'), textOf(get(folder, 'name'))]),
    );
    return {
      source: 'lastpass',
      items: listOf(get(json, 'accounts')).map((entry) => lastPassItem(entry, folders)),
      batch: [],
    };
  },
};

/** Steam's own data, one account or a map of them by id: the secret is base64, not base32. */
export const steamMobileImporter: Importer = {
  source: 'steam-mobile',
  detect: ({ json }) => steamAccounts(json).length > 0,
  read: ({ json }) => ({ source: 'steam-mobile', items: steamAccounts(json).map(steamItem), batch: [] }),
};

function steamAccounts(json: unknown): readonly unknown[] {
  const accounts = get(json, 'accounts');
  const candidates = isObject(accounts) ? Object.values(accounts) : [json];
  return candidates.filter((account) => typeof get(account, 'shared_secret') === 'string');
}

function steamItem(entry: unknown): ImportedItem {
  const account = get(entry, 'account_name');
  const secret = base64Of(get(entry, 'shared_secret'));
  return secret === null
    ? refusedItem('secret-not-base64', 'Steam', account)
    : itemOf({ kind: 'steam', issuer: 'Steam', account, secret });
}
