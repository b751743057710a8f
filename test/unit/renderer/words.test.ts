import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../electron/contract/constants';
import { en } from '../../../renderer/i18n/en';
import { authenticator as enCodes } from '../../../renderer/i18n/en/authenticator';
import { more as enMore } from '../../../renderer/i18n/en/more';
import { ko } from '../../../renderer/i18n/ko';
import { authenticator as koCodes } from '../../../renderer/i18n/ko/authenticator';
import { more as koMore } from '../../../renderer/i18n/ko/more';

type Flat = ReadonlyMap<string, string>;

function flat(table: object, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(table)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') all.set(name, value);
    else for (const [inner, words] of flat(value as object, name)) all.set(inner, words);
  }
  return all;
}

const english: Flat = flat({ ...en, ...enMore, authenticator: enCodes });
const korean: Flat = flat({ ...ko, ...koMore, authenticator: koCodes });
const renderer = join(import.meta.dirname, '../../../renderer');

const sources = readdirSync(renderer, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !/i18n[\\/](en|ko)/.test(file.parentPath))
  .map((file) => ({ name: file.name, text: readFileSync(join(file.parentPath, file.name), 'utf8') }));

const values = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
const tags = (words: string): string[] => [...words.matchAll(/<\/?(\w+)>/g)].map((match) => match[0]).sort();

describe('the words of both languages', () => {
  it('exist for every key that a screen names', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/(?:\bt\(|\bk=|translate\()\s*\{?'([a-z]+(?:\.[\w-]+)+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !english.has(key) && !english.has(`${key}_other`))
        .map((key) => `${name}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('say the same things: no value and no marked part of their own', () => {
    const different = [...english].flatMap(([key, words]) => {
      const other = korean.get(key);
      if (other === undefined) return key.endsWith('_one') ? [] : [`${key}: not in Korean`];
      const within = (part: (words: string) => string[]) =>
        part(other).every((each) => part(words).includes(each));
      const same = within(values) && within(tags);
      return same ? [] : [`${key}: ${words} | ${other}`];
    });
    expect(different).toEqual([]);
  });

  it.each([...problemCodes])('are whole for the problem %s even when it carries no values', (code) => {
    for (const table of [english, korean]) {
      const title = table.get(`problems.${code}.title`) ?? '';
      const text = table.get(`problems.${code}.text`) ?? '';
      expect(title.length).toBeGreaterThan(0);
      expect(text.length).toBeGreaterThan(0);
      expect(`${title}${text}`).not.toContain('{{');
    }
  });

  it('never shout, blame or say "Oops"', () => {
    const rude = [...english.values()].filter((words) =>
      /\w!|\bOops\b|\bInvalid\b|Failed to|\bError\b/.test(words),
    );
    expect(rude).toEqual([]);
  });

  it('never put a particle that depends on the last sound right after a value', () => {
    const glued = [...korean].filter(([, words]) =>
      /\}\}(?:<\/\w+>)?(?:은|는|이|가|을|를|과|와|로)(?=[\s.,])/.test(words),
    );
    expect(glued).toEqual([]);
  });
});
