import type { Result } from '../contract';

/** From so many items on, a list travels as text. */
const many = 100;

/**
 * An answer as it crosses the bridge. Between the preload's world and the page's each object is copied field by field, which
 * takes a second for a preview of some thousand items; text crosses at once, and the page reads it in one go. Answers hold
 * plain values only (the contract has no bytes in a response), so nothing is lost on the way.
 */
export function packed(result: Result<unknown>): Result<unknown> | string {
  return result.ok && hasMany(result.value) ? JSON.stringify(result) : result;
}

const hasMany = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (isLong(value) || Object.values(value).some((inner) => isLong(inner) || isHolder(inner)));

/** One level deeper: `{ outcome, preview: { items } }`. */
const isHolder = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).some((inner) => isLong(inner));

const isLong = (value: unknown): boolean => Array.isArray(value) && value.length > many;
