export type { UsersPorts } from './ports';
export { createUsersRoom } from './room';
