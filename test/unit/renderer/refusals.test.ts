import i18next from 'i18next';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../../electron/contract';
import { importNotices, refusalReasons } from '../../../electron/authenticator/import/model';
import { switchLanguage } from '../../../renderer/i18n';
import { problemKeys, problemValues } from '../../../renderer/i18n/problem-words';
import { rows } from '../../support/bad-input';

beforeAll(
  () => void vi.stubGlobal('document', { documentElement: { lang: '' }, addEventListener: () => undefined }),
);

const words = [...new Set(rows.map(({ says }) => says))];
const problem = (part: Partial<Problem>): Problem => ({ code: 'field-invalid', params: {}, at: 0, ...part });
const textOf = (given: Problem): string => problemKeys(given, problemValues(given)).text;

describe('what to do about bad input', () => {
  it.each(['en', 'ko'] as const)('is said in %s for every row of the table', async (language) => {
    await switchLanguage(language);
    const whole = language === 'ko' ? /[가-힣]/ : /^[A-Z“].*[.]$/;
    const said = (key: string): string => String(i18next.getResource(language, 'translation', key) ?? '');
    expect(words.filter((key) => !whole.test(said(key)))).toEqual([]);
    expect(words.length).toBeGreaterThan(50);
  });

  it('goes by the reason, then by the field, and is never the words of nothing in particular', async () => {
    await switchLanguage('en');
    expect(textOf(problem({ field: 'userName' }))).toBe('refusals.field.userName');
    expect(textOf(problem({ field: 'tags.3.key' }))).toBe('refusals.field.tags-key');
    expect(textOf(problem({ field: 'tags', params: { reason: 'tag-twice' } }))).toBe(
      'refusals.reason.tag-twice',
    );
    expect(textOf(problem({ code: 'secret-invalid', params: { reason: 'secret-bad-length' } }))).toBe(
      'refusals.reason.secret-bad-length',
    );
    expect(textOf(problem({ field: 'nobody-knows' }))).toBe('problems.field-invalid.text');
    // Other problems keep their own words, whatever reason they carry.
    expect(textOf(problem({ code: 'disk-refused', params: { reason: 'damaged' } }))).toBe(
      'problems.disk-refused.text',
    );
    expect(textOf(problem({ code: 'profile-unusable', params: { reason: 'empty', name: 'a' } }))).toBe(
      'problems.profile-unusable.textExact',
    );
  });

  it('has a sentence for each reason and notice of an imported entry', async () => {
    await switchLanguage('ko');
    const { addCodes } = await import('../../../renderer/i18n/ko/add-codes');
    const { refused, notice } = addCodes as unknown as Record<string, Record<string, string>>;
    expect(refusalReasons.filter((reason) => !refused?.[reason])).toEqual([]);
    expect(importNotices.filter((each) => !notice?.[each])).toEqual([]);
  });
});
