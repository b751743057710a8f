export type { AccountAccess, OpenedAccount, PracticePort } from './access';
export { practiceRef, type AccountBook } from './accounts';
export type { AccountPorts, AdministratorFacts, CodesPort } from './ports';
export { createAccountRoom, type AccountRoom } from './room';
