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
