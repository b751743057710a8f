import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { scheme } from './origin';
import { headersFor, servedName } from './served';

/** Must run before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Names the build allows app:// to serve: `files.json` beside them, written by the build. */
export async function readServedList(folder: string): Promise<ReadonlySet<string>> {
  const list: unknown = JSON.parse(await readFile(join(folder, 'files.json'), 'utf8'));
  if (!Array.isArray(list)) throw new Error('files.json is not a list');
  return new Set(list.filter((name): name is string => typeof name === 'string'));
}

/** Serves the build's own files and nothing else, by GET only. */
export function serve(protocol: Protocol, folder: string, files: ReadonlySet<string>): void {
  protocol.handle(scheme, async (request) => {
    const name = request.method === 'GET' ? servedName(request.url, files) : null;
    if (name === null) return new Response(null, { status: 404, headers: headersFor('') });
    try {
      const bytes = await readFile(join(folder, name));
      return new Response(new Uint8Array(bytes), { status: 200, headers: headersFor(name) });
    } catch {
      return new Response(null, { status: 404, headers: headersFor('') });
    }
  });
}
