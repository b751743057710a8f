import type { lock as en } from '../en/lock';
import type { Same } from '../same';

export const lock = {} as const satisfies Same<typeof en>;
