import { parseOtpUri } from '../uri';
import { itemOf } from './item';
import type { ImportedItem } from './model';

/** What password managers keep in their one-time password field: a URI, `steam://SECRET`, a KeeOtp string or a bare secret. */
export function totpFieldItem(field: string, issuer: string, account: string): ImportedItem {
  const text = field.trim();
  if (/^otpauth:\/\//i.test(text)) return parseOtpUri(text);
  if (/^steam:\/\//i.test(text))
    return itemOf({ kind: 'steam', issuer, account, secret: text.slice('steam://'.length) });
  if (/(?:^|&)key=/i.test(text)) return keeOtpItem(text, issuer, account);
  return itemOf({ kind: 'totp', issuer, account, secret: text });
}

/** KeeOtp: `key=BASE32&size=DIGITS&step=SECONDS&otpHashMode=Sha256`. */
export function keeOtpItem(text: string, issuer: string, account: string): ImportedItem {
  const query = new URLSearchParams(text);
  return itemOf({
    kind: 'totp',
    issuer,
    account,
    secret: query.get('key') ?? '',
    algorithm: query.get('otpHashMode') ?? undefined,
    digits: query.get('size') ?? undefined,
    period: query.get('step') ?? undefined,
  });
}
