import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** Text of the one QR code in a PNG given as a data URL. @param {string} dataUrl */
export async function readQr(dataUrl) {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const found = await readBarcodes(new Uint8Array(bytes), { formats: ['QRCode'], tryHarder: true });
  const [code] = found;
  if (found.length !== 1 || code === undefined)
    throw new Error(`found ${found.length} QR codes in the picture`);
  return code.text;
}
