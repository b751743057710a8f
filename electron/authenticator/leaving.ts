import { ProblemError } from '../contract/problem';
import type { HandlersOf } from '../contract';
import { encodeBase32 } from './base32';
import type { Collection } from './collection';
import { importedFrom } from './entries';
import { exportAegis } from './export/aegis';
import { exportOtpauth } from './export/otpauth';
import { exportTwoFas } from './export/two-fas';
import { codeFingerprint } from './fingerprints';
import type { ImportedEntry } from './import/model';
import type { AuthenticatorPorts } from './ports';
import { qrPng } from './qr-write';
import { createUnlockAgain } from './unlock-again';
import { buildOtpUri } from './uri';

type Handlers = HandlersOf<'authenticator'>;
type Form = 'otpauth' | 'aegis' | '2fas';

const extensions: Readonly<Record<Form, string>> = { otpauth: 'txt', aegis: 'json', '2fas': '2fas' };

/** Ways out: a QR for a phone, and files for other apps. Practice entries never leave by file. */
export function createLeaving(
  ports: AuthenticatorPorts,
  collection: Collection,
): Pick<Handlers, 'revealQr' | 'exportFile'> {
  const write = (
    form: Form,
    entries: readonly ImportedEntry[],
    password: string | null,
  ): Promise<Uint8Array> | Uint8Array => {
    switch (form) {
      case 'otpauth':
        return exportOtpauth(entries);
      case 'aegis':
        if (!password) throw new ProblemError('passphrase-needed', { field: 'password' });
        return exportAegis(ports.kdf, entries, password);
      case '2fas':
        return exportTwoFas(ports.kdf, entries, password, ports.now());
    }
  };

  const unlockAgain = createUnlockAgain(ports);
  return {
    async revealQr({ id, passphrase }) {
      // Nobody is asked for what is not there; and it may be gone, or locked away, once the answer is.
      collection.find(id);
      await unlockAgain(passphrase);
      const { entry } = collection.find(id);
      try {
        return { png: await qrPng(buildOtpUri(entry)), secretText: inGroups(encodeBase32(entry.secret)) };
      } catch (error) {
        if (error instanceof RangeError)
          throw new ProblemError('secret-invalid', { params: { reason: 'too-long' } });
        throw error;
      }
    },
    async exportFile({ form, password, ids, despiteGit }) {
      const wanted = ids === null ? null : new Set(ids);
      const entries = collection
        .real()
        .filter(({ id }) => wanted === null || wanted.has(id))
        .map(importedFrom);
      if (entries.length === 0) throw new ProblemError('nothing-to-do', { params: { what: 'export' } });
      const bytes = await write(form, entries, password);
      const back = await ports.readImport(bytes, password);
      if (
        !sameCodes(
          entries,
          back.items.flatMap((item) => (item.ok ? [item.entry] : [])),
        )
      ) {
        throw new ProblemError('unknown', { params: { what: 'export-read-back' } });
      }
      const day = new Date(ports.now()).toISOString().slice(0, 10);
      return ports.saveBytes(bytes, {
        suggestedName: `offroot-codes-${day}.${extensions[form]}`,
        despiteGit,
      });
    },
  };
}

/** Read back with our own importer before anything is saved: every entry is there and makes the same codes. */
function sameCodes(written: readonly ImportedEntry[], read: readonly ImportedEntry[]): boolean {
  const prints = (entries: readonly ImportedEntry[]): string =>
    entries.map(codeFingerprint).sort().join('\n');
  return written.length === read.length && prints(written) === prints(read);
}

/** Groups of four, as secrets are typed. */
export const inGroups = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? '';
