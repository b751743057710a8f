export type { Administrator } from './administrator';
export { runTag, type RunFacts } from './facts';
export type { OpenedAccount, SeedVault, SetupPorts } from './ports';
export { createSetupRoom } from './room';
export type { RunSecrets, SetupRoom, SetupRoomPorts } from './room-types';
