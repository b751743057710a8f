import type { Entry, Result } from '../../../electron/contract';
import { limits } from '../../../electron/contract/constants';
import { call } from '../../bridge';
import { findable } from './find';

/** More than a window shows at once: what the first picture needs, and no more. */
const firstPage = 60;
/** A list that changes again and again while it is read is taken as it came. */
const mostTries = 5;

/** `revision` is null for a list that was put together of two. */
export type WholeList = { readonly entries: readonly Entry[]; readonly revision: number | null };

/**
 * The whole list, page by page, so that neither main nor this page stands still for it. `onFirst` hears the first page of
 * a list that has more; it is the beginning of the whole one.
 */
export async function readEntries(
  onFirst: (entries: readonly Entry[]) => void = () => undefined,
): Promise<Result<WholeList>> {
  let entries: Entry[] = [];
  let revision: number | null = null;
  let mixed = false;
  for (let tries = 0; ;) {
    const count = entries.length === 0 ? firstPage : limits.entriesPerCall;
    const page = await call('authenticator.list', { from: entries.length, count });
    if (!page.ok) return page;
    const { value } = page;
    const isOther = revision !== null && value.revision !== revision;
    if (isOther && tries < mostTries) {
      // Another list: its beginning may be another one too.
      tries += 1;
      entries = [];
      revision = null;
      continue;
    }
    mixed ||= isOther;
    revision = value.revision;
    // What a search looks at is made now, a page at a time.
    for (const entry of value.entries) findable(entry);
    entries.push(...value.entries);
    if (value.entries.length === 0 || entries.length >= value.total)
      return { ok: true, value: { entries, revision: mixed ? null : revision } };
    if (entries.length === value.entries.length) onFirst([...entries]);
  }
}
