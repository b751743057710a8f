/** Letters and digits of a word, in any script. */
const words = (name: string): readonly string[] => name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

const first = (word: string | undefined): string => (word ? ([...word][0] ?? '').toUpperCase() : '');

/**
 * One or two letters for a chip, unlike all that are taken: first two letters of the name, else the second one
 * from the next word, else a later letter, else a digit.
 */
export function uniqueMonogram(name: string, taken: ReadonlySet<string>): string {
  const parts = words(name);
  const lead = first(parts[0]) || '?';
  const letters = [...(parts[0] ?? '')].slice(1).map((letter) => letter.toLowerCase());
  const others = parts.slice(1).map(first);
  const candidates = [
    ...(letters[0] ? [lead + letters[0]] : [lead]),
    ...others.map((letter) => lead + letter),
    ...letters.slice(1).map((letter) => lead + letter),
    ...Array.from({ length: 9 }, (_, digit) => `${lead}${digit + 1}`),
    ...Array.from({ length: 990 }, (_, number) => `${lead}${number + 10}`),
  ];
  // With over a thousand entries of one initial, names beside the chip tell them apart.
  return candidates.find((candidate) => !taken.has(candidate)) ?? lead;
}
