/** Why another app's file cannot be read, by the reason that main gives. */
export const unreadable = {
  damaged: {
    title: 'This file is damaged.',
    text: 'A part of it is missing or changed. Export it again, then choose the new one.',
  },
  'account-restricted': {
    title: 'Only its own Bitwarden account can open this file.',
    text: 'In Bitwarden, export again and choose “Password protected” instead of “Account restricted”.',
  },
  'no-password-slot': {
    title: 'This Aegis file has no password.',
    text: 'It opens only with that phone’s fingerprint. Set a password in Aegis, then export again.',
  },
  pgp: {
    title: 'This file is encrypted with PGP.',
    text: 'Decrypt it with your PGP program first, then choose the result.',
  },
  age: {
    title: 'This is a backup of Offroot, or another age file.',
    text: 'It is restored in Recovery, under Restore, with its passphrase.',
  },
  empty: {
    title: 'There is no code in this file.',
    text: 'Look whether it is the right one, or export it again.',
  },
};

export const tooLarge = {
  'too-costly': {
    title: 'This file asks for too much.',
    text: 'It is over 20 MB, holds over 20,000 codes, or checking its password takes too much memory. Export it again with the usual settings.',
  },
};

/** The password was typed, not made. */
export const typedPassword = {
  typed: {
    title: 'This password does not fit the account’s rules.',
    text: 'Type another one, or let Offroot make one.',
  },
};

/** The account is right, the user is not. */
const otherIdentity = {
  identity: {
    title: 'This key is of somebody else in the account.',
    text: 'The account is the right one, but not the user. Connect it again with the right key. Nothing was sent.',
  },
};

/** A key of another account than the one chosen; exact with all that is known of both. */
export const accountMismatch = {
  title: 'This key belongs to another account.',
  text: 'It is not the account you chose. Nothing was sent.',
  textExact: 'You chose {{nickname}} ({{account}}); the key is of {{keyAccount}}. Nothing was sent.',
  textNumbers: 'You chose {{account}}; the key is of {{keyAccount}}. Nothing was sent.',
  because: otherIdentity,
};

/** Even root is refused, for instance by a rule of an organization that AWS does not name. */
const rootDenied = {
  root: {
    title: 'AWS did not allow this.',
    text: 'The root user may not use <mono>{{operation}}</mono> here. Nothing was changed.',
  },
};

/** The name of an MFA device, not of a user. */
export const deviceTaken = {
  'mfa-device': {
    title: 'An MFA device named {{userName}} exists already, and Offroot did not make it.',
    text: 'It will not be touched. Choose another device name.',
  },
};

export const refusedAgain = {
  second: {
    title: 'AWS refused the codes.',
    text: 'Still refused. The device is removed again, so nothing half-made stays.',
  },
};

const readAgain = 'Something else removed it. Read again to see what is there now.';

/** By what is gone, at AWS or here; each names it. */
export const gone = {
  user: { title: 'The user {{userName}} is no longer there.', text: readAgain },
  group: { title: 'The group {{group}} is no longer there.', text: readAgain },
  device: { title: 'The MFA device {{device}} is no longer there.', text: readAgain },
  key: { title: 'The access key {{key}} is no longer there.', text: readAgain },
  password: { title: '{{userName}} has no console password.', text: readAgain },
  'key-here': {
    title: 'The secret of the access key {{key}} is not on this computer.',
    text: 'AWS does not show it again. Replace the key to have one here.',
  },
  'password-here': {
    title: 'The password of {{userName}} is not on this computer.',
    text: 'AWS does not show it. Make a new one if you need it.',
  },
  'account-key': {
    title: 'There is no key of {{nickname}} on this computer.',
    text: 'Connect this account again to go on.',
  },
  plan: { title: 'This plan is no longer valid.', text: 'Read it again, then press Start.' },
};

export const sessionExpired = {
  title: 'The sign-in has expired.',
  text: 'Sign in again, and Offroot goes on where it was.',
  textNumbers: 'Sign in again; setup goes on at step {{step}}.',
  textExact:
    'The profile <mono>{{name}}</mono> needs it. Run <mono>{{command}}</mono> in a terminal, then try again.',
};

export const accessDenied = {
  title: 'AWS did not allow this.',
  text: 'The identity in use does not have the right for it. Nothing was changed.',
  textExact: 'The identity <i>{{identity}}</i> may not use <mono>{{operation}}</mono>. Nothing was changed.',
  textNumbers: 'The identity in use may not use <mono>{{operation}}</mono>. Nothing was changed.',
  because: rootDenied,
};

/** What hangs on a user, counted. */
export const hanging = {
  'access-key_one': '{{count}} access key',
  'access-key_other': '{{count}} access keys',
  'mfa-device_one': '{{count}} MFA device',
  'mfa-device_other': '{{count}} MFA devices',
  password_one: 'a console password',
  password_other: '{{count}} console passwords',
  policy_one: '{{count}} policy',
  policy_other: '{{count}} policies',
  'inline-policy_one': '{{count}} policy written into it',
  'inline-policy_other': '{{count}} policies written into it',
  group_one: '{{count}} group',
  group_other: '{{count}} groups',
};

export const stillAttached = {
  title: 'Something still hangs on this user.',
  titleExact: 'Something still hangs on this user: {{what}}.',
  text: 'Remove that too, or stop here.',
  because: {
    device: {
      title: 'This MFA device belongs to somebody now.',
      text: 'It was not deleted. Read again to see whose it is.',
    },
  },
};
