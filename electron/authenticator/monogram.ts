/** Letters and digits of a word, in any script. */
const words = (name: string): readonly string[] => name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

const first = (word: string | undefined): string => (word ? ([...word][0] ?? '').toUpperCase() : '');

/** Chips have room for an initial and three digits. */
const highest = 999;

function lettered(lead: string, parts: readonly string[]): readonly string[] {
  const [second, ...later] = [...(parts[0] ?? '')].slice(1, 12).map((letter) => letter.toLowerCase());
  return [
    second === undefined ? lead : lead + second,
    ...parts.slice(1, 8).map((word) => lead + first(word)),
    ...later.map((letter) => lead + letter),
  ];
}

/**
 * Gives monograms for chips, unlike all that are taken and all that it gave: the first two letters of the name,
 * else the second one from the next word, else a later letter, else a number.
 */
export function monogramsBeside(taken: Iterable<string>): (name: string) => string {
  const used = new Set(taken);
  // Where counting goes on for an initial, so that thousands of entries of one name stay quick.
  const reached = new Map<string, number>();
  const numbered = (lead: string): string => {
    let number = (reached.get(lead) ?? 0) + 1;
    while (number <= highest && used.has(`${lead}${number}`)) number += 1;
    reached.set(lead, number);
    // Beyond that, the names beside the chips tell them apart.
    return number <= highest ? `${lead}${number}` : lead;
  };
  return (name) => {
    const parts = words(name);
    const lead = first(parts[0]) || '?';
    const monogram = lettered(lead, parts).find((candidate) => !used.has(candidate)) ?? numbered(lead);
    used.add(monogram);
    return monogram;
  };
}
