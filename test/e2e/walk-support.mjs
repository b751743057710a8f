/** What the steps of the walk have in common. */

export const user = 'minji-admin';

/** @param {boolean} fact @param {string} what */
export function must(fact, what) {
  if (!fact) throw new Error(what);
}
