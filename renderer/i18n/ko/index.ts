import { common } from './common';
import { welcome } from './welcome';
import { account } from './account';
import { problems } from './problems';
import { refusals } from './refusals';
import { lock } from './lock';
import { palette } from './palette';

/** Korean words that the start needs. */
export const ko = { common, welcome, account, problems, refusals, lock, palette } as const;
