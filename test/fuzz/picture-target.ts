import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createQrReader } from '../../electron/authenticator/qr-read';
import { qrPng } from '../../electron/authenticator/qr-write';
import { isProblem } from '../../electron/contract/problem';
import { interopFolder } from '../support/interop';
import { wasmFiles } from '../support/wasm';
import type { Target } from './campaign';

async function ownPicture(text: string): Promise<Uint8Array> {
  const url = await qrPng(text);
  return new Uint8Array(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
}

function samplePictures(): readonly Uint8Array[] {
  const folder = join(interopFolder, 'qr');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.(?:png|jpe?g)$/.test(name));
  return names.map((name) => new Uint8Array(readFileSync(join(folder, name))));
}

/**
 * Damaged pictures. In the app each one is read in a thread of its own with a deadline of 20 s, so what counts here is that
 * every picture ends in texts or in a problem that a person can read, and that memory stays bounded.
 */
export async function pictureTarget(): Promise<Target> {
  let read = createQrReader(wasmFiles);
  return {
    name: 'pictures',
    limitMs: 20_000,
    seeds: [
      await ownPicture('otpauth://totp/Example:alice?secret=JBSWY3DPEHPK3PXP'),
      await ownPicture('한국어'),
      ...samplePictures(),
    ],
    async run(input) {
      try {
        const texts = await read(input);
        if (texts.some((text) => text.length > 20_000)) throw new Error('unbounded text');
      } catch (error) {
        if (isProblem(error)) return;
        // As in the app's thread: the reader is thrown away with the picture that broke it.
        if (
          error instanceof WebAssembly.RuntimeError ||
          error instanceof TypeError ||
          error instanceof RangeError
        )
          read = createQrReader(wasmFiles);
        else throw error;
      }
    },
  };
}
