import type { welcome as en } from '../en/welcome';
import type { Same } from '../same';

export const welcome = {} as const satisfies Same<typeof en>;
