/**
 * Words by problem code: `title` what happened, `text` what it means. They hold no values, so they are always whole.
 * `titleExact` and `textExact` are used instead when the problem carries every value they name.
 */
import * as because from './problem-reasons';

export const problems = {
  dialogTitle: 'Something to look at',
  actions: {
    pasteAgain: 'Paste again',
    useAnotherIdentity: 'Use another identity',
    copyForAdministrator: 'Copy for your administrator',
    signInAgain: 'Sign in again',
    bringInStep: 'Bring in step',
    backUpNow: 'Back up now',
    look: 'Look',
  },
  administrator: {
    please: 'Could you allow this for me?',
    account: 'AWS account: {{value}}',
    action: 'Action: {{value}}',
    answer: 'Answer of AWS: {{value}}',
    time: 'Time: {{value}}',
    copied: 'Copied. Send it to your administrator.',
  },
  hanging: because.hanging,
  'keychain-absent': {
    title: 'There is no keychain on this computer.',
    text: 'Offroot will not store secrets without one. Install and start a Secret Service, such as GNOME Keyring or KWallet, then try again.',
  },
  'keychain-locked': {
    title: 'Your keychain is locked.',
    text: 'Open it with your computer’s password. Nothing was lost.',
    textExact: 'Open it with your computer’s password. Nothing was lost; setup waits at step {{step}}.',
  },
  'keychain-slow': {
    title: 'The keychain does not answer.',
    text: 'A window asking for your password may be behind this one.',
  },
  'keychain-changed': {
    title: 'This is another keychain than last time.',
    text: 'Saved secrets are in the old one. Do not delete anything yet.',
  },
  'keychain-refused': {
    title: 'The keychain did not keep what it was given.',
    text: 'It refused, or gave back something else, so Offroot did not go on. Try again, or restart the keychain.',
  },
  'clock-corrected': {
    title: 'This computer’s clock is off.',
    titleExact: 'This computer’s clock is {{fast}} fast.',
    titleNumbers: 'This computer’s clock is {{slow}} slow.',
    text: 'Codes are corrected with the time AWS sent. Other apps may still show wrong codes.',
    textExact: 'Codes are corrected with the time AWS sent {{ago}}. Other apps may still show wrong codes.',
  },
  'clock-unknown': {
    title: 'The clock may be wrong.',
    text: 'It jumped and we cannot ask AWS. Codes may be refused.',
    textExact: 'It jumped by {{jump}} and we cannot ask AWS. Codes may be refused.',
  },
  offline: {
    title: 'You are offline.',
    text: 'Codes keep working. Anything that needs AWS waits until you are back.',
  },
  'no-answer': {
    title: 'No answer from AWS.',
    text: 'The request may or may not have arrived. Before trying again, Offroot looks, so nothing is made twice.',
  },
  throttled: {
    title: 'AWS asked us to slow down.',
    text: 'This happens when many requests come at once. Nothing is wrong with your account.',
    textExact:
      'This happens when many requests come at once. Next try in {{wait}}. Nothing is wrong with your account.',
  },
  'aws-trouble': {
    title: 'AWS had a problem on its side.',
    text: 'We looked: the step did not happen. Trying again is safe.',
  },
  'key-unknown': {
    title: 'AWS does not know this access key.',
    text: 'It may be deleted, mistyped, or from another partition.',
  },
  'secret-wrong': {
    title: 'The secret does not fit this key.',
    text: 'A space or a missing letter at the end is the usual reason.',
  },
  'session-expired': because.sessionExpired,
  'access-denied': because.accessDenied,
  'denied-by-organization': {
    title: 'Your organization does not allow this.',
    text: 'A rule above this account blocks it, even for root.',
  },
  'account-mismatch': because.accountMismatch,
  'account-known': {
    title: 'This account is already here.',
    titleExact: '{{nickname}} is already here.',
    text: 'Going on replaces its key on this computer.',
  },
  'nickname-taken': {
    title: 'Another account has this nickname.',
    text: 'Choose another one, so that you can tell them apart.',
  },
  'alias-taken': {
    title: 'Someone else has this account alias.',
    text: 'An alias can be used only once in all of AWS. Choose another one.',
  },
  'endpoint-not-loopback': {
    title: 'This address is not on this computer.',
    text: 'Keys are sent only to AWS, or to an address such as http://127.0.0.1:4566.',
    textExact: 'Keys are sent only to AWS or to this computer. <mono>{{endpoint}}</mono> is neither.',
  },
  'profile-unusable': {
    title: 'This profile’s keys cannot be read.',
    text: 'Use a profile with an access key, or sign in again with the AWS command line first.',
    textExact:
      'The profile <mono>{{name}}</mono> leads to no keys now. Check it with the AWS command line, or use another one.',
  },
  'name-taken': {
    title: 'A user with this name exists already, and Offroot did not make it.',
    titleExact: '{{userName}} exists already, and Offroot did not make it.',
    text: 'It will not be touched.',
    because: because.deviceTaken,
  },
  'name-being-deleted': {
    title: 'AWS is still deleting an old user of this name.',
    titleExact: 'AWS is still deleting an old {{userName}}.',
    text: 'This can take a few minutes.',
  },
  'mfa-orphan': {
    title: 'An MFA device here belongs to nobody.',
    text: 'It was started and never finished, so its name is taken. It does not carry an Offroot tag. Nobody signs in with it, so deleting it locks no one out.',
    textExact:
      '“{{name}}” was started and never finished, so its name is taken. It does not carry an Offroot tag. Nobody signs in with it, so deleting it locks no one out.',
  },
  'mfa-orphan-ours': {
    title: 'A leftover of an earlier run was found.',
    text: 'It can never be used. Offroot will delete it and make a new one.',
  },
  'mfa-code-refused': {
    title: 'AWS refused the codes.',
    text: 'Each code works once. Look at the clocks, then try again with a fresh one.',
    textExact: 'We compared the clocks and will try once more with fresh codes in {{wait}}.',
    because: because.refusedAgain,
  },
  'mfa-out-of-step': {
    title: 'AWS accepted the device but not its code.',
    text: 'Offroot will bring both in step again.',
  },
  'quota-users': {
    title: 'This account has no room for more users.',
    titleExact: 'This account has no room for more users ({{limit}}).',
    text: 'Remove one first.',
  },
  'quota-keys': {
    title: 'This user has two access keys already.',
    titleExact: '{{userName}} has two access keys already.',
    text: 'Remove one first.',
  },
  'quota-mfa': {
    title: 'This user has eight MFA devices already.',
    titleExact: '{{userName}} has eight MFA devices already.',
    text: 'Remove one first.',
  },
  'quota-other': {
    title: 'A limit of this account is reached.',
    text: 'Remove something of the same kind first, or ask AWS for a higher limit.',
  },
  'password-policy': {
    title: 'The password did not fit this account’s rules.',
    text: 'We read the rules and made a new one.',
    because: because.typedPassword,
  },
  'still-attached': because.stillAttached,
  'other-change': {
    title: 'AWS is still finishing another change.',
    text: 'Wait a few seconds and try again.',
    textExact: 'Next try in {{wait}}.',
  },
  'propagation-slow': {
    title: 'AWS still does not know the new key.',
    text: 'Waiting more is safe. You can also close Offroot and continue later.',
  },
  'journal-unreadable': {
    title: 'The record of the last run cannot be read.',
    text: 'Offroot will ask AWS what exists instead and show you before doing anything.',
  },
  'journal-newer': {
    title: 'A newer Offroot wrote the record of the last run.',
    text: 'Open it with that version, so that nothing is misread.',
  },
  'run-in-progress': {
    title: 'A setup is running.',
    text: 'Other changes wait until it ends.',
  },
  'vault-restored': {
    title: 'The code file was damaged; an earlier copy was used.',
    titleExact: 'The code file was damaged; the copy from {{ago}} was used.',
    text: 'Nothing is missing.',
  },
  'vault-unreadable': {
    title: 'The code file cannot be read.',
    text: 'Nothing was overwritten. Restore your codes from a backup, under Recovery.',
  },
  'vault-newer': {
    title: 'A newer Offroot wrote the code file.',
    text: 'Open it with that version. Nothing was changed.',
  },
  'disk-full': {
    title: 'The disk is full.',
    text: 'Offroot will not go on, since it could not keep the secret.',
  },
  'disk-refused': {
    title: 'The computer did not let Offroot save a file.',
    text: 'Look at the rights of Offroot’s folder, then try again. Nothing was half-written.',
    textExact:
      'Look at the rights of the file <mono>{{file}}</mono>, then try again. Nothing was half-written.',
  },
  'file-not-readable': {
    title: 'This file cannot be opened.',
    text: 'Look whether it still exists and may be read, then choose it again.',
    because: because.unreadable,
  },
  'file-not-recognized': {
    title: 'This is not a file Offroot knows.',
    text: 'Look whether it is the right one, then choose it again.',
  },
  'file-too-large': {
    title: 'This file is too large.',
    text: 'A key file has a few lines, and a picture at most 20 MB. Choose another one.',
    because: because.tooLarge,
  },
  'picture-without-qr': {
    title: 'No QR code was seen.',
    text: 'Make it larger, or take a picture of it and use Image file.',
  },
  'passphrase-wrong': {
    title: 'That is not the passphrase.',
    text: 'Nothing was changed. Try again.',
  },
  'passphrase-needed': {
    title: 'A passphrase is needed.',
    text: 'Enter it to go on.',
  },
  'too-many-tries': {
    title: 'Too many tries.',
    text: 'Wait a moment, then try again.',
    textExact: 'Next try in {{wait}}.',
  },
  'secret-invalid': {
    title: 'This is not a secret we can read.',
    text: 'Letters A to Z and digits 2 to 7 only.',
  },
  'field-invalid': {
    title: 'Something in the form does not fit.',
    text: 'Look at the marked field and change it.',
  },
  'confirmation-wrong': {
    title: 'The typed text does not match.',
    text: 'Read it beside the field and type it once more. Nothing was changed.',
  },
  'not-found': {
    title: 'This is no longer there.',
    text: 'Something else removed it. Read again to see what is there now.',
    because: because.gone,
  },
  'nothing-to-do': {
    title: 'There is nothing to do.',
    text: 'It is already as it should be.',
  },
  'root-key-other-first': {
    title: 'The other root key goes first.',
    text: 'This key signs that deletion, so it must be the last one.',
  },
  'root-key-unproven': {
    title: 'Your administrator is not proven yet.',
    text: 'Without a working administrator nobody could look after this account. Prove it first.',
  },
  'root-key-unknown': {
    title: 'We do not know yet whether the key is gone.',
    text: 'Ask AWS again as the administrator. Nothing more is sent as root.',
  },
  locked: {
    title: 'Offroot is locked.',
    text: 'Unlock it and try again.',
  },
  unknown: {
    title: 'Something unexpected happened.',
    text: 'Nothing more was sent. The details help whoever looks at it.',
  },
} as const;
