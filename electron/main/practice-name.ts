import type { AccountSummary, Language } from '../contract';

const names: Readonly<Record<Language, string>> = { en: 'Practice account', ko: '연습 계정' };

/** The practice account goes by its name in the language of the window until the person gives it another one. */
export function inLanguage<T extends Pick<AccountSummary, 'practice' | 'nickname'>>(
  account: T,
  language: Language,
): T {
  const unnamed = account.practice && Object.values(names).includes(account.nickname);
  return unnamed ? { ...account, nickname: names[language] } : account;
}
