import { setup } from './setup';
import { users } from './users';
import { authenticator } from './authenticator';
import { recovery } from './recovery';
import { rootkey } from './rootkey';
import { settings } from './settings';

/** English words of the screens that are loaded later. */
export const more = { setup, users, authenticator, recovery, rootkey, settings } as const;
