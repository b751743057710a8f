import { describe, expect, test } from 'vitest';
import type { Draft, RetireReady } from '../../../electron/contract';
import { checksOf, isReady } from '../../../renderer/screens/root-key/ready';
import {
  draftIsSendable,
  nameIssue,
  passwordChecks,
  passwordFits,
  tagIssue,
  withDeviceName,
  withUserName,
  type Form,
} from '../../../renderer/screens/setup/plan/draft';

const draft: Draft = {
  accountRef: 'haneul',
  userName: 'minji-admin',
  deviceName: 'minji-admin',
  password: { kind: 'generate' },
  mustChangePassword: false,
  accessKey: 'delete-after-proof',
  permission: { kind: 'policies', policyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
  tags: [],
  alias: null,
  phoneDevice: false,
};
const form: Form = { draft, deviceTouched: false };
const rules = {
  minimumLength: 8,
  symbols: true,
  numbers: true,
  uppercase: true,
  lowercase: true,
  mixed: false,
};

describe('the draft', () => {
  test.each([
    ['', 'empty'],
    ['민지', 'letters'],
    ['a b', 'letters'],
    ['x'.repeat(65), 'long'],
    ['a,b', null],
    ['x'.repeat(64), null],
  ])('judges the user name %j as %j', (name, issue) => expect(nameIssue(name)).toBe(issue));

  test('lets the device name follow the user name until it is typed by hand', () => {
    expect(withUserName(form, 'suji').draft.deviceName).toBe('suji');
    const typed = withDeviceName(form, 'my-phone');
    expect(withUserName(typed, 'suji').draft.deviceName).toBe('my-phone');
  });

  test.each<[string, Partial<Draft>]>([
    ['an empty name', { userName: '' }],
    ['a half-typed alias', { alias: 'ab-' }],
    ['a password not typed yet', { password: { kind: 'typed', passwordId: '' } }],
    ['no rights at all', { permission: { kind: 'policies', policyArns: [] } }],
    ['a tag key of AWS', { tags: [{ key: 'aws:x', value: '' }] }],
  ])('is not sent with %s', (_, part) => {
    expect(draftIsSendable(draft)).toBe(true);
    expect(draftIsSendable({ ...draft, ...part })).toBe(false);
  });

  test.each([
    ['four words are enough', false],
    ['Four words are enough', false],
    ['Four words are enough, 4', true],
    ['four-words-4', true],
  ])('judges %j as AWS does where an account has no policy of its own: %j', (text, fits) => {
    const own = { symbols: false, numbers: false, uppercase: false, lowercase: false };
    expect(passwordFits(text, { minimumLength: 8, ...own, mixed: true })).toBe(fits);
  });

  test('finds a tag key that is there twice', () =>
    expect(
      tagIssue(
        [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
        1,
      ),
    ).toBe('twice'));
});

describe('a tag', () => {
  const tag = (key: string, value = '') => [{ key, value }];
  test.each<[string, Parameters<typeof tagIssue>[0], ReturnType<typeof tagIssue>]>([
    ['with a key and no value is fine', tag('team'), null],
    ['with Korean letters is fine', tag('부서 이름', '개발 1팀'), null],
    ['needs a key', tag('', 'x'), 'empty'],
    ['of AWS is not ours to set, whatever the capitals', tag('AWS:x'), 'reserved'],
    ['of Offroot itself is not to be set', tag('Offroot:Run'), 'reserved'],
    ['has no signs that AWS refuses in its key', tag('a*b'), 'letters'],
    ['has no signs that AWS refuses in its value', tag('a', 'x\ny'), 'letters'],
  ])('%s', (_, tags, issue) => expect(tagIssue(tags, 0)).toBe(issue));

  test('is told from another by more than capital letters', () =>
    expect(tagIssue([...tag('Team'), ...tag('team')], 1)).toBe('twice'));
});

describe('the password hints', () => {
  test('name each rule of the account and whether it is met', () =>
    expect(passwordChecks('abc', rules)).toEqual([
      { rule: 'length', met: false },
      { rule: 'lower', met: true },
      { rule: 'upper', met: false },
      { rule: 'number', met: false },
      { rule: 'symbol', met: false },
    ]));

  test.each([
    ['Abcdef1!', true],
    ['abcdef1!', false],
    ['Abcdefg!', false],
    ['Abcdef12', false],
  ])('%j fits: %j', (password, fits) => expect(passwordFits(password, rules)).toBe(fits));
});

describe('readiness to delete the root key', () => {
  const now = 1_000_000_000;
  const ready: RetireReady = {
    accountRef: 'haneul',
    rootKeyHere: 'AKIAI44QH8DHBEXAMPLE',
    rootKeys: [],
    adminUserName: 'minji-admin',
    adminProvenAt: now - 60_000,
    adminMfaDevices: 1,
    consoleSignInSeen: 'said',
    consoleSignInAt: null,
    backupAt: null,
    rehearsedAt: null,
    confirmation: 'haneul-studio',
    confirmationKind: 'alias',
    evidence: { operation: 'GetAccountSummary', requestId: null, at: now },
  };

  test('does not insist on the recovery kit', () => expect(isReady(checksOf(ready, now))).toBe(true));

  test.each<[string, Partial<RetireReady>]>([
    ['the proof is older than 15 minutes', { adminProvenAt: now - 16 * 60_000 }],
    ['there is no administrator', { adminUserName: null }],
    ['the administrator has no MFA', { adminMfaDevices: 0 }],
    ['nobody has signed in', { consoleSignInSeen: 'no' }],
  ])('is missing when %s', (_, part) => expect(isReady(checksOf({ ...ready, ...part }, now))).toBe(false));
});
