import { describe, expect, it } from 'vitest';
import { addressOf, mayOpen, type Page } from '../../../electron/shell/pages';

describe('outside pages', () => {
  it.each<[Page, string | null]>([
    [
      { page: 'sign-in', partition: 'aws', name: '123456789012' },
      'https://123456789012.signin.aws.amazon.com/console',
    ],
    [
      { page: 'sign-in', partition: 'aws', name: 'haneul-studio' },
      'https://haneul-studio.signin.aws.amazon.com/console',
    ],
    [
      { page: 'sign-in', partition: 'aws-cn', name: '123456789012' },
      'https://123456789012.signin.amazonaws.cn/console',
    ],
    [
      { page: 'sign-in', partition: 'aws-us-gov', name: '123456789012' },
      'https://123456789012.signin.amazonaws-us-gov.com/console',
    ],
    [{ page: 'sign-in', partition: 'aws-eusc', name: '123456789012' }, null],
    [{ page: 'sign-in', partition: 'aws', name: 'evil.example/x' }, null],
    [{ page: 'sign-in', partition: 'aws', name: 'a@evil' }, null],
    [{ page: 'sign-in', partition: 'aws', name: '' }, null],
    [
      { page: 'root-security', partition: 'aws' },
      'https://console.aws.amazon.com/iam/home#/security_credentials',
    ],
    [{ page: 'root-security', partition: 'aws-eusc' }, null],
  ])('%j leads to %s', (page, address) => expect(addressOf(page)).toBe(address));

  it('every address that is built passes the last look', () => {
    const pages: Page[] = [
      { page: 'sign-in', partition: 'aws', name: 'haneul-studio' },
      { page: 'sign-in', partition: 'aws-cn', name: '123456789012' },
      { page: 'sign-in', partition: 'aws-us-gov', name: '123456789012' },
      { page: 'root-security', partition: 'aws' },
      { page: 'root-security', partition: 'aws-cn' },
      { page: 'root-security', partition: 'aws-us-gov' },
      { page: 'lost-mfa' },
      { page: 'identity-center' },
    ];
    for (const page of pages) expect(mayOpen(addressOf(page) ?? '')).toBe(true);
  });

  it.each([
    'http://docs.aws.amazon.com/x',
    'https://docs.aws.amazon.com.evil.example/',
    'https://evil.example/?docs.aws.amazon.com',
    'https://user@docs.aws.amazon.com/',
    'https://docs.aws.amazon.com:8443/',
    'https://a.b.signin.aws.amazon.com/console',
    'https://signin.aws.amazon.com/console',
    'https://-x.signin.aws.amazon.com/console',
    'https://s3.amazonaws.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://offroot/index.html',
    'ms-settings:dateandtime',
    '',
    'not an address',
  ])('%s is never opened', (address) => expect(mayOpen(address)).toBe(false));
});
