import { beforeAll, expect, it, vi } from 'vitest';
import type { Problem } from '../../../electron/contract';
import { problemSentence, switchLanguage } from '../../../renderer/i18n';

beforeAll(
  () => void vi.stubGlobal('document', { documentElement: { lang: '' }, addEventListener: () => undefined }),
);

const aws = { operation: 'CreateUser', errorName: 'AccessDenied', requestId: 'r-1', httpStatus: 403 };

/** What was given, and what is read, in English and Korean. */
const cases: readonly (readonly [string, Partial<Problem> & Pick<Problem, 'code'>, string, string])[] = [
  [
    'the identity that was refused, not the user it was about',
    { code: 'access-denied', params: { identity: 'minji.kim', userName: 'minji-admin' }, aws },
    'AWS did not allow this. The identity minji.kim may not use CreateUser. Nothing was changed.',
    'AWS가 허용하지 않았습니다. minji.kim 사용자는 CreateUser 요청을 할 수 없습니다. 바뀐 것은 없습니다.',
  ],
  [
    'nobody as refused who is not known to be',
    { code: 'access-denied', params: { user: 'minji-admin' }, aws },
    'AWS did not allow this. The identity in use may not use CreateUser. Nothing was changed.',
    'AWS가 허용하지 않았습니다. 지금 쓰는 자격 증명으로는 CreateUser 요청을 할 수 없습니다. 바뀐 것은 없습니다.',
  ],
  [
    'root by its own name',
    { code: 'access-denied', params: { identityKind: 'root', userName: 'minji-admin' }, aws },
    'AWS did not allow this. The root user may not use CreateUser here. Nothing was changed.',
    'AWS가 허용하지 않았습니다. 루트 사용자도 여기서는 CreateUser 요청을 할 수 없습니다. 바뀐 것은 없습니다.',
  ],
  [
    'a clock that is fast',
    { code: 'clock-corrected', params: { offsetMs: -94_000 } },
    'This computer’s clock is 94 seconds fast. Codes are corrected with the time AWS sent. Other apps may still show wrong codes.',
    '이 컴퓨터의 시계가 94초 빠릅니다. AWS가 보낸 시각으로 코드를 맞췄습니다. 다른 앱의 코드는 틀릴 수 있습니다.',
  ],
  [
    'a clock that is slow by whole minutes',
    { code: 'clock-corrected', params: { offsetMs: 300_000 } },
    'This computer’s clock is 5 minutes slow. Codes are corrected with the time AWS sent. Other apps may still show wrong codes.',
    '이 컴퓨터의 시계가 5분 느립니다. AWS가 보낸 시각으로 코드를 맞췄습니다. 다른 앱의 코드는 틀릴 수 있습니다.',
  ],
  [
    'where the setup goes on',
    { code: 'session-expired', params: { step: 5 } },
    'The sign-in has expired. Sign in again; setup goes on at step 5.',
    '로그인이 만료되었습니다. 다시 로그인하면 5단계부터 이어서 합니다.',
  ],
  [
    'the second refusal of codes',
    { code: 'mfa-code-refused', params: { second: 1 } },
    'AWS refused the codes. Still refused. The device is removed again, so nothing half-made stays.',
    'AWS가 코드를 거부했습니다. 다시 거부되었습니다. 반쯤 만든 것이 남지 않도록 디바이스를 지웁니다.',
  ],
  [
    'codes refused where no device is removed',
    { code: 'mfa-code-refused', params: {} },
    'AWS refused the codes. Each code works once. Look at the clocks, then try again with a fresh one.',
    'AWS가 코드를 거부했습니다. 코드는 한 번만 쓸 수 있습니다. 시계를 확인한 뒤 새 코드로 다시 시도하세요.',
  ],
  [
    'a limit in groups of digits',
    { code: 'quota-users', params: { limit: 5000 } },
    'This account has no room for more users (5,000). Remove one first.',
    '이 계정에는 사용자를 더 만들 수 없습니다(5,000). 먼저 하나를 지우세요.',
  ],
  [
    'a device of the name, which is no user',
    { code: 'name-taken', params: { userName: 'minji-admin', what: 'mfa-device' } },
    'An MFA device named minji-admin exists already, and Offroot did not make it. It will not be touched. Choose another device name.',
    '이름이 minji-admin인 MFA 디바이스가 이미 있습니다. Offroot가 만든 것이 아니므로 건드리지 않습니다. 다른 디바이스 이름을 고르세요.',
  ],
  [
    'the user that is gone',
    { code: 'not-found', params: { missing: 'user', user: 'minji-admin' } },
    'The user minji-admin is no longer there. Something else removed it. Read again to see what is there now.',
    'minji-admin 사용자가 더 이상 없습니다. 다른 곳에서 지웠습니다. 다시 읽어 지금 무엇이 있는지 확인하세요.',
  ],
  [
    'the device that is gone, and not the user whose it was',
    { code: 'not-found', params: { missing: 'device', userName: 'minji-admin', name: 'minji-phone' } },
    'The MFA device minji-phone is no longer there. Something else removed it. Read again to see what is there now.',
    'minji-phone MFA 디바이스가 더 이상 없습니다. 다른 곳에서 지웠습니다. 다시 읽어 지금 무엇이 있는지 확인하세요.',
  ],
  [
    'the account whose key is not here',
    { code: 'not-found', params: { what: 'account-key', nickname: 'Haneul Studio' } },
    'There is no key of Haneul Studio on this computer. Connect this account again to go on.',
    '이 컴퓨터에 Haneul Studio 계정의 키가 없습니다. 계속하려면 이 계정을 다시 연결하세요.',
  ],
  [
    'no name when none is known',
    { code: 'not-found', params: { missing: 'group', userName: 'minji-admin' } },
    'This is no longer there. Something else removed it. Read again to see what is there now.',
    '더 이상 없습니다. 다른 곳에서 지웠습니다. 다시 읽어 지금 무엇이 있는지 확인하세요.',
  ],
];

it.each(cases)('a problem names %s', async (_, problem, english, korean) => {
  const whole = { params: {}, at: 0, ...problem };
  await switchLanguage('en');
  expect(problemSentence(whole)).toBe(english);
  await switchLanguage('ko');
  expect(problemSentence(whole)).toBe(korean);
});
