import type { Action, Actions } from '../context';
import type { ServiceName } from '../wire';
import { accountActions } from './account';
import { groupActions } from './groups';
import { keyActions } from './keys';
import { loginActions } from './login';
import { mfaActions } from './mfa';
import { policyActions } from './policies';
import { reportActions } from './reports';
import { stsActions } from './sts';
import { userActions } from './users';

const table: Readonly<Record<ServiceName, Actions>> = {
  iam: {
    ...accountActions,
    ...userActions,
    ...policyActions,
    ...groupActions,
    ...mfaActions,
    ...loginActions,
    ...keyActions,
    ...reportActions,
  },
  sts: stsActions,
};

export const findAction = (service: ServiceName, action: string): Action | undefined =>
  Object.hasOwn(table[service], action) ? table[service][action] : undefined;

/** Whether a call changes the account. Sessions and reports do not count. */
export const isChange = (action: string): boolean => !/^(Get|List|Generate)/.test(action);
