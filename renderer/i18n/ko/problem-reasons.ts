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
