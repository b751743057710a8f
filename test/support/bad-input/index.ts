import type { TextField } from '../contract-fields';
import { codeRows } from './codes';
import { keyRows } from './keys';
import type { Row } from './row';
import { setupRows } from './setup';

export type { Row, World } from './row';
export const rows: readonly Row[] = [...keyRows, ...setupRows, ...codeRows];

/**
 * Names that main made up or AWS gave, which the page hands back: nobody types them. Each is tried by itself with a
 * name that is none.
 */
const handles: ReadonlySet<string> = new Set([
  'accountRef',
  'candidateId',
  'runId',
  'planId',
  'password.passwordId',
  'entryId',
  'id',
  'ids',
  'before',
  'pendingId',
  'previewId',
  'rehearsalId',
  'serialNumber',
  'accessKeyId',
  'marker',
  'items.accountRef',
  'remove.label',
]);
/** The one place where such a name is typed by a person. */
const typedAfterAll: ReadonlySet<string> = new Set(['account.connectKey accessKeyId']);

export const isHandle = ({ channel, path }: TextField): boolean =>
  handles.has(path) && !typedAfterAll.has(`${channel} ${path}`);
