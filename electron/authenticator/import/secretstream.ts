import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20, hchacha } from '@noble/ciphers/chacha.js';
import { sameBytes } from './ciphers';

const sigma = new Uint32Array(new Uint8Array(Buffer.from('expand 32-byte k', 'ascii')).buffer);

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(at * 4, true));
}

function subkey(key: Uint8Array, header: Uint8Array): Uint8Array {
  const out = new Uint32Array(8);
  hchacha(sigma, words(key), words(header.subarray(0, 16)), out);
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  out.forEach((word, at) => view.setUint32(at * 4, word, true));
  return bytes;
}

function littleEndian64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

/**
 * First message of a libsodium secretstream (XChaCha20-Poly1305), no associated data.
 * `header` is 24 bytes; `sealed` is one tag byte, the ciphertext and a 16-byte MAC. Null when the MAC does not fit.
 * Source: libsodium documentation, "Encrypted streams and file encryption".
 */
export function secretstreamOpenFirst(
  key: Uint8Array,
  header: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  if (key.length !== 32 || header.length !== 24 || sealed.length < 17) return null;
  const streamKey = subkey(key, header);
  const nonce = new Uint8Array(12);
  nonce[0] = 1;
  nonce.set(header.subarray(16), 4);
  const cipherText = sealed.subarray(1, sealed.length - 16);
  const macKey = chacha20(streamKey, nonce, new Uint8Array(64), undefined, 0).subarray(0, 32);
  const tagBlock = new Uint8Array(64);
  tagBlock[0] = sealed[0] ?? 0;
  const opened = chacha20(streamKey, nonce, tagBlock, undefined, 1);
  opened[0] = sealed[0] ?? 0;
  // libsodium pads by the length of the message modulo 16; kept as the format has it.
  const padding = new Uint8Array(cipherText.length & 15);
  const message = Buffer.concat([
    opened,
    cipherText,
    padding,
    littleEndian64(0),
    littleEndian64(64 + cipherText.length),
  ]);
  const mac = poly1305(new Uint8Array(message), macKey);
  if (!sameBytes(mac, sealed.subarray(sealed.length - 16))) return null;
  return chacha20(streamKey, nonce, cipherText, undefined, 2);
}
