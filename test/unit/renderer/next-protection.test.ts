import { describe, expect, it } from 'vitest';
import type { Check } from '../../../electron/contract';
import { nextOf } from '../../../renderer/screens/account/protections';

const check = (id: Check['id'], state: Check['state'], group: Check['group'] = 'now'): Check =>
  ({ id, state, group, params: {}, evidence: null }) as unknown as Check;

describe('the next protection', () => {
  it('is not the root key while nobody knows of an administrator', () => {
    const open = [check('root-key', 'missing'), check('root-mfa', 'missing')];
    expect(nextOf([check('admin-with-mfa', 'unknown'), ...open])?.id).toBe('root-mfa');
    expect(nextOf([check('admin-with-mfa', 'in-place'), ...open])?.id).toBe('root-key');
    expect(nextOf([check('admin-with-mfa', 'missing'), ...open])?.id).toBe('admin-with-mfa');
  });

  it('is none where AWS did not let us look', () => {
    expect(nextOf([check('admin-with-mfa', 'unknown'), check('alias', 'unknown', 'good')])).toBeNull();
  });
});
