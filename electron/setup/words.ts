import type { JournalRecord } from './journal';

/** A name that is likely free and says what it is for. */
export function suggestedName(administrators: readonly string[]): string {
  const name = (number: number): string => (number === 1 ? 'admin' : `admin-${number}`);
  let number = 1;
  while (administrators.includes(name(number))) number += 1;
  return name(number);
}

/** A journal line in words for people who look; it holds no secret because the journal holds none. */
export function lineOf(record: JournalRecord): string {
  const time = new Date(record.at).toISOString();
  const about = 'step' in record ? ` ${record.step}` : 'kind' in record ? ` ${record.kind}` : '';
  const ids = 'requestIds' in record && record.requestIds.length > 0 ? ` ${record.requestIds.join(' ')}` : '';
  const state = 'state' in record ? ` ${record.state}` : '';
  return `${time} ${record.type}${about}${state}${ids}`.slice(0, 600);
}
