import type { HandlersOf } from '../contract';
import { ProblemError } from '../contract/problem';
import { breathing } from './breath';
import type { Collection } from './collection';
import { chipsBeside, storedFrom } from './entries';
import type { StoredEntry } from './entry';
import { findInPictures, findInText, findTyped, importProblem } from './finding';
import { codeFingerprint } from './fingerprints';
import { createFileShelf } from './file-shelf';
import { ImportError } from './import/model';
import type { Imported } from './import/model';
import { linkOf } from './linking';
import { pictureSize } from './picture-size';
import type { AuthenticatorPorts } from './ports';
import type { Previews } from './previews';

type Handlers = HandlersOf<'authenticator'>;
export type AddingHandlers = Pick<
  Handlers,
  | 'previewText'
  | 'previewManual'
  | 'previewPictures'
  | 'previewClipboard'
  | 'previewScreen'
  | 'previewFile'
  | 'add'
  | 'preview'
  | 'dropPreview'
>;

/** Everything on the way from a find to a saved entry. `forget` drops files that wait for a password. */
export function createAdding(
  ports: AuthenticatorPorts,
  collection: Collection,
  previews: Previews,
): AddingHandlers & { readonly forget: () => void } {
  const shelf = createFileShelf(ports.now);
  const offer = (imported: Imported): ReturnType<Previews['offer']> =>
    previews.offer(
      imported,
      collection.all().map(({ entry }) => entry),
      ports.now(),
    );
  const readFile = (bytes: Uint8Array, password: string | null): Promise<Imported> =>
    pictureSize(bytes) ? findInPictures(ports.readQr, [bytes]) : ports.readImport(bytes, password);

  const previewBytes = async (
    bytes: Uint8Array,
    password: string | null,
    shelved: string | null,
  ): Promise<Awaited<ReturnType<Handlers['previewFile']>>> => {
    try {
      const preview = await offer(await readFile(bytes, password));
      if (shelved !== null) shelf.drop(shelved);
      return { outcome: 'preview', preview };
    } catch (error) {
      const asks =
        error instanceof ImportError &&
        (error.reason === 'needs-password' || error.reason === 'wrong-password');
      if (!asks) throw importProblem(error);
      const fileId = shelved ?? shelf.put(bytes);
      return {
        outcome: 'needs-password',
        fileId,
        source: error.source ?? '',
        wrong: error.reason === 'wrong-password',
      };
    }
  };

  return {
    forget: () => shelf.clear(),
    previewText: async ({ text }) => offer(await findInText(ports.readImport, text)),
    previewManual: (typed) => offer(findTyped(typed)),
    async previewPictures({ files }) {
      const pictures = files ?? (await ports.openPictures());
      return pictures && offer(await findInPictures(ports.readQr, pictures));
    },
    async previewClipboard() {
      const picture = await ports.clipboard.readPicture();
      if (picture) return offer(await findInPictures(ports.readQr, [picture]));
      return offer(await findInText(ports.readImport, await ports.clipboard.readText()));
    },
    async previewScreen() {
      const pictures = await ports.screenPictures();
      if (pictures.length === 0)
        throw new ProblemError('picture-without-qr', { params: { reason: 'not-allowed' } });
      return offer(await findInPictures(ports.readQr, pictures));
    },
    async previewFile({ contents, again, password }) {
      if (again !== null) return previewBytes(shelf.take(again), password, again);
      const bytes = contents ?? (await ports.openFile());
      return bytes ? previewBytes(bytes, password, null) : { outcome: 'canceled' };
    },
    async add({ previewId, items }) {
      const { items: found } = previews.take(previewId, ports.now());
      const chips = chipsBeside(collection.all().map(({ entry }) => entry));
      const known = new Set<string>();
      const breath = breathing();
      for (const { entry } of collection.all()) {
        known.add(codeFingerprint(entry));
        await breath();
      }
      const real: StoredEntry[] = [];
      const practice: StoredEntry[] = [];
      for (const { index, issuer, account, tags, accountRef, ofRoot } of items) {
        await breath();
        const item = found[index];
        if (!item?.ok) throw new ProblemError('not-found', { params: { what: 'item' } });
        const print = codeFingerprint(item.entry);
        if (known.has(print)) continue;
        known.add(print);
        const link = linkOf(item.entry, accountRef, ports.accounts, ofRoot);
        const names = { issuer: issuer.trim(), account: account.trim() };
        const chip = link.account ?? chips(names.issuer || names.account);
        const given = { ...names, tags, aws: link.aws, color: chip.color, monogram: chip.monogram };
        (link.account?.practice ? practice : real).push(storedFrom(item.entry, given, ports.now()));
      }
      // Two files cannot be saved as one: the second could fail, or the power, when the first is there.
      if (real.length > 0 && practice.length > 0)
        throw new ProblemError('field-invalid', { field: 'items', params: { reason: 'practice-apart' } });
      // Dropped or locked meanwhile: its secrets were overwritten, so nothing of it is saved.
      previews.take(previewId, ports.now());
      const [vault, added] = practice.length > 0 ? [ports.practiceVault, practice] : [ports.vault, real];
      if (vault === ports.practiceVault && !vault.isOpen) await vault.openPractice();
      if (added.length > 0)
        await collection.change(vault, (content) => ({
          ...content,
          entries: [...content.entries, ...added],
        }));
      previews.drop(previewId);
      return { added: added.length, ids: added.map(({ id }) => id) };
    },
    preview: ({ previewId }) =>
      previews.again(
        previewId,
        collection.all().map(({ entry }) => entry),
        ports.now(),
      ),
    dropPreview({ previewId }) {
      previews.drop(previewId);
      return { done: true };
    },
  };
}
