import { describe, expect, it } from 'vitest';
import { endpointsOf, isLoopback, signInUrl } from '../../../electron/aws/endpoints';
import { deviceNameOf, keyHint, parseIdentity } from '../../../electron/aws/identity';
import { isProblem } from '../../../electron/contract';

describe('places', () => {
  it.each(['http://127.0.0.1:4566', 'http://localhost:5000', 'http://[::1]:80/', 'https://127.9.8.7'])(
    '%s is this machine',
    (address) => expect(isLoopback(address)).toBe(true),
  );

  it.each([
    'http://127.0.0.1.evil.example',
    'http://user:pass@127.0.0.1',
    'http://10.0.0.1',
    'http://169.254.169.254',
    'http://[::ffff:10.0.0.1]',
    'ftp://127.0.0.1',
    'http://localhost.evil.example',
    'not a url',
    '',
  ])('%s is not this machine and is refused', (iam) => {
    expect(isLoopback(iam)).toBe(false);
    const open = () =>
      endpointsOf({ partition: 'aws', endpoint: { iam, sts: 'http://127.0.0.1' }, transport: null });
    expect(open).toThrow('endpoint-not-loopback');
  });

  it('each partition has its own endpoints, region and sign-in page', () => {
    const of = (partition: 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc') =>
      endpointsOf({ partition, endpoint: null, transport: null });
    expect(of('aws')).toMatchObject({ iam: 'https://iam.amazonaws.com', region: 'us-east-1' });
    expect(of('aws-cn')).toMatchObject({
      iam: 'https://iam.cn-north-1.amazonaws.com.cn',
      region: 'cn-north-1',
    });
    expect(of('aws-us-gov')).toMatchObject({
      iam: 'https://iam.us-gov.amazonaws.com',
      region: 'us-gov-west-1',
    });
    expect(of('aws-eusc').iam).toBe('https://iam.eusc-de-east-1.amazonaws.eu');
    expect(signInUrl('aws', 'haneul')).toBe('https://haneul.signin.aws.amazon.com/console');
    expect(signInUrl('aws-cn', '111122223333')).toBe('https://111122223333.signin.amazonaws.cn/console');
  });
});

describe('identities', () => {
  it.each([
    ['arn:aws:iam::111122223333:root', { kind: 'root', partition: 'aws', userName: null }],
    [
      'arn:aws-cn:iam::111122223333:user/minji',
      { kind: 'user', partition: 'aws-cn', userName: 'minji', path: '/' },
    ],
    ['arn:aws:iam::111122223333:user/a/b/x@y,z+=', { kind: 'user', userName: 'x@y,z+=', path: '/a/b/' }],
    ['arn:aws:sts::111122223333:assumed-role/R/s', { kind: 'role', userName: null }],
    ['arn:aws:sts::111122223333:federated-user/f', { kind: 'federated' }],
  ])('%s is read', (arn, expected) =>
    expect(parseIdentity(arn)).toMatchObject({ ...expected, accountId: '111122223333' }),
  );

  it.each([
    '',
    'arn:aws:iam::1:root',
    'arn:moon:iam::111122223333:root',
    'arn:aws:iam::111122223333:user/',
    'x',
  ])('"%s" is refused', (arn) => expect(parseIdentity(arn)).toBeNull());

  it('device names and key hints are cut from what AWS calls them', () => {
    expect(deviceNameOf('arn:aws:iam::111122223333:mfa/team/minji@x')).toBe('minji@x');
    expect(keyHint('AKIAIOSFODNN7EXAMPLE')).toBe('AKIA…MPLE');
    expect(isProblem(new Error('x'))).toBe(false);
  });
});
