import { Decrypter, Encrypter } from 'age-encryption';

/** Work factor of `age -p`: 2^18 rounds of scrypt, about a second. */
const workFactor = 18;

/** age file (age-encryption.org/v1) with a passphrase recipient; the public `age` program opens it. */
export async function ageEncrypt(
  plain: Uint8Array,
  passphrase: string,
  logN = workFactor,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(logN);
  encrypter.setPassphrase(passphrase);
  return encrypter.encrypt(plain);
}

/** Null when the passphrase does not open it, or when it is damaged: age cannot tell which. */
export async function ageDecrypt(sealed: Uint8Array, passphrase: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(sealed);
  } catch {
    return null;
  }
}

/** First line of every age file. */
export const isAge = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 21)).toString('latin1') === 'age-encryption.org/v1';
