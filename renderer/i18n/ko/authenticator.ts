import type { authenticator as en } from '../en/authenticator';
import type { Same } from '../same';

export const authenticator = {} as const satisfies Same<typeof en>;
