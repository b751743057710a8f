import { addUser } from './actions/users';
import { findUser } from './context';
import { freshDevice } from './mfa';
import type { RandomSource } from './random';
import type { State } from './state';
import type { AccountScenario, ScenarioOptions } from './types';

const DEFAULT_NAME = 'minji-admin';
/** The person's clock is fast, so the account's time lies behind theirs. */
const CLOCK_OFFSET_MS = -5 * 60_000;
const STEP_MS = 30_000;

/**
 * It is the person's clock that becomes wrong, not AWS's: what AWS remembers moves along, so that to AWS no time has
 * passed and no code that it has not seen counts as used.
 */
const shiftTimes = (state: State, ms: number): void => {
  const steps = Math.round(ms / STEP_MS);
  for (const device of state.devices) {
    if (device.lastStep > 0) device.lastStep += steps;
    if (device.enabled > 0) device.enabled += ms;
  }
  for (const key of state.keys) {
    key.created += ms;
    key.mixed += ms;
    key.known += ms;
    if (key.used) key.used = { ...key.used, at: key.used.at + ms };
  }
  for (const session of state.sessions) session.expires += ms;
  for (const user of state.users) {
    user.created += ms;
    if (user.login) user.login.created += ms;
  }
};

/** Arms one item of "Make something go wrong". Arming one that is there already changes nothing. */
export const armScenario = (
  state: State,
  random: RandomSource,
  now: number,
  scenario: AccountScenario,
  options: ScenarioOptions = {},
): void => {
  const { faults } = state;
  const name = options.name ?? DEFAULT_NAME;
  const times = options.times ?? 1;
  const action = options.action ?? null;
  switch (scenario) {
    case 'lose-answer':
      faults.lost = { left: times, action };
      return;
    case 'permission-denied':
      faults.denied = { left: times, action };
      return;
    case 'slow-down':
      faults.throttled = options.times ?? 3;
      return;
    case 'clock-fast':
      shiftTimes(state, CLOCK_OFFSET_MS - faults.clockOffset);
      faults.clockOffset = CLOCK_OFFSET_MS;
      return;
    case 'slow-key':
      faults.slowKeys = times;
      return;
    case 'name-taken':
      if (!findUser(state, name)) addUser({ state, random, now }, name, '/', []);
      return;
    case 'leftover-device': {
      const device = freshDevice(state, random, name);
      if (state.devices.every((other) => other.serial !== device.serial)) state.devices.push(device);
      return;
    }
    default:
      return scenario satisfies never;
  }
};
