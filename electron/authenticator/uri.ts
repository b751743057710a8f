import { encodeBase32 } from './base32';
import { itemOf, refusedItem } from './import/item';
import type { ImportedEntry, ImportedItem, RefusalReason } from './import/model';

type UriParts = {
  readonly type: string;
  readonly label: string;
  readonly query: ReadonlyMap<string, string>;
};

const scheme = /^otpauth:\/\//i;
const steamScheme = /^steam:\/\//i;

/** Percent-decoding that never throws: what is not valid stays as it is. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Splits before decoding, so that an encoded `?`, `&` or `#` in a label cannot break the URI. */
function split(uri: string): UriParts {
  const rest = uri.replace(scheme, '');
  const mark = rest.indexOf('?');
  const head = mark < 0 ? rest : rest.slice(0, mark);
  const slash = head.indexOf('/');
  const query = new Map<string, string>();
  for (const pair of mark < 0 ? [] : rest.slice(mark + 1).split('&')) {
    const eq = pair.indexOf('=');
    const key = decodePart(eq < 0 ? pair : pair.slice(0, eq)).toLowerCase();
    // In query values "+" is a blank (Aegis and 2FAS write it so); in the label it is a plus.
    const value = eq < 0 ? '' : decodePart(pair.slice(eq + 1).replace(/\+/g, ' '));
    if (key !== '' && !query.has(key)) query.set(key, value);
  }
  return {
    type: (slash < 0 ? head : head.slice(0, slash)).toLowerCase(),
    label: slash < 0 ? '' : decodePart(head.slice(slash + 1)),
    query,
  };
}

/** Parameter wins over the prefix; without a parameter the label is split at the first colon. */
function names(
  label: string,
  issuerParameter: string,
): { readonly issuer: string; readonly account: string } {
  const parameter = issuerParameter.trim();
  if (parameter !== '' && label.startsWith(`${parameter}:`)) {
    return { issuer: parameter, account: label.slice(parameter.length + 1).trim() };
  }
  const colon = label.indexOf(':');
  if (colon < 0) return { issuer: parameter, account: label.trim() };
  const prefix = label.slice(0, colon).trim();
  return { issuer: parameter === '' ? prefix : parameter, account: label.slice(colon + 1).trim() };
}

function isSteam({ type, query }: UriParts, issuer: string): boolean {
  if (type === 'steam') return true;
  if (type !== 'totp') return false;
  if (query.has('steam') || query.get('encoder')?.toLowerCase() === 'steam') return true;
  const digits = query.get('digits');
  return issuer.toLowerCase() === 'steam' && (digits === undefined || digits === '5');
}

const refusedTypes: Readonly<Record<string, RefusalReason>> = {
  motp: 'type-motp',
  yaotp: 'type-yandex',
  yandex: 'type-yandex',
};

/**
 * One `otpauth://` URI (Key Uri Format) or `steam://SECRET` as an entry, or the reason why not.
 * Reasons are stable words and never hold the text.
 */
export function parseOtpUri(text: string): ImportedItem {
  const uri = text.trim();
  if (steamScheme.test(uri)) {
    return itemOf({
      kind: 'steam',
      issuer: 'Steam',
      secret: uri.replace(steamScheme, '').replace(/\/$/, ''),
    });
  }
  if (!scheme.test(uri)) return refusedItem('not-otpauth');
  const parts = split(uri);
  const { type, query } = parts;
  const { issuer, account } = names(parts.label, query.get('issuer') ?? '');
  const refusedType = refusedTypes[type];
  if (refusedType !== undefined) return refusedItem(refusedType, issuer, account);
  if (type !== 'totp' && type !== 'hotp' && type !== 'steam')
    return refusedItem('type-unknown', issuer, account);
  return itemOf({
    kind: isSteam(parts, issuer) ? 'steam' : type,
    issuer,
    account,
    secret: query.get('secret') ?? '',
    algorithm: query.get('algorithm'),
    digits: query.get('digits'),
    period: query.get('period'),
    counter: query.get('counter'),
    notices: type === 'hotp' && !query.has('counter') ? ['counter-missing'] : [],
  });
}

/** All parameters written even at default values; secret upper case without padding; blanks as %20. */
export function buildOtpUri(
  entry: Pick<
    ImportedEntry,
    'kind' | 'issuer' | 'account' | 'secret' | 'algorithm' | 'digits' | 'period' | 'counter'
  >,
): string {
  const account = encodeURIComponent(entry.account);
  // A leading colon says "no issuer", so that a colon in the account is not taken for a separator.
  const prefix =
    entry.issuer === '' ? (entry.account.includes(':') ? ':' : '') : `${encodeURIComponent(entry.issuer)}:`;
  const query = [
    `secret=${encodeBase32(entry.secret)}`,
    ...(entry.issuer === '' ? [] : [`issuer=${encodeURIComponent(entry.issuer)}`]),
    `algorithm=${entry.algorithm}`,
    `digits=${entry.digits}`,
    entry.kind === 'hotp' ? `counter=${entry.counter ?? 0}` : `period=${entry.period}`,
  ];
  return `otpauth://${entry.kind}/${prefix}${account}?${query.join('&')}`;
}
