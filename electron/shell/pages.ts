import type { Partition } from '../contract';
import { aliasPattern } from '../contract';
import { parseAddress } from './origin';

/** What an outside page is about; the address is built here and nowhere else. */
export type Page =
  | { readonly page: 'sign-in'; readonly partition: Partition; readonly name: string }
  | { readonly page: 'root-security'; readonly partition: Partition }
  | { readonly page: 'lost-mfa' }
  | { readonly page: 'identity-center' };

/** Hosts that may be opened as they are, per partition where AWS documents one (aws/facts 3). */
const consoles: Readonly<Record<Partition, string | null>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': null,
};
const signInHosts: Readonly<Record<Partition, string | null>> = {
  aws: 'signin.aws.amazon.com',
  'aws-cn': 'signin.amazonaws.cn',
  'aws-us-gov': 'signin.amazonaws-us-gov.com',
  'aws-eusc': null,
};
const docsHost = 'docs.aws.amazon.com';

/** Address of a page, or null where AWS documents none for the partition or the name is not one of AWS's. */
export function addressOf(page: Page): string | null {
  switch (page.page) {
    case 'sign-in': {
      const host = signInHosts[page.partition];
      return host === null || !isAccountName(page.name) ? null : `https://${page.name}.${host}/console`;
    }
    case 'root-security': {
      const host = consoles[page.partition];
      return host === null ? null : `https://${host}/iam/home#/security_credentials`;
    }
    case 'lost-mfa':
      return `https://${docsHost}/IAM/latest/UserGuide/id_credentials_mfa_lost-or-broken.html`;
    case 'identity-center':
      return `https://${docsHost}/singlesignon/latest/userguide/what-is.html`;
  }
}

/** The last look before an address leaves the app: https, a host of the list, no credentials, no port. */
export function mayOpen(address: string): boolean {
  const url = parseAddress(address);
  if (url === null || url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '' || url.port !== '') return false;
  const { hostname } = url;
  if (hostname === docsHost || Object.values(consoles).includes(hostname)) return true;
  return Object.values(signInHosts).some((host) => host !== null && isSignInHost(hostname, host));
}

function isSignInHost(hostname: string, host: string): boolean {
  const [name = '', ...rest] = hostname.split('.');
  return rest.join('.') === host && isAccountName(name);
}

/** An account alias or the twelve digits of an account. */
function isAccountName(name: string): boolean {
  return /^\d{12}$/.test(name) || aliasPattern.test(name);
}
