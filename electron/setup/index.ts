export type { Administrator } from './administrator';
export { runTag, type RunFacts } from './facts';
export type { OpenedAccount, SeedVault, SetupPorts } from './ports';
export { createSetupRoom, type RunSecrets, type SetupRoom, type SetupRoomPorts } from './room';
