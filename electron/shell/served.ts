import { isOurs } from './origin';

/** The least a React page with bundled files needs; inline script, eval, network and frames stay closed. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'none'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Headers of every answer, refusals included. */
export function headersFor(name: string): Readonly<Record<string, string>> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return {
    'content-type': types[extension] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

/**
 * Name of the file an address asks for, or null when it is not in the build's own list.
 * The list is matched as a whole name, so there is no path to escape from.
 */
export function servedName(address: string, files: ReadonlySet<string>): string | null {
  if (!isOurs(address)) return null;
  const { pathname } = new URL(address);
  const name = pathname.slice(1);
  return files.has(name) ? name : null;
}
