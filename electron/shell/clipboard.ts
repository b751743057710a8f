/** Text and pictures on the system's clipboard, whatever shape this Electron's API has. */
export type ClipboardDoor = {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  /** Marks the text as a secret where the system has a way (managers of clipboard history then leave it out). */
  writeSecret(text: string): Promise<void>;
  /** PNG bytes of a copied picture; null when there is none. */
  readPicture(): Promise<Uint8Array | null>;
};

/** Up to Electron 43: synchronous, in every process. */
export type SyncClipboard = {
  readText(): string;
  writeText(text: string): void;
  readImage(): { isEmpty(): boolean; toPNG(): Uint8Array };
};

/** Since Electron 44: asynchronous and in main only, after the web's own API. */
export type AsyncClipboard = {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  read(): Promise<readonly { readonly types: readonly string[]; getType(type: string): Promise<unknown> }[]>;
  write(items: readonly unknown[]): Promise<void>;
};
export type MakeItem = new (data: Record<string, Blob>) => unknown;

const raw = (format: string): string => `electron application/osclipboard;format="${format}"`;
const zero = new Uint8Array(4);

/** What each system's clipboard managers look for; Linux has KDE's hint, Windows its history and cloud flags. */
export function secretMarks(platform: NodeJS.Platform): Readonly<Record<string, Uint8Array>> {
  switch (platform) {
    case 'darwin':
      return { [raw('org.nspasteboard.ConcealedType')]: new Uint8Array(0) };
    case 'win32':
      return {
        [raw('ExcludeClipboardContentFromMonitorProcessing')]: zero,
        [raw('CanIncludeInClipboardHistory')]: zero,
        [raw('CanUploadToCloudClipboard')]: zero,
      };
    case 'linux':
      return { [raw('x-kde-passwordManagerHint')]: new TextEncoder().encode('secret') };
    default:
      return {};
  }
}

/** Chooses the shape by what is there: only the asynchronous API has `read()` and a `ClipboardItem` beside it. */
export function clipboardDoor(
  api: SyncClipboard | AsyncClipboard,
  makeItem: MakeItem | null,
  platform: NodeJS.Platform,
): ClipboardDoor {
  if (makeItem !== null && 'write' in api && 'read' in api) return asyncDoor(api, makeItem, platform);
  return syncDoor(api as SyncClipboard);
}

/** The old API writes one kind at a time, so a secret cannot carry a mark beside its text. */
function syncDoor(api: SyncClipboard): ClipboardDoor {
  const writeText = (text: string): Promise<void> => Promise.resolve(api.writeText(text));
  return {
    readText: () => Promise.resolve(api.readText()),
    writeText,
    writeSecret: writeText,
    readPicture: () => {
      const image = api.readImage();
      return Promise.resolve(image.isEmpty() ? null : image.toPNG());
    },
  };
}

function asyncDoor(api: AsyncClipboard, MakeItem: MakeItem, platform: NodeJS.Platform): ClipboardDoor {
  const blob = (part: string | Uint8Array, type: string): Blob =>
    new Blob([typeof part === 'string' ? part : new Uint8Array(part)], { type });
  return {
    readText: () => api.readText(),
    writeText: (text) => api.writeText(text),
    async writeSecret(text) {
      const marks = Object.entries(secretMarks(platform)).map(([type, bytes]) => [type, blob(bytes, type)]);
      try {
        await api.write([
          new MakeItem({
            'text/plain': blob(text, 'text/plain'),
            ...(Object.fromEntries(marks) as Record<string, Blob>),
          }),
        ]);
      } catch {
        // A system that does not take the mark must still take the text.
        await api.writeText(text);
      }
    },
    async readPicture() {
      const items = await api.read();
      const item = items.find(({ types }) => types.includes('image/png'));
      const found = await item?.getType('image/png');
      return found instanceof Blob ? new Uint8Array(await found.arrayBuffer()) : null;
    },
  };
}
