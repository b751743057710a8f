import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { awsCommand, shellWord, tagOption } from '../../../electron/setup/cli';
import { brokenRule, generatePassword } from '../../../electron/setup/password';
import { defaultPolicy } from '../../../electron/setup/policy-read';
import { createWorld } from './kit';

describe('generated passwords', () => {
  it('fit any policy and survive a CSV without quotes', () => {
    for (const minimumLength of [6, 8, 24, 25, 64, 128]) {
      const policy = {
        ...defaultPolicy,
        custom: true,
        minimumLength,
        requireSymbols: true,
        requireNumbers: true,
        requireUppercase: true,
        requireLowercase: true,
      };
      for (let round = 0; round < 200; round += 1) {
        const password = generatePassword(policy);
        expect(brokenRule(password, policy)).toBeNull();
        expect(password).toHaveLength(Math.max(24, minimumLength));
        expect(password).toMatch(/^[A-Za-z][^,";=\s]*$/);
      }
    }
  });

  it('are never the same twice', () => {
    const made = Array.from({ length: 500 }, () => generatePassword({ minimumLength: 8 }));
    expect(new Set(made).size).toBe(500);
  });
});

describe('typed passwords', () => {
  const strict = {
    ...defaultPolicy,
    custom: true,
    minimumLength: 10,
    requireSymbols: true,
    requireNumbers: true,
    requireUppercase: true,
    requireLowercase: true,
  };
  it.each([
    ['Abcdef1!', 'length'],
    ['ABCDEFGH1!', 'lowercase'],
    ['abcdefgh1!', 'uppercase'],
    ['Abcdefghi!', 'numbers'],
    ['Abcdefghi1', 'symbols'],
    ['Abcdefgh1!\u3042', 'characters'],
    ['Abcdefgh1!', null],
  ])('"%s" breaks the rule: %s', (password, rule) => expect(brokenRule(password, strict)).toBe(rule));
});

describe('commands', () => {
  it.each(['plain', "it's", 'two words', '$(touch x)', '`id`', 'a"b', '\\', 'a;b', '*'])(
    'hand %s to a shell as one word',
    (word) => {
      const out = execFileSync('sh', ['-c', `printf '%s' ${shellWord(word)}`], { encoding: 'utf8' });
      expect(out).toBe(word);
    },
  );

  it('name tags as one word each, and nothing when there are none', () => {
    expect(tagOption([])).toBe('');
    expect(
      tagOption([
        { Key: 'offroot:run', Value: 'or-2611-7f3c' },
        { Key: 'team name', Value: 'a b' },
      ]),
    ).toBe(" --tags Key=offroot:run,Value=or-2611-7f3c 'Key=team name,Value=a b'");
    expect(awsCommand('iam x', [['code', '<code 1>']])).toBe('aws iam x --code <code 1>');
  });

  it('of a plan hold placeholders where a secret would be, and show the run’s tag', async () => {
    const world = await createWorld();
    const { handlers } = world.open();
    const { passwordId } = await handlers.holdPassword({
      accountRef: world.draft.accountRef,
      password: 'Correct-Horse-1',
    });
    const plan = await handlers.plan({ ...world.draft, password: { kind: 'typed', passwordId } });
    const all = plan.steps.map(({ command }) => command).join('\n');
    expect(all).not.toContain('Correct-Horse-1');
    expect(all).toContain("--password '<your password>'");
    expect(all).toContain(`--tags Key=offroot:run,Value=${plan.runId}`);
    expect(plan.changes).toBe(6);
  });
});

describe('drafts', () => {
  it.each([
    ['a reserved tag', { tags: [{ key: 'aws:x', value: '1' }] }, 'tags'],
    ['our own tag', { tags: [{ key: 'Offroot:Run', value: '1' }] }, 'tags'],
    [
      'a tag twice',
      {
        tags: [
          { key: 'A', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
      'tags',
    ],
    [
      'a policy of another partition',
      { permission: { kind: 'policies', policyArns: ['arn:aws-cn:iam::aws:policy/AdministratorAccess'] } },
      'permission',
    ],
  ])('with %s are refused at their field, before anything is asked', async (_title, change, field) => {
    const world = await createWorld();
    const draft = { ...world.draft, ...change } as typeof world.draft;
    await expect(async () => world.open().handlers.plan(draft)).rejects.toMatchObject({
      problem: { code: 'field-invalid', field },
    });
    expect(world.calls).toEqual([]);
  });

  it('with a typed password against the account’s rules are blocked', async () => {
    const world = await createWorld();
    const { handlers } = world.open();
    const { accountRef } = world.draft;
    const { passwordId } = await handlers.holdPassword({ accountRef, password: 'short' });
    const plan = await handlers.plan({ ...world.draft, password: { kind: 'typed', passwordId } });
    expect(plan.blocking.map(({ code }) => code)).toEqual(['password-policy']);
  });
});
