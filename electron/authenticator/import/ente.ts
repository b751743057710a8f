import { base64Of, get, isObject, textOf, utf8Of } from './fields';
import type { Kdf } from './kdf';
import { ImportError, type Importer } from './model';
import { otpauthListImporter } from './otpauth-list';
import { secretstreamOpenFirst } from './secretstream';

/** Ente Auth, encrypted: Argon2id (libsodium crypto_pwhash, one lane) and a secretstream around the plain list. */
export function enteImporter(kdf: Kdf): Importer {
  return {
    source: 'ente',
    detect: ({ json }) => isObject(get(json, 'kdfParams')) && Object.hasOwn(json as object, 'encryptedData'),
    async read({ json }, password) {
      const params = get(json, 'kdfParams');
      const salt = base64Of(get(params, 'salt'));
      const header = base64Of(get(json, 'encryptionNonce'));
      const sealed = base64Of(get(json, 'encryptedData'));
      if (salt === null || header === null || sealed === null) throw new ImportError('damaged', 'ente');
      if (password === null) throw new ImportError('needs-password', 'ente');
      const memory = Math.floor(Number(get(params, 'memLimit')) / 1024);
      const key = await kdf.argon2id(
        'ente',
        Buffer.from(password, 'utf8'),
        salt,
        memory,
        Number(get(params, 'opsLimit')),
        1,
      );
      const plain = secretstreamOpenFirst(key, header, sealed);
      if (plain === null) throw new ImportError('wrong-password', 'ente');
      const text = utf8Of(plain);
      if (textOf(text) === '') throw new ImportError('damaged', 'ente');
      return {
        ...(await otpauthListImporter.read({ bytes: plain, text, json: undefined }, null)),
        source: 'ente',
      };
    },
  };
}
