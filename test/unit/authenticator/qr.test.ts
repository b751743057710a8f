import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import encode, { init } from '@jsquash/webp/encode.js';
import { create } from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQrReader, maxPixels, qrPng, qrReaderAside } from '../../../electron/authenticator';
import { pictureSize } from '../../../electron/authenticator/picture-size';
import { wasmFiles } from '../../support/wasm';
import { asideInThread } from '../../support/aside-thread';
import { builtProgram } from '../../support/built-program';

const encoder = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc.wasm');
const read = createQrReader(wasmFiles);
const png = async (text: string): Promise<Buffer> =>
  Buffer.from((await qrPng(text)).replace('data:image/png;base64,', ''), 'base64');

/** A PNG header that promises a size; nothing behind it. */
function bomb(width: number, height: number): Buffer {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000080000000000000000', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('QR pictures', () => {
  it('made here are read here, with Korean and every sign', async () => {
    const text = 'otpauth://totp/하늘:김민지?secret=AA&x=%20&?#';
    expect(await read(await png(text))).toEqual([text]);
    expect(pictureSize(await png('x'))).toEqual({ width: (21 + 8) * 6, height: (21 + 8) * 6 });
  });

  it('are refused before decoding when they would unfold into too many pixels', async () => {
    await expect(read(bomb(100_000, 100_000))).rejects.toMatchObject({ problem: { code: 'file-too-large' } });
    await expect(read(bomb(maxPixels + 1, 1))).rejects.toMatchObject({ problem: { code: 'file-too-large' } });
    await expect(read(new Uint8Array(20 * 1024 * 1024 + 1))).rejects.toMatchObject({
      problem: { code: 'file-too-large' },
    });
  });

  it.each([
    ['nothing', ''],
    ['text', Buffer.from('hello').toString('hex')],
    ['a PNG of no size', bomb(0, 5).toString('hex')],
    ['a JPEG without a frame', 'ffd8ffd9'],
    ['a JPEG that ends early', 'ffd8ffe0'],
    ['a cut GIF', '474946383961'],
  ])('that are %s are refused as unreadable', async (_, hex) => {
    await expect(read(Buffer.from(hex, 'hex'))).rejects.toMatchObject({
      problem: { code: 'file-not-readable' },
    });
  });

  it('that are damaged give nothing and break nothing', async () => {
    const whole = await png('otpauth://totp/a?secret=AAAA');
    for (let length = 33; length < whole.length; length += 23)
      expect(await read(whole.subarray(0, length))).toEqual([]);
    expect(await read(whole)).toHaveLength(1);
  });

  it.each([
    ['lossy', { quality: 60 }],
    ['lossless', { lossless: 1 }],
  ])('in %s WebP are read too, and damaged ones refused', async (_, options) => {
    const { data } = create('otpauth://totp/a?secret=AAAA', { errorCorrectionLevel: 'M' }).modules;
    const side = Math.sqrt(data.length);
    const width = (side + 8) * 4;
    const rgba = new Uint8ClampedArray(width * width * 4).fill(255);
    for (let at = 0; at < width * width; at += 1) {
      const [x, y] = [Math.floor((at % width) / 4) - 4, Math.floor(at / width / 4) - 4];
      if (x >= 0 && y >= 0 && x < side && y < side && data[y * side + x] === 1)
        rgba.fill(0, at * 4, at * 4 + 3);
    }
    await init({ wasmBinary: await readFile(encoder) });
    const webp = new Uint8Array(await encode({ data: rgba, width, height: width } as ImageData, options));
    expect(pictureSize(webp)).toEqual({ width, height: width });
    expect(await read(webp)).toEqual(['otpauth://totp/a?secret=AAAA']);
    for (let length = 30; length < webp.length; length += 97)
      await read(webp.subarray(0, length)).catch((error: unknown) =>
        expect(error).toMatchObject({ problem: { code: 'file-not-readable' } }),
      );
    const huge = Uint8Array.from(webp);
    huge.set(Buffer.from('VP8X'), 12);
    huge.set([0xff, 0xff, 0x00, 0xff, 0xff, 0x00], 24);
    await expect(read(huge)).rejects.toMatchObject({ problem: { code: 'file-too-large' } });
  });

  it('too long for a code are refused, not cut', async () => {
    await expect(qrPng('x'.repeat(2332))).rejects.toThrow(RangeError);
    expect(await read(await png('x'.repeat(1000)))).toEqual(['x'.repeat(1000)]);
  });

  describe('in a thread', () => {
    let folder = '';
    let worker = '';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'offroot-qr-'));
      worker = await builtProgram('authenticator/qr.program.ts', folder);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('are read just the same, by the bundle that the app ships', async () => {
      const inThread = qrReaderAside(asideInThread, worker, wasmFiles);
      expect(await inThread(await png('hello'))).toEqual(['hello']);
      await expect(inThread(bomb(100_000, 100_000))).rejects.toMatchObject({
        problem: { code: 'file-too-large' },
      });
    });

    it('fail as unreadable when the thread cannot work', async () => {
      const broken = join(folder, 'broken.cjs');
      await writeFile(broken, 'throw new Error("no")');
      await expect(qrReaderAside(asideInThread, broken, wasmFiles)(await png('hello'))).rejects.toMatchObject(
        {
          problem: { code: 'file-not-readable' },
        },
      );
    });
  });
});

const samples =
  process.env['OFFROOT_INTEROP'] ?? fileURLToPath(new URL('../../../../shared/interop', import.meta.url));
const table: readonly (readonly [string, readonly string[]])[] = [
  [
    'aegis-camera-frame.jpg',
    [
      'otpauth://totp/neo4j:Charlotte?secret=B33WS2ALPT34K4BNY24AYROE4M&issuer=neo4j&algorithm=SHA1&digits=6&period=30',
    ],
  ],
  [
    'dim13-example.png',
    ['otpauth://totp/Example:alice@google.com?issuer=Example&period=30&secret=JBSWY3DPEHPK3PXP'],
  ],
  ['2fauth-validQrcode.png', ['otpauth://totp/test@test.com?secret=A4GRFHVIRBGY7UIW']],
  ['2fauth-invalidQrcode.png', []],
  ['scito-qr_but_without_otp.png', ['NOT A otpauth-migration:// URL']],
  ['zxing-qrcode-2-34.png', ['http://www.google.com/']],
  [
    'zxing-qrcode-3-01.png',
    ['http://arnaud.sahuguet.com/graffiti/test.php?ll=-74.00309961503218,40.74102573163046,0'],
  ],
  ['zxing-qrcode-4-15.png', ['http://code.google.com']],
  ['zxing-qrcode-6-6.png', ['1234567890']],
];

describe.runIf(existsSync(join(samples, 'qr')))('sample pictures of other projects', () => {
  it.each(table)('%s', async (name, texts) => {
    expect(await read(await readFile(join(samples, 'qr', name)))).toEqual(texts);
  });

  it('every picture of the folder has a case', () => {
    const names = readdirSync(join(samples, 'qr')).filter((name) => /\.(?:png|jpe?g|webp|gif)$/.test(name));
    expect(names.sort()).toEqual([...table.map(([name]) => name), 'zxing-multi-qrcode-1.png'].sort());
  });

  it('several codes in one picture are all found', async () => {
    expect(await read(await readFile(join(samples, 'qr', 'zxing-multi-qrcode-1.png')))).toHaveLength(4);
  });
});
