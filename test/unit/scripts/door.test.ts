import { describe, expect, test } from 'vitest';
import { endpointEnv } from '../../../scripts/lib/practice.mjs';
import { checkNode } from '../../../scripts/lib/setup.mjs';
import { inner, outer } from '../../../scripts/lib/wrapper.mjs';

const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
const at = (address: string) => ({ ...keys, AWS_ENDPOINT_URL_IAM: address, AWS_ENDPOINT_URL_STS: address });

describe('a practice run at an endpoint', () => {
  test.each(['http://127.0.0.1:5000', 'http://127.8.9.1:1', 'http://localhost:5000', 'https://[::1]:5000'])(
    'takes %s, an address of this machine',
    (address) => expect(endpointEnv(at(address))).toMatchObject(at(address)),
  );

  test.each([
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1:5000',
    'http://192.168.1.2',
    'https://iam.amazonaws.com',
    'ftp://127.0.0.1',
    '127.0.0.1:5000',
    'http://0.0.0.0:5000',
    'nonsense',
  ])('refuses %s', (address) => expect(() => endpointEnv(at(address))).toThrow(/of this machine/u));

  test('says which variable is missing', () => {
    expect(() => endpointEnv({})).toThrow(/AWS_ENDPOINT_URL_IAM/u);
    expect(() => endpointEnv({ ...at('http://127.0.0.1'), AWS_SECRET_ACCESS_KEY: '' })).toThrow(
      /AWS_SECRET_ACCESS_KEY/u,
    );
  });

  test('gives the app the AWS variables and nothing else', () => {
    expect(endpointEnv({ ...at('http://127.0.0.1'), HOME: '/root', NODE_OPTIONS: '--x' })).toEqual(
      at('http://127.0.0.1'),
    );
  });
});

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('%s will do', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });
  test.each(['18.20.0', '20.18.3', '16.0.0', ''])(
    '"%s" is refused with the version that is needed',
    (version) => {
      expect(() => checkNode(version)).toThrow(/20\.19/u);
    },
  );
});

describe('the wrapper around the app', () => {
  const options = { app: "/tmp/it's/electron", homes: '/tmp/h', sandboxed: true, env: { DISPLAY: ':7' } };

  test('keeps the sandbox on, whatever its caller asks for', () => {
    expect(inner(options)).not.toContain("electron' --no-sandbox");
    expect(inner(options)).toContain('[ "$word" = --no-sandbox ] ||');
  });
  test('gives it up only where there is none to be had', () => {
    expect(inner({ ...options, sandboxed: false })).toContain("electron' --no-sandbox");
  });
  test('quotes what the shell would take apart', () => {
    expect(inner(options)).toContain("'/tmp/it'\\''s/electron'");
    expect(outer(['setpriv', '--reuid=1'], '/a b')).toBe(
      "#!/bin/sh\nexec 'setpriv' '--reuid=1' '/bin/sh' '/a b' \"$@\"\n",
    );
  });
});
