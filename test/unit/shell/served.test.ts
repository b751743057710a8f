import { describe, expect, it } from 'vitest';
import { mayRequest } from '../../../electron/shell/guards';
import { isOurs } from '../../../electron/shell/origin';
import { contentSecurityPolicy, headersFor, servedName } from '../../../electron/shell/served';

const files = new Set(['index.html', 'main.js', 'chunk-AB12.js', 'main.css']);

describe('app://', () => {
  it.each([
    ['app://offroot/index.html', 'index.html'],
    ['app://offroot/index.html?window=mini', 'index.html'],
    ['app://offroot/index.html#users&id=minji', 'index.html'],
    ['app://offroot/chunk-AB12.js', 'chunk-AB12.js'],
  ])('serves %s as %s', (address, name) => expect(servedName(address, files)).toBe(name));

  it.each([
    'app://offroot/',
    'app://offroot/files.json',
    'app://offroot/../main.cjs',
    'app://offroot/%2e%2e/main.cjs',
    'app://offroot/..%2fmain.cjs',
    'app://offroot//etc/passwd',
    'app://offroot/main.js/',
    'app://offroot/MAIN.js',
    'app://offroot/main.js%00.png',
    'app://elsewhere/index.html',
    'app://user@offroot/index.html',
    'app://offroot:1/index.html',
    'https://offroot/index.html',
    'file:///index.html',
    'garbage',
  ])('does not serve %s', (address) => expect(servedName(address, files)).toBeNull());

  it('names the type of each file and lets no browser guess another', () => {
    expect(headersFor('main.js')['content-type']).toMatch(/^text\/javascript/);
    expect(headersFor('index.html')['content-type']).toMatch(/^text\/html/);
    expect(headersFor('main.css')['content-type']).toMatch(/^text\/css/);
    expect(headersFor('x.unknown')['content-type']).toBe('application/octet-stream');
    expect(headersFor('main.js')['x-content-type-options']).toBe('nosniff');
  });

  it('closes everything by default in its policy, and opens no inline code, network or frame', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'/);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*|blob:/);
    for (const closed of ['connect-src', 'font-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(contentSecurityPolicy).toContain(`${closed} 'none'`);
  });
});

describe('requests of a page', () => {
  it.each(['app://offroot/main.js', 'data:image/png;base64,AA=='])('%s may go', (address) =>
    expect(mayRequest(address)).toBe(true),
  );
  it.each([
    'https://aws.amazon.com/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:app://offroot/1',
    'app://other/x',
  ])('%s is stopped', (address) => expect(mayRequest(address)).toBe(false));
  it('an address that only looks like ours is not', () => {
    for (const address of ['app://offroot.evil/', 'app://evil/offroot', 'app:offroot', 'xapp://offroot/'])
      expect(isOurs(address)).toBe(false);
  });
});
