import type { account as en } from '../en/account';
import type { Same } from '../same';

export const account = {} as const satisfies Same<typeof en>;
