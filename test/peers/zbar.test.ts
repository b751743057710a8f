import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQrReader, qrPng } from '../../electron/authenticator';
import { buildOtpUri } from '../../electron/authenticator/uri';
import { wasmFiles } from '../support/wasm';
import { imported } from '../unit/authenticator/kit';

const run = promisify(execFile);

const uris = [
  buildOtpUri(
    imported({
      issuer: 'Amazon Web Services',
      account: 'minji-admin@111122223333',
      secret: new Uint8Array(40).fill(0xa5),
    }),
  ),
  buildOtpUri(imported({ issuer: '하늘 스튜디오', account: '김민지 & co: 100%#?' })),
  buildOtpUri(imported({ kind: 'hotp', counter: Number.MAX_SAFE_INTEGER, algorithm: 'SHA512', digits: 10 })),
  buildOtpUri(imported({ issuer: '', account: '', secret: Uint8Array.of(1) })),
  buildOtpUri(
    imported({ issuer: 'x'.repeat(200), account: 'y'.repeat(200), secret: new Uint8Array(512).fill(7) }),
  ),
];

describe('the QR codes that the app makes', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offroot-qr-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(uris.map((uri, n) => [n, uri] as const))(
    'are read back by zbarimg and by the app itself (%i)',
    async (n, uri) => {
      const png = Buffer.from((await qrPng(uri)).replace('data:image/png;base64,', ''), 'base64');
      const file = join(folder, `${n}.png`);
      await writeFile(file, png);
      // Debian package zbar-tools.
      const { stdout } = await run('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file]);
      expect(stdout.trimEnd()).toBe(uri);
      expect(await createQrReader(wasmFiles)(png)).toEqual([uri]);
    },
  );
});
