import type { settings as en } from '../en/settings';
import type { Same } from '../same';

export const settings = {} as const satisfies Same<typeof en>;
