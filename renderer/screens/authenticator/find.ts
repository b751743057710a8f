import type { Entry } from '../../../electron/contract';

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
/** Initial consonants in the order of the Hangul syllables block (Unicode 3.12). */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const perInitial = 588;

/** ㅎㄴ for 하늘; other characters stay as they are. */
export function initialConsonants(text: string): string {
  return [...text]
    .map((char) => {
      const code = char.charCodeAt(0);
      if (code < firstSyllable || code > lastSyllable) return char;
      return initials[Math.floor((code - firstSyllable) / perInitial)] ?? char;
    })
    .join('');
}

/** Entry with what is searched, computed once for each entry. */
export type Findable = { readonly entry: Entry; readonly text: string };

const known = new WeakMap<Entry, Findable>();
const initialsOf = new WeakMap<Findable, string>();

/** Only who searches by initial consonants needs them. */
function initialsIn(item: Findable): string {
  const found = initialsOf.get(item) ?? initialConsonants(item.text);
  initialsOf.set(item, found);
  return found;
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

export function findable(entry: Entry): Findable {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const { aws } = entry;
  const text = fold(
    [
      entry.issuer,
      entry.account,
      aws?.nickname ?? '',
      aws?.alias ?? '',
      aws?.userName ?? '',
      aws?.accountId ?? '',
      aws === null ? '' : 'aws',
      ...entry.tags,
      entry.group ?? '',
    ].join('\n'),
  );
  const item = { entry, text };
  known.set(entry, item);
  return item;
}

/** All words must be found: name, issuer, user, account number with or without dashes, tag, initial consonants. */
export function finds(query: string): (item: Findable) => boolean {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (/^[\d-]+$/.test(word) && /\d/.test(word) ? word.replaceAll('-', '') : word));
  return (item) =>
    words.every(
      (word) => item.text.includes(word) || (/[ㄱ-ㅎ]/.test(word) && initialsIn(item).includes(word)),
    );
}

export type FilterName = 'all' | 'aws' | 'root' | `tag:${string}`;

export function passes(filter: FilterName): (item: Findable) => boolean {
  switch (filter) {
    case 'all':
      return () => true;
    case 'aws':
      return ({ entry }) => entry.aws !== null;
    case 'root':
      return ({ entry }) => entry.aws?.isRoot === true;
    default:
      return ({ entry }) => entry.tags.includes(filter.slice(4));
  }
}

/** Tags by how many entries carry them, most first; at most five become filter chips. */
export function commonTags(items: readonly Findable[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { entry } of items) for (const tag of entry.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([tag]) => tag);
}
