/** Sizes of the groups a code is read in: 3+3, 3+4, 4+4, otherwise halves. */
export function codeGroups(code: string): readonly [string, string] {
  const first = code.length === 7 ? 3 : Math.ceil(code.length / 2);
  return [code.slice(0, first), code.slice(first)];
}

/** "7 7 5, 0 9 3", as a screen reader should say it. */
export function spokenCode(code: string): string {
  return codeGroups(code)
    .map((group) => [...group].join(' '))
    .join(', ');
}

type Props = {
  readonly code: string;
  readonly used?: boolean | undefined;
  readonly size?: 'row' | 'next' | 'subject' | 'inline' | undefined;
};

/**
 * The gap is a margin: a copied selection holds the digits alone.
 * An output is a live region by itself; off, or every new code of every row would be read aloud.
 */
export function CodeText({ code, used, size = 'row' }: Props) {
  const [first, second] = codeGroups(code);
  return (
    <output
      className={`code code-${size}${used ? ' used' : ''}`}
      aria-live="off"
      aria-label={spokenCode(code)}
      translate="no"
    >
      <span>{first}</span>
      <span className="code-second">{second}</span>
    </output>
  );
}

/** Stands where a hidden code would be. */
export function HiddenCode({
  digits = 6,
  size = 'row',
}: {
  readonly digits?: number | undefined;
  readonly size?: Props['size'];
}) {
  const [first, second] = codeGroups('•'.repeat(digits));
  return (
    <span className={`code code-${size} code-hidden`} aria-hidden="true">
      <span>{first}</span>
      <span className="code-second">{second}</span>
    </span>
  );
}
