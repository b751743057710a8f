import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { AccountSummary, Problem } from '../../../electron/contract';
import { forAdministrator, userToLookAt } from '../../../renderer/app/problem-ways';
import { switchLanguage } from '../../../renderer/i18n';

beforeAll(
  () => void vi.stubGlobal('document', { documentElement: { lang: '' }, addEventListener: () => undefined }),
);

const account = { accountId: '111122223333' } as AccountSummary;
const problem: Problem = {
  code: 'access-denied',
  params: {},
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  aws: { operation: 'CreateUser', errorName: 'AccessDenied', requestId: 'req-1', httpStatus: 403 },
} as Problem;

describe('what an administrator is given', () => {
  it.each([
    ['en', ['AWS account: 111122223333', 'Action: CreateUser', 'Answer of AWS: AccessDenied, req-1']],
    ['ko', ['AWS 계정: 111122223333', '작업: CreateUser', 'AWS의 응답: AccessDenied, req-1']],
  ] as const)('names account, action and answer (%s)', async (language, lines) => {
    await switchLanguage(language);
    const text = forAdministrator(problem, account).split('\n');
    expect(text).toEqual(expect.arrayContaining([...lines]));
    expect(text.at(-1)).toContain('2026-01-02T03:04:05.000Z');
    expect(text.some((line) => line.includes('{{'))).toBe(false);
  });

  it('leaves out what nobody knows', async () => {
    await switchLanguage('en');
    const text = forAdministrator({ code: 'denied-by-organization', params: {}, at: 0 } as Problem, null);
    expect(text).not.toMatch(/account:|Action:|Answer/);
  });
});

describe('where there is too much of something', () => {
  const quota = (code: Problem['code']): Problem => ({
    code,
    params: { userName: 'minji-admin', name: 'minji-phone', limit: 5000 },
    at: 0,
  });

  it('looks at the user who has it, by the name of the user and not of the device', () => {
    expect(userToLookAt(quota('quota-keys'))).toBe('minji-admin');
    expect(userToLookAt(quota('quota-mfa'))).toBe('minji-admin');
    expect(userToLookAt(quota('quota-users'))).toBeUndefined();
  });
});
