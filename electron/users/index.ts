export type { UsersPorts } from './ports';
export { createUsersRoom, type UsersRoom } from './room';
