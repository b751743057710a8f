export { openFiles } from './files';
export { jsonDocument } from './json';
export type { JsonDocument, JsonOptions, JsonRead } from './json';
export { fileNames, journalName, ownFolders, runsFolder } from './layout';
export { generationName } from './names';
export type { Files } from './port';
export { nodeFs } from './raw-fs';
export type { RawFs, RawHandle } from './raw-fs';
