import { accountColors, type AccountColor, type Language } from '../contract';

/** Form in which two nicknames are compared: case, kind of blanks and Unicode composition do not count. */
export const sameNameKey = (nickname: string): string =>
  nickname.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The first color nobody has, else the one that is used least. */
export function freeColor(used: readonly AccountColor[]): AccountColor {
  const count = (color: AccountColor): number => used.filter((other) => other === color).length;
  return accountColors.reduce((best, color) => (count(color) < count(best) ? color : best));
}

/**
 * One or two letters of the nickname that no other account has: the initials of its first two words (a Hangul
 * syllable says enough alone), then other letters, then digits.
 */
export function freeMonogram(nickname: string, taken: ReadonlySet<string>): string {
  for (const candidate of monograms(nickname)) if (!taken.has(candidate)) return candidate;
  throw new RangeError('No monogram is left');
}

const letters = (text: string): readonly string[] =>
  [...text.normalize('NFC')].filter((letter) => /[\p{L}\p{N}]/u.test(letter));

function* monograms(nickname: string): Generator<string> {
  const words = nickname.split(/[^\p{L}\p{N}]+/u).map(letters);
  const all = words.flat();
  const first = upper(all[0] ?? 'A');
  const later = words.filter((word) => word.length > 0).slice(1);
  const initials = later.map((word) => first + upper(word[0] ?? ''));
  if (initials.length === 0 || /\p{Script=Hangul}/u.test(first)) yield first;
  yield* initials;
  for (const letter of all.slice(1)) yield first + upper(letter);
  const marks = [...'123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const mark of marks) yield first + mark;
  for (const one of marks) for (const two of marks) yield one + two;
  for (const one of marks) for (const two of marks) for (const three of marks) yield one + two + three;
}

/** `ß` and friends grow when they are made large; those stay as they are. */
function upper(letter: string): string {
  const large = letter.toUpperCase();
  return large.length === letter.length ? large : letter;
}

const accountWord: Readonly<Record<Language, string>> = { en: 'Account', ko: '계정' };

/** Nickname offered at first: the alias, or "Account …3333" in the person's language. */
export const suggestedNickname = (
  alias: string | null,
  accountId: string,
  taken: ReadonlySet<string>,
  language: Language = 'en',
): string => {
  const wanted = alias ?? `${accountWord[language]} …${accountId.slice(-4)}`;
  if (!taken.has(sameNameKey(wanted))) return wanted;
  for (let number = 2; ; number += 1) {
    if (!taken.has(sameNameKey(`${wanted} ${number}`))) return `${wanted} ${number}`;
  }
};
