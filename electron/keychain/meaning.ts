import { ProblemError, isProblem } from '../contract/problem';

export type KeychainProblemCode =
  'keychain-absent' | 'keychain-locked' | 'keychain-slow' | 'keychain-refused';

/*
 * keytar passes the texts of the system on and nothing else, so the texts are all there is to go by.
 * Seen on Debian 12 with libsecret 0.20 and gnome-keyring 42:
 *   no session bus            "Cannot autolaunch D-Bus without X11 $DISPLAY"
 *   bus address leads nowhere "Could not connect: No such file or directory"
 *   no Secret Service         "The name org.freedesktop.secrets was not provided by any .service files"
 *   locked, prompt impossible "Cannot create an item in a locked collection"
 *   no keyring made yet       "Object does not exist at path “/org/freedesktop/secrets/collection/login”"
 *   service does not start    no answer at all (the deadline ends it)
 *   locked, reading           no error: the item looks as if it were not there (see keychain.ts)
 */
const absent = [
  /autolaunch d-bus/i,
  /could not connect/i,
  /not provided by any \.service/i,
  /serviceunknown/i,
  /spawn\.(?:childexited|failed|execfailed)/i,
  /libsecret/i,
  /cannot open shared object/i,
  /keytar\.node/i,
  /cannot find module/i,
];
const locked = [
  /locked/i,
  /prompt/i,
  /dismissed/i,
  /object does not exist at path/i,
  /no such secret collection/i,
  /interaction is not allowed/i,
  /user cancell?ed/i,
  /not correct/i,
];

/** Turns whatever the backend threw into one of the door's problems; its text goes no further. */
export function keychainProblem(error: unknown): ProblemError {
  if (isProblem(error)) return error;
  const text = error instanceof Error ? error.message : '';
  if (absent.some((pattern) => pattern.test(text))) return new ProblemError('keychain-absent');
  if (locked.some((pattern) => pattern.test(text))) return new ProblemError('keychain-locked');
  return new ProblemError('keychain-refused');
}
