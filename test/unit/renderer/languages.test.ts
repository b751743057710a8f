import i18next from 'i18next';
import { expect, it, vi } from 'vitest';
import { moreWords, switchLanguage } from '../../../renderer/i18n';

it('keeps every word whole when the language changes after later screens were opened', async () => {
  const root = { lang: '' };
  vi.stubGlobal('document', { documentElement: root, addEventListener: () => undefined });
  await switchLanguage('en');
  expect(i18next.exists('settings.title')).toBe(false);
  await moreWords();
  expect(i18next.t('settings.title')).toBe('Settings');
  await switchLanguage('ko');
  expect(root.lang).toBe('ko');
  expect(i18next.t('settings.title')).toBe('환경설정');
  expect(i18next.t('common.close')).toBe('닫기');
  await switchLanguage('en');
  expect(i18next.t('settings.title')).toBe('Settings');
});
