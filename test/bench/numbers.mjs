/** The bench's own arithmetic. Samples are plain numbers in the unit that the row names. */

/** @typedef {{ min: number, median: number, max: number, runs: number }} Spread */
/** @typedef {'within' | 'over' | 'unknown'} Verdict */

/** The value below which a share of the samples lies, by linear interpolation between neighbors.
 * @param {readonly number[]} samples @param {number} share 0 to 1
 */
export function quantile(samples, share) {
  if (samples.length === 0) return Number.NaN;
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** @param {readonly number[]} samples @returns {Spread} */
export function spread(samples) {
  return {
    min: quantile(samples, 0),
    median: quantile(samples, 0.5),
    max: quantile(samples, 1),
    runs: samples.length,
  };
}

/** Each run beside the yardstick's run of the same round, so that a slow moment of the machine hits both.
 * @param {readonly number[]} ours @param {readonly number[]} theirs the same number of runs
 * @returns {number[]}
 */
export function ratios(ours, theirs) {
  if (ours.length !== theirs.length) throw new RangeError('Ratios need a pair for each run');
  return ours.map((value, index) => value / (theirs[index] ?? Number.NaN));
}

/** @param {number} value @param {number} budget the most that is allowed @returns {Verdict} */
export function verdict(value, budget) {
  if (!Number.isFinite(value)) return 'unknown';
  return value <= budget ? 'within' : 'over';
}

/** Share of one core: processor time between two looks over the time between them, in percent.
 * @param {{ cpuMs: number, atMs: number }} before @param {{ cpuMs: number, atMs: number }} after
 */
export function cpuPercent(before, after) {
  const passed = after.atMs - before.atMs;
  return passed > 0 ? (100 * Math.max(0, after.cpuMs - before.cpuMs)) / passed : Number.NaN;
}

/** Gaps between the instants at which frames were drawn. @param {readonly number[]} instants ms @returns {number[]} */
export function gaps(instants) {
  return instants.slice(1).map((instant, index) => instant - (instants[index] ?? instant));
}

/** @param {number} value @param {number} [digits] */
export const rounded = (value, digits = 1) =>
  Number.isFinite(value) ? Number(value.toFixed(digits)) : Number.NaN;
