import type { problems as en } from '../en/problems';
import type { Same } from '../same';

import * as because from './problem-reasons';

export const problems = {
  dialogTitle: '확인할 것이 있습니다',
  actions: {
    pasteAgain: '다시 붙여 넣기',
    useAnotherIdentity: '다른 자격 증명 쓰기',
    copyForAdministrator: '관리자에게 줄 내용 복사',
    signInAgain: '다시 로그인',
    bringInStep: '맞추기',
    backUpNow: '지금 백업',
    look: '보기',
  },
  administrator: {
    please: '아래 작업을 허용해 주실 수 있나요?',
    account: 'AWS 계정: {{value}}',
    action: '작업: {{value}}',
    answer: 'AWS의 응답: {{value}}',
    time: '시각: {{value}}',
    copied: '복사했습니다. 관리자에게 보내세요.',
  },
  hanging: because.hanging,
  'keychain-absent': {
    title: '이 컴퓨터에 키체인이 없습니다.',
    text: '키체인 없이는 비밀을 저장하지 않습니다. GNOME Keyring이나 KWallet 같은 Secret Service를 설치해 켠 뒤 다시 시도하세요.',
  },
  'keychain-locked': {
    title: '키체인이 잠겨 있습니다.',
    text: '컴퓨터 암호로 여세요. 잃어버린 것은 없습니다.',
    textExact: '컴퓨터 암호로 여세요. 잃어버린 것은 없고, {{step}}단계에서 기다립니다.',
  },
  'keychain-slow': {
    title: '키체인이 응답하지 않습니다.',
    text: '암호를 묻는 창이 뒤에 가려져 있을 수 있습니다.',
  },
  'keychain-changed': {
    title: '지난번과 다른 키체인입니다.',
    text: '저장한 비밀은 예전 키체인에 있습니다. 아직 아무것도 지우지 마세요.',
  },
  'keychain-refused': {
    title: '키체인이 맡긴 것을 그대로 보관하지 않았습니다.',
    text: '저장을 거절했거나 다른 값을 돌려주어 진행하지 않았습니다. 다시 시도하거나 키체인을 다시 시작하세요.',
  },
  'clock-corrected': {
    title: '이 컴퓨터의 시계가 맞지 않습니다.',
    titleExact: '이 컴퓨터의 시계가 {{fast}} 빠릅니다.',
    titleNumbers: '이 컴퓨터의 시계가 {{slow}} 느립니다.',
    text: 'AWS가 보낸 시각으로 코드를 맞췄습니다. 다른 앱의 코드는 틀릴 수 있습니다.',
    textExact: '{{ago}} AWS가 보낸 시각으로 코드를 맞췄습니다. 다른 앱의 코드는 틀릴 수 있습니다.',
  },
  'clock-unknown': {
    title: '시계가 틀렸을 수 있습니다.',
    text: '시각이 바뀌었는데 AWS에 확인할 수 없습니다. 코드가 거부될 수 있습니다.',
    textExact: '시각이 {{jump}}만큼 바뀌었는데 AWS에 확인할 수 없습니다. 코드가 거부될 수 있습니다.',
  },
  offline: {
    title: '오프라인입니다.',
    text: '인증 코드는 계속 쓸 수 있습니다. AWS가 필요한 일은 다시 연결될 때까지 기다립니다.',
  },
  'no-answer': {
    title: 'AWS의 응답이 없습니다.',
    text: '요청이 도착했는지 아직 모릅니다. 두 번 만들지 않도록, 다시 시도하기 전에 먼저 확인합니다.',
  },
  throttled: {
    title: 'AWS가 속도를 줄여 달라고 했습니다.',
    text: '요청이 한꺼번에 몰리면 생깁니다. 계정에는 문제가 없습니다.',
    textExact: '요청이 한꺼번에 몰리면 생깁니다. {{wait}} 뒤에 다시 시도합니다. 계정에는 문제가 없습니다.',
  },
  'aws-trouble': {
    title: 'AWS 쪽에 문제가 있었습니다.',
    text: '확인해 보니 이 단계는 실행되지 않았습니다. 다시 시도해도 안전합니다.',
  },
  'key-unknown': {
    title: 'AWS가 이 액세스 키를 모릅니다.',
    text: '삭제되었거나, 잘못 입력했거나, 다른 파티션의 키일 수 있습니다.',
  },
  'secret-wrong': {
    title: '비밀 키가 이 액세스 키와 맞지 않습니다.',
    text: '끝에 공백이 있거나 글자가 빠진 경우가 많습니다.',
  },
  'session-expired': because.sessionExpired,
  'access-denied': because.accessDenied,
  'denied-by-organization': {
    title: '조직에서 허용하지 않습니다.',
    text: '이 계정 위의 규칙이 막고 있으며, 루트도 예외가 아닙니다.',
  },
  'account-mismatch': because.accountMismatch,
  'account-known': {
    title: '이미 있는 계정입니다.',
    titleExact: '{{nickname}} 계정은 이미 있습니다.',
    text: '계속하면 이 컴퓨터의 키를 바꿉니다.',
  },
  'nickname-taken': {
    title: '다른 계정이 이 별명을 쓰고 있습니다.',
    text: '구별할 수 있도록 다른 별명을 고르세요.',
  },
  'alias-taken': {
    title: '다른 사람이 이 계정 별칭을 쓰고 있습니다.',
    text: '별칭은 AWS 전체에서 한 번만 쓸 수 있습니다. 다른 별칭을 고르세요.',
  },
  'endpoint-not-loopback': {
    title: '이 컴퓨터의 주소가 아닙니다.',
    text: '키는 AWS나 http://127.0.0.1:4566 같은 이 컴퓨터의 주소로만 보냅니다.',
    textExact: '키는 AWS나 이 컴퓨터로만 보냅니다. <mono>{{endpoint}}</mono> 주소는 둘 다 아닙니다.',
  },
  'profile-unusable': {
    title: '이 프로필의 키를 읽을 수 없습니다.',
    text: '액세스 키가 있는 프로필을 쓰거나, 먼저 AWS 명령줄 도구로 다시 로그인하세요.',
    textExact:
      '<mono>{{name}}</mono> 프로필에서 지금은 키를 얻을 수 없습니다. AWS 명령줄 도구로 확인하거나 다른 프로필을 쓰세요.',
  },
  'name-taken': {
    title: '같은 이름의 사용자가 이미 있습니다.',
    titleExact: '{{userName}} 사용자가 이미 있습니다.',
    text: 'Offroot가 만든 것이 아니므로 건드리지 않습니다.',
    because: because.deviceTaken,
  },
  'name-being-deleted': {
    title: 'AWS가 같은 이름의 예전 사용자를 아직 지우고 있습니다.',
    titleExact: 'AWS가 예전 {{userName}} 사용자를 아직 지우고 있습니다.',
    text: '몇 분 걸릴 수 있습니다.',
  },
  'mfa-orphan': {
    title: '주인 없는 MFA 디바이스가 있습니다.',
    text: '만들다가 끝내지 않은 것이어서 이름이 잡혀 있습니다. Offroot의 태그는 없습니다. 아무도 로그인에 쓰지 않으므로 지워도 잠기는 사람이 없습니다.',
    textExact:
      '"{{name}}"은 만들다가 끝내지 않은 것이어서 이름이 잡혀 있습니다. Offroot의 태그는 없습니다. 아무도 로그인에 쓰지 않으므로 지워도 잠기는 사람이 없습니다.',
  },
  'mfa-orphan-ours': {
    title: '이전 실행이 남긴 디바이스를 찾았습니다.',
    text: '쓸 수 없는 것이어서 지우고 새로 만듭니다.',
  },
  'mfa-code-refused': {
    title: 'AWS가 코드를 거부했습니다.',
    text: '코드는 한 번만 쓸 수 있습니다. 시계를 확인한 뒤 새 코드로 다시 시도하세요.',
    textExact: '시계를 비교했고, {{wait}} 뒤 새 코드로 한 번 더 시도합니다.',
    because: because.refusedAgain,
  },
  'mfa-out-of-step': {
    title: 'AWS가 디바이스는 받았지만 코드는 맞지 않습니다.',
    text: 'Offroot가 다시 맞춥니다.',
  },
  'quota-users': {
    title: '이 계정에는 사용자를 더 만들 수 없습니다.',
    titleExact: '이 계정에는 사용자를 더 만들 수 없습니다({{limit}}).',
    text: '먼저 하나를 지우세요.',
  },
  'quota-keys': {
    title: '액세스 키가 이미 두 개입니다.',
    titleExact: '{{userName}} 사용자의 액세스 키가 이미 두 개입니다.',
    text: '먼저 하나를 지우세요.',
  },
  'quota-mfa': {
    title: 'MFA 디바이스가 이미 여덟 개입니다.',
    titleExact: '{{userName}} 사용자의 MFA 디바이스가 이미 여덟 개입니다.',
    text: '먼저 하나를 지우세요.',
  },
  'quota-other': {
    title: '이 계정의 한도에 닿았습니다.',
    text: '같은 종류를 먼저 지우거나, AWS에 한도를 늘려 달라고 하세요.',
  },
  'password-policy': {
    title: '비밀번호가 이 계정의 규칙에 맞지 않았습니다.',
    text: '규칙을 읽고 새로 만들었습니다.',
    because: because.typedPassword,
  },
  'still-attached': because.stillAttached,
  'other-change': {
    title: 'AWS가 다른 변경을 처리하고 있습니다.',
    text: '몇 초 뒤에 다시 시도하세요.',
    textExact: '{{wait}} 뒤에 다시 시도합니다.',
  },
  'propagation-slow': {
    title: 'AWS가 아직 새 키를 모릅니다.',
    text: '더 기다려도 안전합니다. Offroot를 닫고 나중에 이어서 해도 됩니다.',
  },
  'journal-unreadable': {
    title: '지난 실행 기록을 읽을 수 없습니다.',
    text: '대신 AWS에 무엇이 있는지 확인하고, 실행하기 전에 보여 드립니다.',
  },
  'journal-newer': {
    title: '더 새로운 Offroot가 남긴 실행 기록입니다.',
    text: '잘못 읽지 않도록 그 버전으로 여세요.',
  },
  'run-in-progress': {
    title: '설정을 실행하고 있습니다.',
    text: '다른 변경은 끝날 때까지 기다립니다.',
  },
  'vault-restored': {
    title: '코드 파일이 손상되어 이전 사본을 썼습니다.',
    titleExact: '코드 파일이 손상되어 {{ago}} 사본을 썼습니다.',
    text: '빠진 것은 없습니다.',
  },
  'vault-unreadable': {
    title: '코드 파일을 읽을 수 없습니다.',
    text: '덮어쓴 것은 없습니다. 복구에서 백업으로 코드를 되찾으세요.',
  },
  'vault-newer': {
    title: '더 새로운 Offroot가 쓴 코드 파일입니다.',
    text: '그 버전으로 여세요. 바뀐 것은 없습니다.',
  },
  'disk-full': {
    title: '디스크가 가득 찼습니다.',
    text: '비밀 키를 보관할 수 없어 진행하지 않습니다.',
  },
  'disk-refused': {
    title: '컴퓨터가 파일 저장을 허용하지 않았습니다.',
    text: 'Offroot 폴더의 권한을 확인한 뒤 다시 시도하세요. 반쯤 쓴 파일은 없습니다.',
    textExact: '<mono>{{file}}</mono> 파일의 권한을 확인한 뒤 다시 시도하세요. 반쯤 쓴 파일은 없습니다.',
  },
  'file-not-readable': {
    title: '이 파일을 열 수 없습니다.',
    text: '파일이 아직 있고 읽을 수 있는지 확인한 뒤 다시 고르세요.',
    because: because.unreadable,
  },
  'file-not-recognized': {
    title: 'Offroot가 아는 파일이 아닙니다.',
    text: '맞는 파일인지 확인한 뒤 다시 고르세요.',
  },
  'file-too-large': {
    title: '파일이 너무 큽니다.',
    text: '키 파일은 몇 줄이고, 그림은 20MB까지입니다. 다른 파일을 고르세요.',
    because: because.tooLarge,
  },
  'picture-without-qr': {
    title: 'QR 코드를 찾지 못했습니다.',
    text: '크게 띄우거나, 사진으로 찍어 이미지 파일로 여세요.',
  },
  'passphrase-wrong': {
    title: '암호가 맞지 않습니다.',
    text: '바뀐 것은 없습니다. 다시 시도하세요.',
  },
  'passphrase-needed': {
    title: '암호가 필요합니다.',
    text: '계속하려면 입력하세요.',
  },
  'too-many-tries': {
    title: '시도가 너무 많습니다.',
    text: '잠시 뒤에 다시 하세요.',
    textExact: '{{wait}} 뒤에 다시 하세요.',
  },
  'secret-invalid': {
    title: '읽을 수 없는 비밀 키입니다.',
    text: 'A~Z와 2~7만 쓸 수 있습니다.',
  },
  'field-invalid': {
    title: '입력한 내용에 맞지 않는 것이 있습니다.',
    text: '표시된 칸을 고치세요.',
  },
  'confirmation-wrong': {
    title: '입력한 글자가 다릅니다.',
    text: '칸 옆의 글자를 보고 다시 입력하세요. 바뀐 것은 없습니다.',
  },
  'not-found': {
    title: '더 이상 없습니다.',
    text: '다른 곳에서 지웠습니다. 다시 읽어 지금 무엇이 있는지 확인하세요.',
    because: because.gone,
  },
  'nothing-to-do': {
    title: '할 일이 없습니다.',
    text: '이미 그렇게 되어 있습니다.',
  },
  'root-key-other-first': {
    title: '다른 루트 키를 먼저 지워야 합니다.',
    text: '이 키로 그 삭제 요청에 서명하므로, 이 키가 마지막이어야 합니다.',
  },
  'root-key-unproven': {
    title: '관리자를 아직 확인하지 않았습니다.',
    text: '쓸 수 있는 관리자가 없으면 이 계정을 돌볼 사람이 없습니다. 먼저 확인하세요.',
  },
  'root-key-unknown': {
    title: '키가 삭제되었는지 아직 모릅니다.',
    text: '관리자로 AWS에 다시 확인하세요. 루트로는 더 보내지 않습니다.',
  },
  locked: {
    title: 'Offroot가 잠겨 있습니다.',
    text: '잠금을 풀고 다시 시도하세요.',
  },
  unknown: {
    title: '예상하지 못한 일이 생겼습니다.',
    text: '더 보낸 것은 없습니다. 아래 내용이 원인을 찾는 데 도움이 됩니다.',
  },
} as const satisfies Same<typeof en>;
