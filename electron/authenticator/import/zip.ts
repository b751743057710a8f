import type * as zipLibrary from '@zip.js/zip.js';
import type { Entry, Uint8ArrayWriter } from '@zip.js/zip.js';
import { jsonOf, utf8Of } from './fields';
import { ImportError, type Importer, type ImportSource, type Probe } from './model';

type Zip = typeof zipLibrary;

const maxMember = 20 * 1024 * 1024;
const maxMembers = 200;

/** The library, loaded for the first archive only. */
async function library(): Promise<Zip> {
  const zip = await import('@zip.js/zip.js');
  zip.configure({ useWebWorkers: false });
  return zip;
}

/** Stops a bomb while it unpacks: the size in the directory is only a claim. */
function boundedWriter({ Uint8ArrayWriter: Writer }: Zip): Uint8ArrayWriter {
  return new (class extends Writer {
    #seen = 0;

    override async writeUint8Array(bytes: Uint8Array): Promise<void> {
      this.#seen += bytes.length;
      if (this.#seen > maxMember) throw new ImportError('too-costly');
      await super.writeUint8Array(bytes);
    }
  })();
}

async function memberBytes(zip: Zip, entry: Entry, password: string | null): Promise<Uint8Array> {
  if (entry.directory) throw new ImportError('damaged');
  if (entry.encrypted && password === null) throw new ImportError('needs-password');
  try {
    return await entry.getData(boundedWriter(zip), password === null ? {} : { password });
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const wrong = error instanceof Error && error.message === zip.ERR_INVALID_PASSWORD;
    throw new ImportError(wrong || entry.encrypted ? 'wrong-password' : 'damaged');
  }
}

export const isZip = (bytes: Uint8Array): boolean =>
  bytes.length > 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** The first member that `wanted` accepts, as a probe; nothing is ever written to disk. */
async function openMember(bytes: Uint8Array, password: string | null): Promise<Probe> {
  const zip = await library();
  const reader = new zip.ZipReader(new zip.BlobReader(new Blob([bytes as Uint8Array<ArrayBuffer>])));
  try {
    const entries = await reader.getEntries().catch(() => {
      throw new ImportError('damaged');
    });
    const member = entries
      .slice(0, maxMembers)
      .find(({ filename, directory }) => !directory && /\.(?:json|txt)$/i.test(filename));
    if (member === undefined) throw new ImportError('empty');
    const content = await memberBytes(zip, member, password);
    const text = utf8Of(content);
    if (text === null) throw new ImportError('damaged');
    return { bytes: content, text, json: jsonOf(text) };
  } finally {
    await reader.close();
  }
}

/** ZIP archives: Raivo (AES-256, one JSON) and WinAuth (ZipCrypto, one text of URIs). */
export function zipImporter(inner: readonly Importer[]): Importer {
  return {
    source: 'raivo',
    detect: ({ bytes }) => isZip(bytes),
    async read({ bytes }, password) {
      const probe = await openMember(bytes, password);
      const importer = inner.find((candidate) => candidate.detect(probe));
      if (importer === undefined) throw new ImportError('not-recognized');
      const imported = await importer.read(probe, null);
      const source: ImportSource = imported.source === 'otpauth' ? 'winauth' : imported.source;
      return { ...imported, source };
    },
  };
}
