import type { Language, RunSnapshot } from '../../contract';

/** What the papers say about a finished run. No secret. */
export type HandoverFacts = {
  readonly run: RunSnapshot;
  readonly accountId: string;
  readonly nickname: string;
  readonly alias: string | null;
  readonly signInUrl: string;
  readonly practice: boolean;
};

/** 1111-2222-3333 */
export const grouped = (accountId: string): string => accountId.replace(/(\d{4})(?=\d)/g, '$1-');

/** 13 Nov 2026, 14:02 · 2026년 11월 13일 14:02, in this computer's time zone. */
export function instant(at: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
    day: 'numeric',
    month: language === 'ko' ? 'long' : 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(at);
}

export const practicePrefix = (facts: { readonly practice: boolean }): string =>
  facts.practice ? 'PRACTICE-' : '';
