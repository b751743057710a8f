import { aegisImporter } from './aegis';
import { andOtpEncryptedImporter, andOtpPlainImporter } from './andotp';
import { bitwardenImporter } from './bitwarden';
import { csvImporter } from './csv-table';
import { enteImporter } from './ente';
import { jsonOf, utf8Of } from './fields';
import { freeOtpImporter, lastPassImporter, raivoImporter, steamMobileImporter } from './json-lists';
import type { Kdf } from './kdf';
import { ImportError, type Imported, type Importer, type Probe } from './model';
import { isAgeFile } from './no-mark';
import { otpauthListImporter } from './otpauth-list';
import { protonImporter } from './proton';
import { stratumImporter } from './stratum';
import { twoFasImporter } from './two-fas';
import { zipImporter } from './zip';

/** Largest file that is looked at, in bytes (20 MiB). */
export const maxImportBytes = 20 * 1024 * 1024;

/** Most entries that are taken from one file. */
export const maxImportItems = 20_000;

/** Computed once per file: strict UTF-8 text without BOM, and JSON when it is JSON. */
export function probeOf(bytes: Uint8Array): Probe {
  const text = utf8Of(bytes);
  const first = text?.trimStart()[0];
  return { bytes, text, json: text !== null && (first === '{' || first === '[') ? jsonOf(text) : undefined };
}

/** All formats, in the order in which they are asked; the one without a marker comes last. */
export function importersOf(kdf: Kdf): readonly Importer[] {
  const inner = [raivoImporter, otpauthListImporter];
  return [
    stratumImporter(kdf),
    zipImporter(inner),
    aegisImporter(kdf),
    twoFasImporter(kdf),
    enteImporter(kdf),
    protonImporter(kdf),
    bitwardenImporter(kdf),
    freeOtpImporter,
    lastPassImporter,
    steamMobileImporter,
    raivoImporter,
    andOtpPlainImporter,
    csvImporter,
    otpauthListImporter,
    andOtpEncryptedImporter(kdf),
  ];
}

const isPgp = (text: string | null): boolean => text?.includes('-----BEGIN PGP MESSAGE-----') ?? false;

/**
 * Reads another application's file, found by looking at the content, never at the name.
 * Throws ImportError; one bad entry is refused by itself, a whole file only when nothing in it can be read.
 */
export async function readImport(
  importers: readonly Importer[],
  bytes: Uint8Array,
  password: string | null,
): Promise<Imported> {
  if (bytes.length === 0) throw new ImportError('empty');
  if (bytes.length > maxImportBytes) throw new ImportError('too-costly');
  const probe = probeOf(bytes);
  if (isPgp(probe.text)) throw new ImportError('pgp');
  if (isAgeFile(bytes)) throw new ImportError('age');
  const importer = importers.find((candidate) => candidate.detect(probe));
  if (importer === undefined) throw new ImportError('not-recognized');
  const imported = await importer.read(probe, password);
  if (imported.items.length > maxImportItems) throw new ImportError('too-costly', imported.source);
  if (imported.items.length === 0) throw new ImportError('empty', imported.source);
  return imported;
}
