import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { initReactI18next } from 'react-i18next';
import { Words } from '../../../renderer/i18n/words';

const sentences = {
  plain: 'Nothing here.',
  bold: '<b>Stopped at {{step}}.</b> Nothing is lost.',
  nested: '<b>Run <code>{{command}}</code></b> again',
  two: '<mono>{{a}}</mono>, used <mono>{{b}}</mono>.',
  many_one: '<b>{{count}}</b> code',
  many_other: '<b>{{count}}</b> codes',
  unknown: 'a <x>b</x> < c',
};

describe('a sentence with marked parts', () => {
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({
      lng: 'en',
      resources: { en: { translation: sentences } },
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    });
  });
  const drawn = (k: string, values?: Readonly<Record<string, string | number>>): string =>
    renderToStaticMarkup(<Words k={k} values={values} />);

  it.each([
    ['plain', {}, 'Nothing here.'],
    ['bold', { step: 3 }, '<b>Stopped at 3.</b> Nothing is lost.'],
    ['nested', { command: 'aws' }, '<b>Run <code class="mono" translate="no">aws</code></b> again'],
    [
      'two',
      { a: 'x', b: 'y' },
      '<span class="mono" translate="no">x</span>, used <span class="mono" translate="no">y</span>.',
    ],
    ['many', { count: 1 }, '<b>1</b> code'],
    ['many', { count: 2 }, '<b>2</b> codes'],
    ['unknown', {}, 'a &lt;x&gt;b&lt;/x&gt; &lt; c'],
  ])('%s %j', (k, values, html) => {
    expect(drawn(k, values)).toBe(html);
  });

  it('what looks like a tag, an entity or a variable in a value stays text', () => {
    expect(drawn('bold', { step: '</b><code>&lt;{{x}}$t(plain)' })).toBe(
      '<b>Stopped at &lt;/b&gt;&lt;code&gt;&amp;lt;{{x}}$t(plain).</b> Nothing is lost.',
    );
  });
});
