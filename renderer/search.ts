const initials = [
  'ㄱ',
  'ㄲ',
  'ㄴ',
  'ㄷ',
  'ㄸ',
  'ㄹ',
  'ㅁ',
  'ㅂ',
  'ㅃ',
  'ㅅ',
  'ㅆ',
  'ㅇ',
  'ㅈ',
  'ㅉ',
  'ㅊ',
  'ㅋ',
  'ㅌ',
  'ㅍ',
  'ㅎ',
];

/** 하늘 스튜디오 -> ㅎㄴ ㅅㅌㄷㅇ; other letters stay. */
export function initialsOf(text: string): string {
  return [...text]
    .map((char) => {
      const place = char.charCodeAt(0) - 0xac00;
      return place >= 0 && place < 11_172 ? (initials[Math.floor(place / 588)] ?? char) : char;
    })
    .join('');
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase();

function isSubsequence(needle: string, hay: string): boolean {
  let at = 0;
  for (const char of hay) if (char === needle[at]) at += 1;
  return at === needle.length;
}

/**
 * How well a query fits one text: 0 not at all, 1 scattered letters, 2 inside, 3 at the start of a word, 4 at the start, 5 exact.
 * Digits are found with or without dashes; Korean also by initial consonants.
 */
export function fit(query: string, text: string): number {
  const needle = plain(query.trim());
  const hay = plain(text);
  if (needle === '') return 1;
  if (hay === needle) return 5;
  if (/^[\d-]+$/.test(needle)) {
    const digits = needle.replaceAll('-', '');
    const number = hay.replaceAll('-', '');
    if (digits === '') return 0;
    return number === digits ? 5 : number.startsWith(digits) ? 4 : number.includes(digits) ? 2 : 0;
  }
  if (hay.startsWith(needle)) return 4;
  if (hay.split(/[\s·()\-_.@]+/).some((word) => word.startsWith(needle))) return 3;
  if (hay.includes(needle)) return 2;
  if (/^[ㄱ-ㅎ\s]+$/.test(needle)) return initialsOf(hay).includes(needle) ? 2 : 0;
  return needle.length >= 3 && isSubsequence(needle, hay) ? 1 : 0;
}

/** Best fit among several texts; every word of the query must fit somewhere. */
export function fitAny(query: string, texts: readonly (string | null)[]): number {
  const known = texts.filter((text): text is string => text !== null && text !== '');
  const best = (part: string) => Math.max(0, ...known.map((text) => fit(part, text)));
  const whole = best(query);
  if (whole > 1) return whole;
  const words = query.trim().split(/\s+/);
  return words.length > 1 ? Math.min(...words.map(best)) : whole;
}
