import { readFile } from 'node:fs/promises';
import type { readBarcodes as ReadBarcodes } from 'zxing-wasm/reader';
import { limits } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { pictureSize } from './picture-size';
import { createWebpDecoder } from './webp';

/** Largest picture that is looked at, in pixels: an 8K display is 33 million. */
export const maxPixels = 50_000_000;

/** Where the build put the WebAssembly of the two readers; nothing is fetched. */
export type WasmFiles = { readonly zxing: string; readonly webp: string };

/** Texts of all QR codes in a PNG, JPEG, GIF or WebP; empty when none is seen. */
export type QrReader = (picture: Uint8Array) => Promise<readonly string[]>;

/** Checks size and kind before anything is decoded. @throws ProblemError `file-too-large | file-not-readable` */
export function checkPicture(picture: Uint8Array): void {
  if (picture.length > limits.file) throw new ProblemError('file-too-large');
  const size = pictureSize(picture);
  if (!size || size.width === 0 || size.height === 0) throw new ProblemError('file-not-readable');
  if (size.width * size.height > maxPixels) throw new ProblemError('file-too-large');
}

/**
 * Reads QR codes in this thread with zxing, which unfolds PNG, JPEG and GIF itself. The library is loaded on the first
 * picture.
 */
export function createQrReader(wasmFiles: WasmFiles): QrReader {
  const unfoldWebp = createWebpDecoder(wasmFiles.webp);
  let ready: Promise<typeof ReadBarcodes> | null = null;
  const load = async (): Promise<typeof ReadBarcodes> => {
    const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
    const wasm = await readFile(wasmFiles.zxing);
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
    return readBarcodes;
  };
  return async (picture) => {
    checkPicture(picture);
    ready ??= load();
    const readBarcodes = await ready;
    const given = isWebp(picture) ? await unfoldWebp(picture) : picture;
    if (given === null) throw new ProblemError('file-not-readable');
    const found = await readBarcodes(given as Parameters<typeof ReadBarcodes>[0], {
      formats: ['QRCode'],
      tryHarder: true,
      tryRotate: true,
      tryInvert: true,
      tryDownscale: true,
      downscaleThreshold: 300,
      downscaleFactor: 2,
      maxNumberOfSymbols: 100,
    });
    const texts = found.filter(({ isValid }) => isValid).map(({ bytes, text }) => utf8(bytes) ?? text);
    return [...new Set(texts)];
  };
}

const isWebp = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP';

/** otpauth URIs are ASCII; in byte mode the bytes are taken as UTF-8, or not at all. */
function utf8(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
