import { Trans, useTranslation } from 'react-i18next';

type Values = Readonly<Record<string, string | number>>;

const parts = {
  b: <b />,
  i: <span className="as-is" />,
  code: <code className="mono" translate="no" />,
  key: <kbd className="key-cap" />,
  mono: <span className="mono" translate="no" />,
};

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** Values are data: what looks like a tag in them stays text. */
function asText(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : value.replace(/[<>&]/g, (char) => escapes[char] ?? char),
    ]),
  );
}

/** A sentence with <b>, <code> and <mono> parts. */
export function Words({ k, values }: { readonly k: string; readonly values?: Values | undefined }) {
  // Trans does not hear of a change of the language by itself.
  useTranslation();
  const count = typeof values?.['count'] === 'number' ? { count: values['count'] } : {};
  return <Trans i18nKey={k} values={asText(values ?? {})} components={parts} shouldUnescape {...count} />;
}
