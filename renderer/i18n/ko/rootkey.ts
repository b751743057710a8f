import type { rootkey as en } from '../en/rootkey';
import type { Same } from '../same';

export const rootkey = {} as const satisfies Same<typeof en>;
