import { readBarcodes } from 'zxing-wasm/reader';

/** Text of the one QR code in a PNG given as a data URL. @param {string} dataUrl */
export async function readQr(dataUrl) {
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const found = await readBarcodes(new Blob([bytes]), { formats: ['QRCode'], tryHarder: true });
  const [code] = found;
  if (found.length !== 1 || code === undefined)
    throw new Error(`found ${found.length} QR codes in the picture`);
  return code.text;
}
