import i18next from 'i18next';

function korean(): boolean {
  return i18next.language === 'ko';
}

/** 111122223333 -> 1111-2222-3333. Anything else comes back as it is. */
export function numberGroups(id: string): string {
  return /^\d{12}$/.test(id) ? `${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}` : id;
}

/** Last four digits, as narrow windows show them. */
export function lastFour(id: string): string {
  return `…${id.slice(-4)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** 14:02, or 14:02:31 with seconds; local time, 24 h. */
export function timeOfDay(ms: number, withSeconds = false): string {
  const at = new Date(ms);
  const minutes = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return withSeconds ? `${minutes}:${two(at.getSeconds())}` : minutes;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 13 Nov 2026 / 2026년 11월 13일. */
export function date(ms: number): string {
  const at = new Date(ms);
  if (korean()) return `${at.getFullYear()}년 ${at.getMonth() + 1}월 ${at.getDate()}일`;
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}`;
}

/** "Today, 14:02", "Yesterday, 9:10" or the date with the time. */
export function dayAndTime(ms: number, nowMs = Date.now()): string {
  const dayOf = (value: number) => new Date(value).setHours(0, 0, 0, 0);
  const days = Math.round((dayOf(nowMs) - dayOf(ms)) / 86_400_000);
  if (days === 0) return i18next.t('common.todayAt', { time: timeOfDay(ms) });
  if (days === 1) return i18next.t('common.yesterdayAt', { time: timeOfDay(ms) });
  return `${date(ms)}, ${timeOfDay(ms)}`;
}

/**
 * A length of time with no more than two units: 19 s, 94 s, 5 minutes, 2 min 5 s, 1 hour, 1 h 5 min, 12 days / 19초, 5분,
 * 2분 5초. Below two minutes it is counted in seconds.
 */
export function seconds(count: number): string {
  // Written for every visible code, once a second.
  if (count < 120) return korean() ? `${count}초` : `${count} s`;
  return long(count);
}

/** The same in a sentence: 94 seconds, 5 minutes, 2 min 5 s. */
export function inSeconds(count: number): string {
  return count < 120 ? i18next.t('common.spanSeconds', { count }) : long(count);
}

/** How far a clock is off, as {@link seconds}. */
export function offset(ms: number): string {
  return seconds(Math.round(Math.abs(ms) / 1000));
}

function long(count: number): string {
  const minutes = Math.floor(count / 60);
  if (count >= 86_400 || (count < 3600 ? count % 60 === 0 : minutes % 60 === 0)) return span(count * 1000);
  return count < 3600
    ? i18next.t('common.minutesSeconds', { minutes, seconds: count % 60 })
    : i18next.t('common.hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "in words" for spans of time, largest unit only: 19 s, 12 minutes, 3 hours, 12 days. */
export function span(ms: number): string {
  const count = Math.max(0, Math.round(Math.abs(ms) / 1000));
  if (count < 60) return i18next.t('common.spanSeconds', { count });
  if (count < 3600) return i18next.t('common.spanMinutes', { count: Math.floor(count / 60) });
  if (count < 86_400) return i18next.t('common.spanHours', { count: Math.floor(count / 3600) });
  return i18next.t('common.spanDays', { count: Math.floor(count / 86_400) });
}

/** "just now", "12 minutes ago", "12 days ago" / "방금", "12분 전", "12일 전". */
export function ago(ms: number, nowMs = Date.now()): string {
  const passed = nowMs - ms;
  if (passed < 5000) return i18next.t('common.justNow');
  return i18next.t('common.ago', { span: span(passed) });
}

/** 0:19, 12:05: elapsed time of a run. */
export function elapsed(ms: number): string {
  const count = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(count / 60)}:${two(count % 60)}`;
}

/** 5,000 in both languages. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** 0.6 s / 0.6초 from milliseconds. */
export function duration(ms: number): string {
  if (ms >= 10_000) return seconds(Math.round(ms / 1000));
  const value = (ms / 1000).toFixed(1);
  return korean() ? `${value}초` : `${value} s`;
}

/** First eight characters of a request id, as rows show it. */
export function shortId(requestId: string): string {
  return requestId.slice(0, 8);
}
