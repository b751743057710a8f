import { useContext, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem, ProblemCode } from '../../electron/contract';
import { ProblemWays } from '../app/problem-ways';
import { call } from '../bridge';
import { Words, shortId, timeOfDay } from '../i18n';
import { problemKeys, problemValues } from '../i18n/problem-words';
import { Button } from './button';
import { HeadingLevel } from './heading-level';
import { Icon, type IconName } from './icon';
import { announce } from './live';

type ProblemTone = 'warn' | 'info' | 'danger';

const blue: readonly ProblemCode[] = [
  'clock-corrected',
  'offline',
  'no-answer',
  'throttled',
  'mfa-orphan-ours',
  'mfa-out-of-step',
  'password-policy',
  'other-change',
  'propagation-slow',
  'run-in-progress',
  'nothing-to-do',
  'vault-restored',
];
const red: readonly ProblemCode[] = [
  'keychain-absent',
  'disk-full',
  'disk-refused',
  'vault-unreadable',
  'root-key-unknown',
  'unknown',
];

/** Amber if a person must act, blue if it resolves by itself, red if something stopped or is lost. */
export function toneOf(code: ProblemCode): ProblemTone {
  if (blue.includes(code)) return 'info';
  return red.includes(code) ? 'danger' : 'warn';
}

function iconOf(code: ProblemCode, tone: ProblemTone): IconName {
  if (code === 'keychain-locked' || code === 'locked') return 'lock';
  if (code.startsWith('keychain')) return 'key';
  if (code.startsWith('clock')) return 'clock';
  if (code === 'throttled') return 'pause';
  if (code.startsWith('mfa')) return 'auth';
  if (code === 'offline') return 'off';
  if (tone === 'danger') return 'stop';
  return tone === 'info' ? 'info' : 'warn';
}

export type ProblemBoxProps = {
  readonly problem: Problem;
  /** Buttons, primary first. Without them "Copy details" is the next action. */
  readonly actions?: ReactNode;
  readonly tone?: ProblemTone | undefined;
  readonly plain?: boolean | undefined;
};

/** What happened, what it means, what to do; then where it came from. */
export function ProblemBox({ problem, actions, tone = toneOf(problem.code), plain }: ProblemBoxProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const Heading = `h${useContext(HeadingLevel)}` as const;
  const { aws } = problem;
  const values = problemValues(problem);
  const keys = problemKeys(problem, values);
  const details = [
    problem.code,
    aws?.operation,
    aws?.errorName,
    aws?.requestId ? t('common.request', { id: aws.requestId }) : undefined,
    new Date(problem.at).toISOString(),
  ]
    .filter(Boolean)
    .join(' · ');
  const copy = async () => {
    const result = await call('app.copyText', { text: details });
    if (result.ok) announce(t('common.copied'));
  };
  return (
    <section className={`problem ${tone}${plain ? ' plain' : ''}`} aria-labelledby={titleId}>
      <Icon name={iconOf(problem.code, tone)} size={20} />
      <div className="problem-words">
        <Heading id={titleId} className="problem-title" tabIndex={-1}>
          <Words k={keys.title} values={values} />
        </Heading>
        <p className="problem-text">
          <Words k={keys.text} values={values} />
        </p>
        <p className="problem-details">
          {aws && (
            <span className="mono" translate="no">
              {aws.errorName}
              {aws.requestId && ` · ${t('common.request', { id: shortId(aws.requestId) })}`}
            </span>
          )}
          <span>{timeOfDay(problem.at, true)}</span>
          <button type="button" className="link-button" onClick={() => void copy()}>
            {t('common.copyDetails')}
          </button>
        </p>
        <div className="problem-actions">
          {actions}
          <ProblemWays problem={problem} />
        </div>
      </div>
    </section>
  );
}

/** A reading that failed, in the place of what could not be read, with "Try again". */
export function ProblemWithRetry({
  problem,
  onRetry,
}: {
  readonly problem: Problem;
  readonly onRetry: () => void;
}) {
  const { t } = useTranslation();
  return (
    <ProblemBox
      problem={problem}
      actions={
        <Button size="small" onPress={onRetry}>
          {t('common.tryAgain')}
        </Button>
      }
    />
  );
}
