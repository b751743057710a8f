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
