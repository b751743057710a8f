import { withoutPadding } from '../base32';

/** Reading of JSON that may hold anything: never throws, never trusts a type. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own property only, so that `__proto__` and the like are never found by accident. */
export function get(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Whole number within bounds, else null; for numbers of key derivation and sizes. */
export function intOf(value: unknown, min: number, max: number): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
    ? value
    : null;
}

/** Strict base64 (standard or URL alphabet, padding optional), else null. */
export function base64Of(value: unknown): Uint8Array | null {
  if (typeof value !== 'string') return null;
  const clean = withoutPadding(value.replace(/\s/g, '').replace(/-/g, '+').replace(/_/g, '/'));
  if (!/^[A-Za-z0-9+/]*$/.test(clean) || clean.length % 4 === 1) return null;
  return new Uint8Array(Buffer.from(clean, 'base64'));
}

/** Even number of hex digits, else null. */
export function hexOf(value: unknown): Uint8Array | null {
  if (typeof value !== 'string' || !/^(?:[0-9a-f]{2})*$/i.test(value)) return null;
  return new Uint8Array(Buffer.from(value, 'hex'));
}

/** UTF-8 without BOM, or null when it is not valid UTF-8. */
export function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
