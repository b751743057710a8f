/** Why another app's file cannot be read, by the reason that main gives. */
export const unreadable = {
  damaged: {
    title: '손상된 파일입니다.',
    text: '일부가 없거나 바뀌었습니다. 다시 내보낸 파일을 고르세요.',
  },
  'account-restricted': {
    title: '원래의 Bitwarden 계정에서만 열 수 있는 파일입니다.',
    text: 'Bitwarden에서 ‘계정 제한’ 대신 ‘비밀번호로 보호’를 골라 다시 내보내세요.',
  },
  'no-password-slot': {
    title: '암호가 없는 Aegis 파일입니다.',
    text: '그 휴대전화의 지문으로만 열립니다. Aegis에서 암호를 설정한 뒤 다시 내보내세요.',
  },
  pgp: {
    title: 'PGP로 암호화한 파일입니다.',
    text: '먼저 PGP 프로그램으로 복호화한 뒤 그 파일을 고르세요.',
  },
  age: {
    title: 'Offroot의 백업이거나 다른 age 파일입니다.',
    text: '복구의 ‘복원’에서 암호를 입력해 되돌리세요.',
  },
  empty: {
    title: '파일에 코드가 없습니다.',
    text: '맞는 파일인지 확인하거나 다시 내보내세요.',
  },
};

export const tooLarge = {
  'too-costly': {
    title: '너무 많은 것을 요구하는 파일입니다.',
    text: '20MB를 넘거나, 코드가 20,000개를 넘거나, 암호를 확인하는 데 메모리가 너무 많이 듭니다. 보통 설정으로 다시 내보내세요.',
  },
};

/** The password was typed, not made. */
export const typedPassword = {
  typed: {
    title: '입력한 비밀번호가 이 계정의 규칙에 맞지 않습니다.',
    text: '다른 비밀번호를 입력하거나 Offroot가 만들게 하세요.',
  },
};

/** The account is right, the user is not. */
const otherIdentity = {
  identity: {
    title: '이 계정의 다른 사용자의 키입니다.',
    text: '계정은 맞지만 사용자가 다릅니다. 맞는 키로 다시 연결하세요. 아무것도 보내지 않았습니다.',
  },
};

/** A key of another account than the one chosen; exact with all that is known of both. */
export const accountMismatch = {
  title: '다른 계정의 키입니다.',
  text: '선택한 계정의 키가 아닙니다. 아무것도 보내지 않았습니다.',
  textExact:
    '선택한 계정은 {{nickname}}({{account}})인데 이 키는 {{keyAccount}}의 것입니다. 아무것도 보내지 않았습니다.',
  textNumbers: '선택한 계정은 {{account}}, 이 키의 계정은 {{keyAccount}}입니다. 아무것도 보내지 않았습니다.',
  because: otherIdentity,
};

/** Even root is refused, for instance by a rule of an organization that AWS does not name. */
const rootDenied = {
  root: {
    title: 'AWS가 허용하지 않았습니다.',
    text: '루트 사용자도 여기서는 <mono>{{operation}}</mono> 요청을 할 수 없습니다. 바뀐 것은 없습니다.',
  },
};

/** The name of an MFA device, not of a user. */
export const deviceTaken = {
  'mfa-device': {
    title: '이름이 {{userName}}인 MFA 디바이스가 이미 있습니다.',
    text: 'Offroot가 만든 것이 아니므로 건드리지 않습니다. 다른 디바이스 이름을 고르세요.',
  },
};

export const refusedAgain = {
  second: {
    title: 'AWS가 코드를 거부했습니다.',
    text: '다시 거부되었습니다. 반쯤 만든 것이 남지 않도록 디바이스를 지웁니다.',
  },
};

const readAgain = '다른 곳에서 지웠습니다. 다시 읽어 지금 무엇이 있는지 확인하세요.';

/** By what is gone, at AWS or here; each names it. */
export const gone = {
  user: { title: '{{userName}} 사용자가 더 이상 없습니다.', text: readAgain },
  group: { title: '{{group}} 그룹이 더 이상 없습니다.', text: readAgain },
  device: { title: '{{device}} MFA 디바이스가 더 이상 없습니다.', text: readAgain },
  key: { title: '{{key}} 액세스 키가 더 이상 없습니다.', text: readAgain },
  password: { title: '{{userName}} 사용자에게 콘솔 비밀번호가 없습니다.', text: readAgain },
  'key-here': {
    title: '{{key}} 액세스 키의 비밀 키가 이 컴퓨터에 없습니다.',
    text: 'AWS는 다시 보여 주지 않습니다. 여기에 두려면 키를 교체하세요.',
  },
  'password-here': {
    title: '{{userName}} 사용자의 비밀번호가 이 컴퓨터에 없습니다.',
    text: 'AWS는 비밀번호를 보여 주지 않습니다. 필요하면 새로 만드세요.',
  },
  'account-key': {
    title: '이 컴퓨터에 {{nickname}} 계정의 키가 없습니다.',
    text: '계속하려면 이 계정을 다시 연결하세요.',
  },
  plan: { title: '이 계획은 더 이상 쓸 수 없습니다.', text: '계획을 다시 읽은 뒤 시작을 누르세요.' },
};

export const sessionExpired = {
  title: '로그인이 만료되었습니다.',
  text: '다시 로그인하면 멈춘 곳부터 이어서 합니다.',
  textNumbers: '다시 로그인하면 {{step}}단계부터 이어서 합니다.',
  textExact:
    '<mono>{{name}}</mono> 프로필의 로그인입니다. 터미널에서 <mono>{{command}}</mono> 명령을 실행한 뒤 다시 시도하세요.',
};

export const accessDenied = {
  title: 'AWS가 허용하지 않았습니다.',
  text: '지금 쓰는 자격 증명에는 그 권한이 없습니다. 바뀐 것은 없습니다.',
  textExact:
    '<i>{{identity}}</i> 사용자는 <mono>{{operation}}</mono> 요청을 할 수 없습니다. 바뀐 것은 없습니다.',
  textNumbers:
    '지금 쓰는 자격 증명으로는 <mono>{{operation}}</mono> 요청을 할 수 없습니다. 바뀐 것은 없습니다.',
  because: rootDenied,
};

/** What hangs on a user, counted. */
export const hanging = {
  'access-key_other': '액세스 키 {{count}}개',
  'mfa-device_other': 'MFA 디바이스 {{count}}개',
  password_other: '콘솔 비밀번호',
  policy_other: '정책 {{count}}개',
  'inline-policy_other': '사용자에 직접 쓴 정책 {{count}}개',
  group_other: '그룹 {{count}}개',
};

export const stillAttached = {
  title: '이 사용자에 아직 연결된 것이 있습니다.',
  titleExact: '이 사용자에 아직 연결된 것이 있습니다: {{what}}.',
  text: '함께 지우거나 여기서 멈추세요.',
  because: {
    device: {
      title: '이 MFA 디바이스는 이제 주인이 있습니다.',
      text: '지우지 않았습니다. 다시 읽어 누구의 것인지 확인하세요.',
    },
  },
};
