import type { users as en } from '../en/users';
import type { Same } from '../same';

export const users = {} as const satisfies Same<typeof en>;
