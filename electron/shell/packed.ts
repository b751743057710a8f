import { setImmediate } from 'node:timers/promises';
import type { Result } from '../contract';

/** From so many items on, a list travels as text. */
const many = 100;

/**
 * An answer as it crosses the bridge. Between the preload's world and the page's each object is copied field by field, which
 * takes a second for a preview of some thousand items; text crosses at once, and the page reads it in one go. Answers hold
 * plain values only (the contract has no bytes in a response), so nothing is lost on the way.
 */
export async function packInTurn(result: Result<unknown>): Promise<Result<unknown> | string> {
  if (!result.ok || !hasMany(result.value)) return result;
  // It was validated in this turn; writing it is another turn's work, so that others come in between.
  await setImmediate();
  return JSON.stringify(result);
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
