import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type Tone = 'neutral' | 'ok' | 'warn' | 'danger' | 'info' | 'practice';

export function Tag({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span className={`tag ${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

const noteIcons: Readonly<Record<Tone, IconName>> = {
  neutral: 'info',
  ok: 'check',
  warn: 'warn',
  danger: 'stop',
  info: 'info',
  practice: 'flask',
};

/** A tinted or sunken box; its first words should be bold. */
export function Note({
  tone = 'neutral',
  icon,
  children,
  actions,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={`note ${tone}`}>
      <Icon name={icon ?? noteIcons[tone]} size={16} />
      <div className="note-words">
        {children}
        {actions && <div className="note-actions">{actions}</div>}
      </div>
    </div>
  );
}

export type DiscState =
  | 'done'
  | 'already'
  | 'running'
  | 'waiting'
  | 'unknown'
  | 'attention'
  | 'failed'
  | 'undone'
  | 'skipped'
  | 'missing'
  | 'empty';

const discIcons: Readonly<Partial<Record<DiscState, IconName>>> = {
  done: 'check',
  already: 'check',
  running: 'dot',
  unknown: 'question',
  attention: 'bang',
  failed: 'x',
  missing: 'x',
  undone: 'undo',
  skipped: 'bar',
};

/** 22 px status circle; shape and word differ, not only the color. The word belongs into the row's text. */
export function Disc({ state, number }: { readonly state: DiscState; readonly number?: number | undefined }) {
  const icon = discIcons[state];
  return (
    <span className={`disc ${state}`} aria-hidden="true">
      {icon ? <Icon name={icon} size={state === 'running' ? 20 : 14} /> : number}
    </span>
  );
}

/** Share of the period that is left, 0 to 1. Decoration: the seconds stand beside it. */
export function TimeBar({ fraction, low }: { readonly fraction: number; readonly low: boolean }) {
  return (
    <span className={low ? 'time-bar low' : 'time-bar'} aria-hidden="true">
      <span
        className="time-bar-fill"
        style={{ transform: `scaleX(${Math.min(1, Math.max(0, fraction))})` }}
      />
    </span>
  );
}

/** n of m as blocks; always beside the same in words. */
export function Segments({ total, on }: { readonly total: number; readonly on: number }) {
  return (
    <span className="segments" aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        <span key={index} className={index < on ? 'segment on' : 'segment'} />
      ))}
    </span>
  );
}

/** The progress of a run: steps, no transition. */
export function ProgressBar({
  value,
  total,
  label,
  text,
}: {
  readonly value: number;
  readonly total: number;
  readonly label: string;
  readonly text: string;
}) {
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={value}
      aria-valuetext={text}
    >
      <span className="progress-fill" style={{ transform: `scaleX(${total === 0 ? 0 : value / total})` }} />
    </div>
  );
}

export function KeyCap({ children }: { readonly children: ReactNode }) {
  return <kbd className="key-cap">{children}</kbd>;
}
