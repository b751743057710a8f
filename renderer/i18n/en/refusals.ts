/**
 * What to do about one thing that was given and does not fit. `reason` by the problem's reason, `field` by the name of
 * the request's field (numbers left out, dots as dashes); a problem that carries neither keeps its own text.
 */
export const refusals = {
  reason: {
    empty: 'There is nothing in it. Choose or paste it once more.',
    'not-text': 'It is not a text file. Choose the CSV, JSON or credentials file itself.',
    'no-key':
      'No access key is in it. Choose rootkey.csv, a file that ends in _accessKeys.csv, or paste both parts.',
    'several-keys': 'Several access keys are in it. Paste the one that you mean.',
    'secret-missing': 'The secret is missing. Paste all of it.',
    'key-id-missing': 'The access key ID is missing. Paste both parts.',
    'console-password-file':
      'This is the file with the console password; it holds no access key. Choose the file that ends in _accessKeys.csv.',
    'other-secret':
      'This is another kind of key, such as an SSH key or a certificate. Paste an access key of AWS.',
    'not-a-key-id': 'This is the ID of something else in AWS. An access key ID begins with AKIA or ASIA.',
    'key-id-shape':
      'An access key ID has at least 16 capital letters and digits and no blanks. Copy it again.',
    'secret-shape':
      'A secret access key has letters, digits, / and + and no blanks. Copy it again, to its last letter.',
    'session-token-missing': 'A key that begins with ASIA needs its session token. Paste all three lines.',
    'secret-not-base32':
      'A secret has the letters A to Z and the digits 2 to 7 only. Compare it letter by letter.',
    'secret-bad-length': 'A letter is missing or too many. Compare it with what the page shows.',
    'algorithm-unknown': 'Choose SHA-1, SHA-256 or SHA-512.',
    'digits-out-of-range': 'Choose 5 to 10 digits.',
    'period-out-of-range': 'Choose a period of 1 to 86,400 seconds.',
    'counter-out-of-range': 'The counter is a whole number from 0 on.',
    'not-recognized':
      'No application that Offroot knows writes such a file. Export once more, or use QR codes.',
    'too-costly': 'Opening it would take more memory or time than is safe. Export again with usual settings.',
    damaged: 'It is damaged. Export it once more, then choose the new file.',
    'account-restricted':
      'It opens only in the account that made it. Export again with a password of its own.',
    'no-password-slot':
      'It opens only with a fingerprint or a key of the phone. Add a password there and export again.',
    pgp: 'It is encrypted with PGP. Open it with that program first, then choose what comes out.',
    age: 'It is a backup of Offroot, or another age file. Restore it in Recovery.',
    'practice-apart':
      'Some of these codes are of the practice account, which keeps its codes apart. Take them off the list, or add them by themselves.',
    'too-long': 'This secret is too long for a QR code. Export it to a file instead.',
    'no-counter': 'This code counts time and has no counter to move.',
    'tag-twice':
      'Two tags have the same key. AWS takes no account of capital letters there; change one of them.',
    'tag-reserved':
      'Keys that begin with aws: belong to AWS, and offroot:run to Offroot. Choose another key.',
    'policy-partition': 'This policy is from another partition of AWS. Choose one from the list.',
    'profile-exists': 'A profile of this name is there already and stays as it is. Choose another name.',
    comma: 'A comma in the user name would break the CSV file. Use a profile instead.',
    'line-end': 'A line end in the password would break the CSV file. Copy the password instead.',
    'not-allowed':
      'The system let Offroot see no screen. Allow it in the system’s settings, or use an image file.',
    'no-rights': 'You have no right to read it. Change the rights of the file, then try again.',
    'not-utf8': 'It is not UTF-8 text. Save it once more as UTF-8.',
    gone: 'The profile is no longer in the files. Read the list again.',
    'file-missing': 'It is no longer there. Choose it again.',
    folder: 'It is a folder. Choose a file.',
  },
  field: {
    accessKeyId: 'The access key ID is too long to be one. Copy it again.',
    secretAccessKey: 'The secret access key is too long to be one. Copy it again.',
    sessionToken: 'The session token is too long to be one. Copy it again.',
    'endpoint-iam': 'The address is too long. Type one such as http://127.0.0.1:4566.',
    'endpoint-sts': 'The address is too long. Type one such as http://127.0.0.1:4566.',
    contents: 'It is too long for a key file. Paste the lines of one key.',
    name: 'A profile’s name has at most 200 characters. Choose one from the list.',
    nickname: 'A nickname has 1 to 64 characters.',
    alias: 'An alias has 3 to 63 small letters, digits and single dashes inside, and is not 12 digits.',
    typed: 'What was typed is longer than what is asked for. Read it beside the field and type it once more.',
    userName: 'A user name has 1 to 64 English letters, digits or + = , . @ _ - and no blanks.',
    deviceName: 'A device name has 1 to 128 English letters, digits or + = , . @ _ - and no blanks.',
    query: 'Search with at most 128 characters.',
    prefix: 'Search with at most 128 characters.',
    password: 'A password has 1 to 128 characters.',
    'password-value': 'A password has 1 to 128 characters.',
    value: 'A password has 1 to 128 characters.',
    'permission-policyArns': 'Choose one to ten policies from the list.',
    'permission-groupName': 'Choose a group from the list.',
    tags: 'There are too many tags, or one is too long. Shorten the list.',
    'tags-key': 'A tag’s key has 1 to 128 letters, digits, blanks or _ . : / = + - @.',
    'tags-value': 'A tag’s value has at most 256 letters, digits, blanks or _ . : / = + - @.',
    profileName: 'A profile’s name has 1 to 64 English letters, digits or _ . - and no blanks.',
    code: 'Type the digits as they are shown, without blanks.',
    code1: 'Type six digits.',
    code2: 'Type six digits: the code that comes after the first one.',
    issuer: 'A service’s name has at most 200 characters.',
    account: 'An account’s name has at most 200 characters.',
    'items-issuer': 'A service’s name has at most 200 characters.',
    'items-account': 'An account’s name has at most 200 characters.',
    'items-tags': 'There are too many tags, or one is too long. Shorten the list.',
    monogram: 'The mark has at most 4 characters.',
    group: 'A group’s name has at most 64 characters.',
    note: 'A note has at most 2,000 characters.',
    secret: 'A secret has at most 4,096 characters. Paste the secret alone.',
    digits: 'Choose 5 to 10 digits.',
    period: 'Choose a period of 1 to 86,400 seconds.',
    counter: 'The counter is a whole number from 0 on.',
    files: 'Choose at most 50 pictures at once.',
    text: 'It is too long. Use a file instead.',
    suggestedName: 'The file’s name is too long. Choose a shorter one.',
    passphrase: 'A passphrase has 1 to 1,024 characters.',
    current: 'A passphrase has at most 1,024 characters.',
    next: 'A passphrase has at most 1,024 characters.',
  },
} as const;
