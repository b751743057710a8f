import { addCodes } from './add-codes';
import { setup } from './setup';
import { users } from './users';
import { recovery } from './recovery';
import { rootkey } from './rootkey';
import { settings } from './settings';

/** English words of the screens that are loaded later. */
export const more = { addCodes, setup, users, recovery, rootkey, settings } as const;
