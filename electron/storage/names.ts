const segment = /^[A-Za-z0-9_][A-Za-z0-9._@+-]{0,120}$/;
const temporary = /^\.[A-Za-z0-9._@+-]+\.[0-9a-f]{12}\.tmp$/;
// Windows opens devices under these names, whatever the extension.
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const isSafe = (part: string): boolean => segment.test(part) && !part.endsWith('.') && !device.test(part);

/**
 * Splits a relative name into folder and file.
 * @throws TypeError for anything that could leave the folder or that some file system cannot hold;
 *   such a name is a mistake in the program, not a condition of the disk.
 */
export function splitName(name: string): { readonly folder: string; readonly file: string } {
  const parts = name.split('/');
  if (parts.length > 4 || !parts.every(isSafe)) throw new TypeError('Not a name inside the folder');
  return { folder: parts.slice(0, -1).join('/'), file: parts.at(-1) ?? '' };
}

/** Checks a folder name; '' is the root itself. */
export function checkFolder(folder: string): string {
  if (folder !== '') splitName(folder);
  return folder;
}

/** Name of the file that is written before it takes the place of `file`. */
export const temporaryName = (file: string, random: string): string => `.${file}.${random}.tmp`;

/** True for what a torn write of ours may leave behind. */
export const isTemporary = (file: string): boolean => temporary.test(file);

/** Name of an older content: 1 is the newest of them; 0 is the file itself. */
export const generationName = (file: string, place: number): string =>
  place === 0 ? file : `${file}.${place}`;

/** True when `other` is an older content of `file`. */
export const isGenerationOf = (file: string, other: string): boolean =>
  other.startsWith(`${file}.`) && /^\d{1,2}$/.test(other.slice(file.length + 1));
