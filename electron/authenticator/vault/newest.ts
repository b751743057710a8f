import { ProblemError } from '../../contract/problem';
import { generationName } from '../../storage/names';
import type { Files } from '../../storage/port';
import { decodeFile } from './layout';
import type { Container } from './layout';

/** Older contents kept beside the vault file. */
export const generations = 3;

/** A whole file; `place` 0 is the current one, n the n-th older content. */
export type Candidate = { readonly container: Container; readonly place: number };

/**
 * Whole contents of a vault file, newest first; empty when there is none at all.
 * @throws ProblemError `vault-newer` (a newer program wrote it: nothing is touched), `vault-unreadable` (all are damaged)
 */
export async function candidates(files: Files, name: string): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  let damaged = false;
  for (let place = 0; place <= generations; place += 1) {
    const bytes = await files.read(generationName(name, place));
    if (!bytes) continue;
    const decoded = decodeFile(bytes);
    // Only in front of every whole content: an older content can be newer in version after a downgrade.
    if (decoded.kind === 'newer' && found.length === 0) throw new ProblemError('vault-newer');
    if (decoded.kind === 'whole') found.push({ container: decoded.container, place });
    else damaged = true;
  }
  if (found.length === 0 && damaged) throw new ProblemError('vault-unreadable');
  return found;
}
