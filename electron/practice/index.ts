export { createPracticeAccount } from './account';
export { ConnectionLost } from './errors';
export { practiceRequestHandler } from './request-handler';
export { servePractice, type PracticeServer } from './server';
export type {
  AccountScenario,
  AccountSnapshot,
  IssuedSecret,
  KeySnapshot,
  PracticeAccount,
  PracticeOptions,
  Quotas,
  ScenarioOptions,
  UserSnapshot,
  WireRequest,
  WireResponse,
} from './types';
