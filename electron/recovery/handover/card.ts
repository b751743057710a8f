import type { Language } from '../../contract';
import { grouped, type HandoverFacts, instant } from './facts';
import { sheetHtml } from './page';
import { paperWords } from './words';

/** The sign-in card: one page that says where and how to sign in and how to recover. No secret. */
export function cardHtml(facts: HandoverFacts, language: Language, now: number): string {
  const words = paperWords[language];
  const { run } = facts;
  const provenAt = run.result?.provenAt ?? null;
  return sheetHtml({
    language,
    title: words.cardTitle(run.userName),
    lead: words.cardLead,
    practice: facts.practice ? words.practice : null,
    parts: [
      {
        kind: 'rows',
        rows: [
          [words.account, facts.nickname],
          [words.accountNumber, grouped(facts.accountId)],
          ...(facts.alias === null ? [] : [[words.alias, facts.alias] as const]),
          [words.address, facts.signInUrl],
          [words.user, run.userName],
          [words.device, run.deviceName],
          ...(provenAt === null ? [] : [[words.proven, instant(provenAt, language)] as const]),
        ],
      },
      { kind: 'steps', title: words.signIn, steps: words.signInSteps },
      { kind: 'steps', title: words.recover, steps: words.recoverSteps },
    ],
    foot: words.foot(instant(now, language)),
  });
}

export type PaperFacts = {
  readonly backupName: string | null;
  readonly backupAt: number | null;
  /** Names of entries, e.g. "AWS: minji-admin". */
  readonly entries: readonly string[];
};

/** The recovery sheet: what to find and in which order, with lines to fill in by hand. No secret. */
export function paperHtml(facts: PaperFacts, language: Language, now: number): string {
  const words = paperWords[language];
  return sheetHtml({
    language,
    title: words.paperTitle,
    lead: words.paperLead,
    practice: null,
    parts: [
      {
        kind: 'rows',
        rows: [
          [words.backupName, facts.backupName ?? words.none],
          [words.backupAt, facts.backupAt === null ? words.none : instant(facts.backupAt, language)],
          [words.devices, facts.entries.length === 0 ? words.none : facts.entries.join(', ')],
        ],
      },
      { kind: 'steps', title: words.recover, steps: words.recoverSteps },
      { kind: 'lines', title: words.byHand, lines: words.byHandLines },
    ],
    foot: words.foot(instant(now, language)),
  });
}
