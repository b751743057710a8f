import type { StepId } from '../../contract/constants';
import type { Step } from '../context';
import { accessKeyDeleteStep, accessKeyStep } from './access-key';
import { aliasStep } from './alias';
import { identityStep } from './identity';
import { mfaCreateStep, mfaEnableStep, mfaPhoneStep } from './mfa';
import { passwordStep } from './password';
import { policyStep } from './policy';
import { proofStep } from './proof';
import { propagationStep } from './propagation';
import { userStep } from './user';

/** Every step by its id. */
export const stepsById: Readonly<Record<StepId, Step>> = {
  identity: identityStep,
  alias: aliasStep,
  user: userStep,
  policy: policyStep,
  'mfa-create': mfaCreateStep,
  'mfa-enable': mfaEnableStep,
  password: passwordStep,
  'access-key': accessKeyStep,
  propagation: propagationStep,
  proof: proofStep,
  'mfa-phone': mfaPhoneStep,
  'access-key-delete': accessKeyDeleteStep,
};
