const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

/** First bytes of binary files that are nobody's encrypted backup; each is long enough not to begin one by chance. */
const others: readonly { readonly at: number; readonly bytes: readonly number[] }[] = [
  { at: 0, bytes: [0x1f, 0x8b, 0x08] }, // gzip
  { at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] }, // xz
  { at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd] }, // zstd
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] }, // 7z
  { at: 0, bytes: ascii('BZh') },
  { at: 0, bytes: ascii('Rar!') },
  { at: 0, bytes: ascii('PK\x03\x04') },
  { at: 0, bytes: ascii('PK\x05\x06') },
  { at: 0, bytes: [0x03, 0xd9, 0xa2, 0x9a] }, // KeePass
  { at: 0, bytes: [0xac, 0xed, 0x00, 0x05] }, // Java objects, such as FreeOTP's own backup
  { at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46] }, // ELF
  { at: 0, bytes: ascii('MZ\x90\x00') },
  { at: 0, bytes: ascii('SQLite format 3') },
  { at: 0, bytes: ascii('%PDF') },
  { at: 0, bytes: ascii('bplist00') },
  { at: 0, bytes: ascii('RIFF') },
  { at: 0, bytes: ascii('OggS') },
  { at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] }, // TIFF
  { at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { at: 4, bytes: ascii('ftyp') }, // MP4, HEIC
];

const isOthers = (bytes: Uint8Array): boolean =>
  others.some((head) => head.bytes.every((byte, place) => bytes[head.at + place] === byte));

/**
 * Pearson's chi-square of the bytes against all 256 being equally likely. Expected 255, with a deviation of 22.6;
 * ten deviations above is what ciphertext does not reach and text, programs and tables of numbers do.
 */
const mostUneven = 255 + 10 * 22.6;

function unevenness(bytes: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = bytes.length / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/**
 * Could be ciphertext from its first byte on: begins like no known kind of file, and all bytes are equally common.
 * That is all that can be known of a backup without a mark; a password is what proves it.
 */
export const couldBeCiphertext = (bytes: Uint8Array): boolean =>
  !isOthers(bytes) && unevenness(bytes) <= mostUneven;

/** First line of an age file, which is Offroot's own backup. */
export const isAgeFile = (bytes: Uint8Array): boolean =>
  ascii('age-encryption.org/v1').every((byte, place) => bytes[place] === byte);
