/**
 * QR code of a text as a PNG data URL: error level M, black on white whatever the theme, quiet zone of 4 modules.
 * Throws RangeError when the text does not fit (over 2331 bytes).
 */
export async function qrPng(text: string): Promise<string> {
  if (Buffer.byteLength(text, 'utf8') > 2331) throw new RangeError('Too long for a QR code');
  const { toDataURL } = await import('qrcode');
  return toDataURL([{ data: Buffer.from(text, 'utf8'), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    margin: 4,
    scale: 6,
    color: { dark: '#000000ff', light: '#ffffffff' },
  });
}
