import { limits } from '../../../electron/contract/constants';
import { each, field, long, reason, tooLong, unfit, type Row, type World } from './row';

const runId = 'or-2611-abcd1234';
const draft = (part: object, { accountRef }: World): object => ({
  accountRef,
  userName: 'minji-admin',
  deviceName: 'minji-admin',
  password: { kind: 'generate' },
  mustChangePassword: false,
  accessKey: 'keep',
  permission: { kind: 'policies', policyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
  tags: [],
  alias: null,
  phoneDevice: false,
  ...part,
});
const badNames = {
  nothing: '',
  'a blank': 'min ji',
  Korean: '민지',
  'a slash': 'a/b',
  'a colon': 'a:b',
  'a line end': 'a\nb',
  'a zero': 'a\u0000b',
  'full-width letters': 'ａｄｍｉｎ',
};
const aliases = {
  nothing: '',
  'two letters': 'ab',
  '64 letters': long(64),
  capitals: 'MyCompany',
  'twelve digits': '123456789012',
  'two dashes': 'my--company',
  'a dash in front': '-company',
  'a dash at the end': 'company-',
  'a dot': 'my.company',
  Korean: '하늘-스튜디오',
};
const device = 'arn:aws:iam::000000000000:mfa/x';
const keyId = 'AKIAIOSFODNN7EXAMPLE';
/** Calls about a user that is there, with the rest of what they need. */
const userCalls: Readonly<Record<string, object>> = {
  'users.detail': {},
  'users.assignMfa': { deviceName: 'phone', keepHere: true },
  'users.beginMfaByQr': { deviceName: 'phone', keepHere: true },
  'users.removeMfa': { serialNumber: device, typed: null },
  'users.resyncMfa': { serialNumber: device },
  'users.setKeyActive': { accessKeyId: keyId, active: false },
  'users.deleteKey': { accessKeyId: keyId, typed: 'MPLE' },
  'users.passwordRules': {},
  'users.newPassword': { password: { kind: 'generate' }, mustChange: false },
  'users.copyPassword': {},
  'users.revealPassword': {},
  'users.replaceKey': { accessKeyId: keyId },
  'users.saveKeyCsv': { accessKeyId: keyId, shape: 'import', despiteGit: true },
  'users.deleteKeyCsv': { accessKeyId: keyId },
  'users.writeKeyProfile': { accessKeyId: keyId, profileName: 'offroot' },
};
const tag = (key: string, value = ''): object => ({ key, value });
const plan =
  (part: (value: string) => object) =>
  (value: string, world: World): object =>
    draft(part(value), world);
const policies = (...policyArns: string[]): object => ({ permission: { kind: 'policies', policyArns } });
const tagKey = ['setup.plan', 'tags.key'] as const;
const bad = 'field-invalid';
const wrong = 'confirmation-wrong';

export const setupRows: readonly Row[] = [
  ...unfit(
    ['setup.checkName', 'userName'],
    { ...badNames, '65 letters': long(65) },
    (userName, { accountRef }) => ({ accountRef, userName }),
  ),
  ...unfit(
    ['setup.plan', 'userName'],
    { ...badNames, '65 letters': long(65) },
    plan((userName) => ({ userName })),
  ),
  ...unfit(
    ['setup.plan', 'deviceName'],
    { ...badNames, '129 letters': long(129) },
    plan((deviceName) => ({ deviceName })),
  ),
  ...unfit(
    ['setup.holdPassword', 'password'],
    { nothing: '', '129 letters': long(129) },
    (password, { accountRef }) => ({ accountRef, password }),
  ),
  ...unfit(
    ['setup.plan', 'alias'],
    aliases,
    plan((alias) => ({ alias })),
  ),
  ...unfit(['account.setAlias', 'alias'], aliases, (alias, { accountRef }) => ({ accountRef, alias })),
  ...each(
    ['setup.plan', 'permission.policyArns'],
    bad,
    reason('policy-partition'),
    {
      'of another partition': 'arn:aws-cn:iam::aws:policy/AdministratorAccess',
      'no ARN': 'AdministratorAccess',
    },
    plan((arn) => policies(arn)),
  ),
  ...unfit(
    ['setup.plan', 'permission.policyArns'],
    { none: '' },
    plan(() => policies()),
  ),
  ...unfit(
    ['setup.plan', 'permission.groupName'],
    { nothing: '', '129 letters': long(129) },
    plan((groupName) => ({ permission: { kind: 'group', groupName } })),
  ),
  ...unfit(
    tagKey,
    { nothing: '', '129 letters': long(129), 'a star': 'a*', 'a line end': 'a\nb', 'a comma': 'a,b' },
    plan((key) => ({ tags: [tag(key)] })),
  ),
  ...each(
    tagKey,
    bad,
    reason('tag-reserved'),
    { 'of AWS': 'aws:team', 'of AWS in capitals': 'AWS:team', 'of Offroot': 'Offroot:Run' },
    plan((key) => ({ tags: [tag(key)] })),
  ),
  ...each(
    tagKey,
    bad,
    reason('tag-twice'),
    { twice: 'team', 'twice but for capitals': 'TEAM' },
    plan((key) => ({ tags: [tag('team', 'a'), tag(key, 'b')] })),
  ),
  ...unfit(
    ['setup.plan', 'tags.value'],
    { '257 letters': long(257), 'a semicolon': 'a;b', 'a tab': 'a\tb' },
    plan((value) => ({ tags: [tag('team', value)] })),
  ),
  ...each(
    tagKey,
    bad,
    field('tags'),
    { 'one more than AWS takes beside ours': 'k' },
    plan((key) => ({
      tags: Array.from({ length: limits.tags + 1 }, (_, at) => tag(`${key}${at}`)),
    })),
  ),
  ...tooLong(['setup.searchPermissions', 'query'], 129, (query, { accountRef }) => ({ accountRef, query })),
  ...tooLong(['setup.undo', 'typed'], 65, (typed) => ({ runId, typed })),
  ...tooLong(['setup.removeLeft', 'typed'], 65, (typed) => ({
    runId,
    remove: [{ kind: 'group', label: 'night-shift' }],
    typed,
  })),
  ...unfit(
    ['setup.writeProfile', 'profileName'],
    {
      nothing: '',
      'a blank': 'my profile',
      'a bracket': 'a]b',
      'a line end': 'a\nb',
      '65 letters': long(65),
      Korean: '관리자',
    },
    (profileName) => ({ runId, profileName }),
  ),
  ...unfit(
    ['users.writeKeyProfile', 'profileName'],
    {
      nothing: '',
      'a blank': 'my profile',
      'a bracket': 'a]b',
      'a line end': 'a\nb',
      '65 letters': long(65),
    },
    (profileName, { accountRef }) => ({ accountRef, userName: 'minji', accessKeyId: keyId, profileName }),
  ),
  ...tooLong(['users.list', 'prefix'], 129, (prefix, { accountRef }) => ({
    accountRef,
    prefix,
    marker: null,
  })),
  ...Object.entries(userCalls).flatMap(([channel, more]) =>
    unfit([channel, 'userName'], { ...badNames, '129 letters': long(129) }, (userName, { accountRef }) => ({
      accountRef,
      userName,
      ...more,
    })),
  ),
  ...['users.assignMfa', 'users.beginMfaByQr'].flatMap((channel) =>
    unfit(
      [channel, 'deviceName'],
      { ...badNames, '129 letters': long(129) },
      (deviceName, { accountRef }) => ({
        accountRef,
        userName: 'minji',
        deviceName,
        keepHere: true,
      }),
    ),
  ),
  ...['code1', 'code2'].flatMap((name) =>
    unfit(
      ['users.finishMfaByQr', name],
      {
        nothing: '',
        'five digits': '12345',
        'seven digits': '1234567',
        'a letter': '12345a',
        'a gap': '123 456',
        'full-width digits': '１２３４５６',
      },
      (code) => ({ pendingId: 'x', code1: '123456', code2: '654321', [name]: code }),
    ),
  ),
  ...unfit(
    ['users.compareCode', 'code'],
    { nothing: '', 'a letter': '12345a', 'seven digits': '1234567' },
    (code, { entryId }) => ({ entryId, code }),
  ),
  ...tooLong(['users.removeMfa', 'typed'], 129, (typed, { accountRef }) => ({
    accountRef,
    userName: 'minji',
    serialNumber: device,
    typed,
  })),
  ...tooLong(['users.deleteKey', 'typed'], 129, (typed, { accountRef }) => ({
    accountRef,
    userName: 'minji',
    accessKeyId: keyId,
    typed,
  })),
  ...each(
    ['account.deleteOrphan', 'typed'],
    wrong,
    'problems.confirmation-wrong.text',
    { nothing: '', 'another name': 'not-it', 'a part of it': 'm' },
    (typed, { accountRef, leftover }) => ({ accountRef, serialNumber: leftover, typed }),
  ),
  ...tooLong(['account.deleteOrphan', 'typed'], 129, (typed, { accountRef, leftover }) => ({
    accountRef,
    serialNumber: leftover,
    typed,
  })),
  ...each(
    ['account.retireStart', 'typed'],
    wrong,
    'problems.confirmation-wrong.text',
    { nothing: '', 'another word': 'PRACTISE' },
    (typed, { accountRef }) => ({ accountRef, typed }),
  ),
  ...tooLong(['account.retireStart', 'typed'], 71, (typed, { accountRef }) => ({ accountRef, typed })),
];
