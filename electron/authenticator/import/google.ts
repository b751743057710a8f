import { base64Of } from './fields';
import { itemOf, refusedItem } from './item';
import { ImportError, type BatchPart, type Imported, type ImportedItem } from './model';

/** Values of one protobuf message by field number, in order; unknown fields stay unread. */
type Fields = ReadonlyMap<number, readonly (bigint | Uint8Array)[]>;

function varint(bytes: Uint8Array, from: number): { readonly value: bigint; readonly next: number } | null {
  let value = 0n;
  // A negative int32 is sign-extended to 64 bits: ten bytes, too many for 32-bit shifts.
  for (let at = from, shift = 0n; at < bytes.length && shift < 70n; at += 1, shift += 7n) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), next: at + 1 };
  }
  return null;
}

/** Protobuf wire format (0 varint, 1 eight bytes, 2 length, 5 four bytes); null when it is something else. */
function fieldsOf(bytes: Uint8Array): Fields | null {
  const fields = new Map<number, (bigint | Uint8Array)[]>();
  let at = 0;
  while (at < bytes.length) {
    const tag = varint(bytes, at);
    if (tag === null || tag.value >> 3n === 0n) return null;
    at = tag.next;
    const wire = Number(tag.value & 7n);
    let value: bigint | Uint8Array;
    if (wire === 0) {
      const read = varint(bytes, at);
      if (read === null) return null;
      value = read.value;
      at = read.next;
    } else if (wire === 1 || wire === 5 || wire === 2) {
      const length = wire === 2 ? varint(bytes, at) : null;
      if (wire === 2 && length === null) return null;
      const size = wire === 1 ? 8 : wire === 5 ? 4 : Number(length?.value ?? 0n);
      const start = length?.next ?? at;
      if (size > bytes.length - start) return null;
      value = bytes.subarray(start, start + size);
      at = start + size;
    } else return null;
    const number = Number(tag.value >> 3n);
    const values = fields.get(number);
    if (values === undefined) fields.set(number, [value]);
    else values.push(value);
  }
  return fields;
}

function int(fields: Fields, number: number): number {
  const value = fields.get(number)?.at(-1);
  return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : 0;
}

function bytesAt(fields: Fields, number: number): Uint8Array {
  const value = fields.get(number)?.at(-1);
  return value instanceof Uint8Array ? value : new Uint8Array();
}

const textAt = (fields: Fields, number: number): string => new TextDecoder().decode(bytesAt(fields, number));

/** `name` often repeats the issuer; with an empty issuer it is split at the first colon. */
function namesOf(name: string, issuer: string): { readonly issuer: string; readonly account: string } {
  if (issuer !== '' && name.startsWith(`${issuer}:`))
    return { issuer, account: name.slice(issuer.length + 1).trim() };
  const colon = name.indexOf(':');
  if (issuer !== '' || colon < 0) return { issuer, account: name };
  return { issuer: name.slice(0, colon).trim(), account: name.slice(colon + 1).trim() };
}

const algorithms: Readonly<Record<number, string>> = { 0: 'SHA1', 1: 'SHA1', 2: 'SHA256', 3: 'SHA512' };

function parameterItem(bytes: Uint8Array): ImportedItem {
  const fields = fieldsOf(bytes);
  if (fields === null) return refusedItem('damaged');
  const { issuer, account } = namesOf(textAt(fields, 2), textAt(fields, 3));
  const algorithm = algorithms[int(fields, 4)];
  if (algorithm === undefined) return refusedItem('algorithm-unknown', issuer, account);
  const hotp = int(fields, 6) === 1;
  const counter = fields.get(7)?.at(-1);
  return itemOf({
    kind: hotp ? 'hotp' : 'totp',
    issuer,
    account,
    secret: new Uint8Array(bytesAt(fields, 1)),
    algorithm,
    digits: int(fields, 5) === 2 ? 8 : 6,
    period: 30,
    counter: typeof counter === 'bigint' ? BigInt.asIntN(64, counter) : 0,
    // Google's format has no period: an account that used another one makes wrong codes.
    notices: hotp ? [] : ['period-unsure'],
  });
}

function payloadOf(uri: string): Uint8Array | null {
  const data = /[?&]data=([^&#]*)/.exec(uri)?.[1];
  if (data === undefined) return null;
  try {
    // Raw "+" must stay one: some writers do not percent-encode the base64.
    return base64Of(decodeURIComponent(data).replace(/ /g, '+'));
  } catch {
    return null;
  }
}

export const isMigrationUri = (text: string): boolean => /^otpauth-migration:\/\//i.test(text.trim());

/** One `otpauth-migration://offline?data=…` URI. Throws ImportError `damaged`. */
export function readMigrationUri(uri: string): Imported {
  const payload = payloadOf(uri.trim());
  const fields = payload === null || payload.length === 0 ? null : fieldsOf(payload);
  const parameters = fields?.get(1) ?? [];
  if (fields === null || parameters.length === 0 || parameters.some((value) => typeof value === 'bigint'))
    throw new ImportError('damaged', 'google');
  const size = Math.max(1, int(fields, 3));
  const index = int(fields, 4);
  const part: BatchPart = { id: int(fields, 5), size, index };
  return {
    source: 'google',
    items: parameters.map((value) => parameterItem(value as Uint8Array)),
    batch: size <= 100 && index >= 0 && index < size ? [part] : [],
  };
}

/** 1-based numbers of the codes that are still missing from the batches seen. */
export function missingParts(parts: readonly BatchPart[]): readonly number[] {
  return [...new Set(parts.map(({ id }) => id))].flatMap((id) => {
    const seen = parts.filter((part) => part.id === id);
    const size = Math.max(...seen.map((part) => part.size));
    return Array.from({ length: size }, (_, index) => index)
      .filter((index) => !seen.some((part) => part.index === index))
      .map((index) => index + 1);
  });
}
