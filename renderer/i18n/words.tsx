import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Values = Readonly<Record<string, string | number>>;

const parts: Readonly<Record<string, (inner: ReactNode) => ReactNode>> = {
  b: (inner) => <b>{inner}</b>,
  i: (inner) => <span className="as-is">{inner}</span>,
  code: (inner) => (
    <code className="mono" translate="no">
      {inner}
    </code>
  ),
  key: (inner) => <kbd className="key-cap">{inner}</kbd>,
  mono: (inner) => (
    <span className="mono" translate="no">
      {inner}
    </span>
  ),
};
const tagged = /<(b|i|code|key|mono)>(.*?)<\/\1>/s;

/** Stands for a "<" of a value while tags are looked for; no text of ours or of AWS has it (a private use area). */
const less = '\uE0F0';

/** Values are data: what looks like a tag in them stays text. */
function asText(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : value.replaceAll('<', less),
    ]),
  );
}

function drawn(text: string): ReactNode {
  const found = tagged.exec(text);
  if (found === null) return text.replaceAll(less, '<');
  const [whole, tag = '', inner = ''] = found;
  return (
    <>
      {text.slice(0, found.index).replaceAll(less, '<')}
      <Fragment>{parts[tag]?.(drawn(inner))}</Fragment>
      {drawn(text.slice(found.index + whole.length))}
    </>
  );
}

/** A sentence with <b>, <i>, <code>, <key> and <mono> parts. */
export function Words({ k, values }: { readonly k: string; readonly values?: Values | undefined }) {
  const { t } = useTranslation();
  return drawn(t(k, asText(values ?? {})));
}
