const letters = '23456789BCDFGHJKMNPQRTVWXY';

/**
 * Steam Guard's five letters of a truncated 31-bit HOTP value (RFC 4226 section 5.3), lowest place first.
 * The letters leave out what is easily misread.
 */
export function steamLetters(value: number, length = 5): string {
  let rest = value;
  let code = '';
  for (let place = 0; place < length; place += 1) {
    code += letters.charAt(rest % letters.length);
    rest = Math.floor(rest / letters.length);
  }
  return code;
}
