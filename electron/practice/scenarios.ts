import { addUser, whatHangsOn } from './actions/users';
import { findUser } from './context';
import { freshDevice } from './mfa';
import type { RandomSource } from './random';
import { noFaults, type State } from './state';
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
      faults.throttledReads = options.reads ?? true;
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

/** The devices and users that "a leftover device" and "name taken" put there, as long as nobody has used them. */
const leftoversIn = (state: State) =>
  state.devices.filter(({ owner, tags }) => owner === null && tags.length === 0);
const takersIn = (state: State) =>
  state.users.filter((user) => user.tags.length === 0 && whatHangsOn(state, user) === null);

/** What is armed and has not struck yet, or is still so. */
export const armedScenarios = (state: State): readonly AccountScenario[] => {
  const { faults } = state;
  const armed: Readonly<Record<AccountScenario, boolean>> = {
    'lose-answer': faults.lost.left > 0,
    'slow-down': faults.throttled > 0,
    'clock-fast': faults.clockOffset !== 0,
    'leftover-device': leftoversIn(state).length > 0,
    'name-taken': takersIn(state).length > 0,
    'slow-key': faults.slowKeys > 0,
    'permission-denied': faults.denied.left > 0,
  };
  return (Object.keys(armed) as AccountScenario[]).filter((name) => armed[name]);
};

/** Takes one back; what it has done to the account so far stays, as it would at AWS. */
export const disarmScenario = (state: State, scenario: AccountScenario): void => {
  const { faults } = state;
  const none = noFaults();
  switch (scenario) {
    case 'lose-answer':
      faults.lost = none.lost;
      return;
    case 'permission-denied':
      faults.denied = none.denied;
      return;
    case 'slow-down':
      faults.throttled = none.throttled;
      return;
    case 'slow-key':
      faults.slowKeys = none.slowKeys;
      return;
    case 'clock-fast':
      shiftTimes(state, -faults.clockOffset);
      faults.clockOffset = none.clockOffset;
      return;
    case 'leftover-device': {
      const leftovers = leftoversIn(state);
      state.devices = state.devices.filter((one) => !leftovers.includes(one));
      return;
    }
    case 'name-taken': {
      const takers = takersIn(state);
      state.users = state.users.filter((one) => !takers.includes(one));
      return;
    }
    default:
      return scenario satisfies never;
  }
};
