import { readFile } from 'node:fs/promises';
import type { readBarcodes as ReadBarcodes } from 'zxing-wasm/reader';
import { limits } from '../contract/constants';
import { ProblemError } from '../contract/problem';
import { pictureSize } from './picture-size';

/** Largest picture that is looked at, in pixels: an 8K display is 33 million. */
export const maxPixels = 50_000_000;

/** Texts of all QR codes in a PNG, JPEG or GIF; empty when none is seen. */
export type QrReader = (picture: Uint8Array) => Promise<readonly string[]>;

/** Checks size and kind before anything is decoded. @throws ProblemError `file-too-large | file-not-readable` */
export function checkPicture(picture: Uint8Array): void {
  if (picture.length > limits.file) throw new ProblemError('file-too-large');
  const size = pictureSize(picture);
  if (!size || size.width === 0 || size.height === 0) throw new ProblemError('file-not-readable');
  if (size.width * size.height > maxPixels) throw new ProblemError('file-too-large');
}

/**
 * Reads QR codes in this thread with zxing. `wasmPath` leads to zxing_reader.wasm, which the build puts
 * beside the bundle; nothing is fetched. The library is loaded on the first picture.
 */
export function createQrReader(wasmPath: string): QrReader {
  let ready: Promise<typeof ReadBarcodes> | null = null;
  const load = async (): Promise<typeof ReadBarcodes> => {
    const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
    const wasm = await readFile(wasmPath);
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
    return readBarcodes;
  };
  return async (picture) => {
    checkPicture(picture);
    ready ??= load();
    const readBarcodes = await ready;
    const found = await readBarcodes(picture, {
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

/** otpauth URIs are ASCII; in byte mode the bytes are taken as UTF-8, or not at all. */
function utf8(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
