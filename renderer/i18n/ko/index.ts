import { common } from './common';
import { welcome } from './welcome';
import { account } from './account';
import { setup } from './setup';
import { users } from './users';
import { authenticator } from './authenticator';
import { recovery } from './recovery';
import { rootkey } from './rootkey';
import { settings } from './settings';
import { problems } from './problems';
import { lock } from './lock';
import { palette } from './palette';

/** All Korean words; each table must have the keys of the English one. */
export const ko = {
  common,
  welcome,
  account,
  setup,
  users,
  authenticator,
  recovery,
  rootkey,
  settings,
  problems,
  lock,
  palette,
} as const;
