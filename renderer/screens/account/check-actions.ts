import { go } from '../../app/router';
import type { Check } from '../../../electron/contract';

export type CheckDialog = 'alias' | 'orphans' | 'security-contact' | 'password-policy';

/** Leads to the place where a check is put in place; what has no screen opens as a dialog here. */
export function goToCheck(id: Check['id']): CheckDialog | null {
  switch (id) {
    case 'admin-with-mfa':
      go({ screen: 'setup' });
      return null;
    case 'root-key':
      go({ screen: 'root-key' });
      return null;
    case 'root-mfa':
    case 'root-mfa-second':
      go({ screen: 'root-key', section: 'mfa' });
      return null;
    case 'recovery-kit':
      go({ screen: 'recovery' });
      return null;
    case 'unassigned-mfa':
      return 'orphans';
    case 'alias':
    case 'security-contact':
    case 'password-policy':
      return id;
  }
}
