import { arnOf } from './context';
import type { RandomSource } from './random';
import type { Device, State } from './state';
import { codeAt, stepAt } from './totp';

/** Forty bytes, as seen in the wild. */
const SEED_LETTERS = 64;
/** Codes of the window before and after are good too. */
const SLACK = 1;
/** Enabling with codes up to ten minutes old succeeds, but leaves the device out of step. */
const LATE = 20;
/** How far a resync looks for the device's clock, each way. */
const RESYNC = 60;

const steps = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** A virtual device with a fresh seed that belongs to nobody. */
export const freshDevice = (state: State, random: RandomSource, name: string, path = '/'): Device => ({
  serial: arnOf(state, `mfa${path}${name}`),
  name,
  path,
  seed: random.base32('seed', SEED_LETTERS),
  tags: [],
  owner: null,
  enabled: 0,
  drift: 0,
  outOfSync: false,
  lastStep: 0,
});

/** The step of the second code when the two are consecutive, in order, unused and within the range. */
const findPair = (
  device: Device,
  codes: readonly [string, string],
  from: number,
  to: number,
): number | null => {
  const second = steps(from, to).find(
    (step) =>
      step - 1 > device.lastStep &&
      codeAt(device.seed, step) === codes[1] &&
      codeAt(device.seed, step - 1) === codes[0],
  );
  return second ?? null;
};

/** Uses up one code. False when it is wrong, out of its time, or was used before. Changes the device. */
export const acceptCode = (device: Device, code: string, now: number): boolean => {
  if (device.outOfSync) return false;
  const center = stepAt(now) + device.drift;
  const step = steps(center - SLACK, center + SLACK).find(
    (candidate) => candidate > device.lastStep && codeAt(device.seed, candidate) === code,
  );
  if (step === undefined) return false;
  device.lastStep = step;
  return true;
};

/** Gives the device to its owner if the two codes are good. Late codes are taken, but leave it out of step. */
export const enableWith = (
  device: Device,
  codes: readonly [string, string],
  owner: string,
  now: number,
): boolean => {
  const current = stepAt(now);
  const second = findPair(device, codes, current - LATE, current + SLACK);
  if (second === null) return false;
  device.owner = owner;
  device.enabled = now;
  device.drift = 0;
  device.outOfSync = second < current - SLACK;
  device.lastStep = second;
  return true;
};

/** Learns the device's clock from two consecutive unused codes. */
export const resyncWith = (device: Device, codes: readonly [string, string], now: number): boolean => {
  const current = stepAt(now);
  const second = findPair(device, codes, current - RESYNC, current + RESYNC);
  if (second === null) return false;
  // One step is the ordinary slack and says nothing about the device's clock.
  const drift = second - current;
  device.drift = Math.abs(drift) <= SLACK ? 0 : drift;
  device.outOfSync = false;
  device.lastStep = second;
  return true;
};
