import { common } from './common';
import { welcome } from './welcome';
import { account } from './account';
import { problems } from './problems';
import { lock } from './lock';
import { palette } from './palette';

/** English words that the start needs. */
export const en = { common, welcome, account, problems, lock, palette } as const;
