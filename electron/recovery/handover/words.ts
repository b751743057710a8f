import type { Language } from '../../contract';

const en = {
  practice: 'PRACTICE. Nothing on this page is a real AWS account.',
  cardTitle: (user: string) => `Sign in as ${user}`,
  cardLead: 'This page holds no secret. Keep it where you keep other papers.',
  account: 'Account',
  accountNumber: 'Account number',
  alias: 'Account alias',
  address: 'Sign-in page',
  user: 'User name',
  device: 'MFA device',
  proven: 'Proven to work',
  signIn: 'How to sign in',
  signInSteps: [
    'Open the sign-in page above.',
    'Type the user name and the password.',
    'Type the code that Offroot or your phone shows.',
  ],
  recover: 'If this computer is lost',
  recoverSteps: [
    'Use the phone that has the same codes, if you added one.',
    'Or install Offroot on another computer, open Recovery, choose Restore, and open your encrypted backup.',
    'Or sign in as the root user and give this user a new MFA device.',
  ],
  foot: (when: string) => `Made by Offroot, ${when}.`,
  reportTitle: (user: string) => `Setup of ${user}`,
  reportLead: 'What Offroot did, in order, with the request ids of AWS. This file holds no secret.',
  started: 'Started',
  ended: 'Ended',
  step: 'Step',
  state: 'State',
  time: 'Time',
  requests: 'Request ids',
  calls: 'Requests to AWS',
  made: 'What exists now',
  paperTitle: 'Recovery sheet',
  paperLead: 'Fill in by hand what only you should know. Keep this page away from the computer.',
  backupName: 'Backup file',
  backupAt: 'Backup of',
  none: 'none yet',
  byHand: 'By hand',
  byHandLines: [
    'Where the backup file is',
    'Where the passphrase is (not the passphrase itself, if others can read this)',
    'Who may help',
  ],
  devices: 'Codes in this app',
} as const;
export type PaperWords = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends (value: string) => string
    ? (value: string) => string
    : (typeof en)[K] extends readonly string[]
      ? readonly string[]
      : string;
};

const ko: PaperWords = {
  practice: '연습. 이 종이에 있는 것은 실제 AWS 계정이 아닙니다.',
  cardTitle: (user) => `로그인 안내: ${user}`,
  cardLead: '이 종이에는 비밀이 없습니다. 다른 서류와 함께 보관하세요.',
  account: '계정',
  accountNumber: '계정 번호',
  alias: '계정 별칭',
  address: '로그인 페이지',
  user: '사용자 이름',
  device: 'MFA 디바이스',
  proven: '확인한 때',
  signIn: '로그인하는 방법',
  signInSteps: [
    '위의 로그인 페이지를 엽니다.',
    '사용자 이름과 비밀번호를 입력합니다.',
    'Offroot나 휴대전화에 보이는 코드를 입력합니다.',
  ],
  recover: '이 컴퓨터를 잃어버렸다면',
  recoverSteps: [
    '같은 코드를 넣어 둔 휴대전화가 있으면 그것을 쓰세요.',
    '또는 다른 컴퓨터에 Offroot를 설치하고, 복구에서 복원을 골라 암호화된 백업을 여세요.',
    '또는 루트 사용자로 로그인해 이 사용자에게 새 MFA 디바이스를 지정하세요.',
  ],
  foot: (when) => `Offroot가 만듦, ${when}.`,
  reportTitle: (user) => `초기 설정 기록: ${user}`,
  reportLead: 'Offroot가 한 일을 순서대로, AWS의 요청 ID와 함께 적었습니다. 이 파일에는 비밀이 없습니다.',
  started: '시작',
  ended: '끝',
  step: '단계',
  state: '상태',
  time: '시각',
  requests: '요청 ID',
  calls: 'AWS에 보낸 요청',
  made: '지금 있는 것',
  paperTitle: '복구 안내서',
  paperLead: '본인만 알아야 할 것은 손으로 적으세요. 이 종이는 컴퓨터와 떨어진 곳에 두세요.',
  backupName: '백업 파일',
  backupAt: '백업한 때',
  none: '아직 없음',
  byHand: '손으로 적기',
  byHandLines: [
    '백업 파일이 있는 곳',
    '암호가 있는 곳 (다른 사람이 이 종이를 볼 수 있다면 암호는 적지 마세요)',
    '도와줄 수 있는 사람',
  ],
  devices: '이 앱에 있는 코드',
};

/** Words of the printed pages and files; screens have their own tables. */
export const paperWords: Readonly<Record<Language, PaperWords>> = { en, ko };
