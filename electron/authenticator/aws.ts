/** Service name that AWS writes into its QR codes. */
const issuer = 'Amazon Web Services';
/** Name AWS gives the first MFA device of a root user. */
const rootDevice = 'root-account-mfa-device';

/** What the names in an entry say about AWS. The name before `@` is the MFA device, not the user. */
export type AwsHint = {
  readonly deviceName: string;
  /** Twelve digits, when the QR had the number. */
  readonly accountId: string | null;
  readonly alias: string | null;
  readonly looksLikeRoot: boolean;
};

/** Recognizes a virtual MFA device of AWS by issuer, or by an account of the form `name@12 digits`; null for anything else. */
export function awsHintOf(entry: { readonly issuer: string; readonly account: string }): AwsHint | null {
  const at = entry.account.lastIndexOf('@');
  const place = at < 0 ? '' : entry.account.slice(at + 1).trim();
  const isNumber = /^\d{12}$/.test(place);
  const named =
    entry.issuer.trim().toLowerCase() === issuer.toLowerCase() || /^aws$/i.test(entry.issuer.trim());
  if (!named && !isNumber) return null;
  const deviceName = (at < 0 ? entry.account : entry.account.slice(0, at)).trim();
  return {
    deviceName,
    accountId: isNumber ? place : null,
    alias: !isNumber && /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(place) ? place : null,
    looksLikeRoot: deviceName.toLowerCase() === rootDevice || /^root\b/i.test(deviceName),
  };
}

/** Issuer and account as AWS's own QR has them, so that every phone shows the same name. */
export const awsNames = (
  deviceName: string,
  accountIdOrAlias: string,
): { issuer: string; account: string } => ({
  issuer,
  account: `${deviceName}@${accountIdOrAlias}`,
});
