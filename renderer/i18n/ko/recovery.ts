import type { recovery as en } from '../en/recovery';
import type { Same } from '../same';

export const recovery = {} as const satisfies Same<typeof en>;
