import type { palette as en } from '../en/palette';
import type { Same } from '../same';

export const palette = {} as const satisfies Same<typeof en>;
