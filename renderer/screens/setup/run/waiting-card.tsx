import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunSnapshot, Waiting } from '../../../../electron/contract';
import { call } from '../../../bridge';
import { useCountdown, useNow } from '../../../clock';
import { announce, Button, Icon } from '../../../components';
import { inSeconds, seconds } from '../../../i18n';

/** From here on the words say that it is slower than usual, in ms (ux.md 5.4). */
const slowMs = 30_000;
const verySlowMs = 90_000;
/** Squares drawn at most; older answers fall off at the left. */
const squares = 15;

function isVerySlow(waiting: Waiting, now: number): boolean {
  return waiting.reason === 'propagation' && now - waiting.since > verySlowMs;
}

/** Title of the current step's card while it waits. */
export function useWaitingTitle(waiting: Waiting | null): string {
  const { t } = useTranslation();
  const now = useNow();
  const left = useCountdown(waiting?.until ?? null) ?? 0;
  if (waiting === null) return '';
  if (isVerySlow(waiting, now)) return t('setup.waiting.propagationVerySlow.title');
  return t(`setup.waiting.${waiting.reason}.title`, { seconds: seconds(left) });
}

/** Counted from 3 s on; says so to screen readers every 15 s. */
export function WaitingSeconds({ since }: { readonly since: number }) {
  const { t } = useTranslation();
  const now = useNow();
  const passed = Math.max(0, Math.floor((now - since) / 1000));
  const said = useRef(0);
  useEffect(() => {
    const due = Math.floor(passed / 15) * 15;
    if (due === 0 || due === said.current) return;
    said.current = due;
    announce(t('setup.run.stillWaiting', { time: inSeconds(due) }));
  }, [passed, t]);
  return passed < 3 ? null : <span aria-hidden="true">{seconds(passed)}</span>;
}

export function WaitingBody({ run, waiting }: { readonly run: RunSnapshot; readonly waiting: Waiting }) {
  const { t } = useTranslation();
  const now = useNow();
  const left = useCountdown(waiting.until) ?? 0;
  const verySlow = isVerySlow(waiting, now);
  const slow = waiting.reason === 'propagation' && now - waiting.since > slowMs && !verySlow;
  const hurry = () => void call('setup.hurry', { runId: run.runId });
  return (
    <>
      <p>
        {verySlow
          ? t('setup.waiting.propagationVerySlow.text')
          : t(`setup.waiting.${waiting.reason}.text`, { seconds: seconds(left) })}
      </p>
      {slow && <p>{t('setup.waiting.propagationSlow')}</p>}
      {waiting.reason === 'propagation' && <Probes waiting={waiting} />}
      {verySlow && (
        <div className="tl-actions">
          <Button size="small" onPress={hurry}>
            {t('setup.waiting.keepWaiting')}
          </Button>
          <Button
            size="small"
            kind="quiet"
            icon="pause"
            onPress={() => void call('setup.pause', { runId: run.runId })}
          >
            {t('setup.run.pause')}
          </Button>
        </div>
      )}
      {canHurry(waiting) && (
        <div className="tl-actions">
          <Button size="small" onPress={hurry}>
            {t('setup.waiting.tryNow')}
          </Button>
        </div>
      )}
    </>
  );
}

function canHurry(waiting: Waiting): boolean {
  switch (waiting.reason) {
    case 'slow-down':
    case 'keychain':
    case 'offline':
    case 'other-change':
      return true;
    case 'propagation':
    case 'fresh-code':
    case 'edge':
    case 'no-answer':
      return false;
  }
}

function Probes({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation();
  const shown = waiting.answers.slice(-squares);
  const first = waiting.answers.length - shown.length;
  return (
    <div className="probes">
      {shown.map((good, index) => (
        <span key={first + index} className="probe" data-answer={good ? 'yes' : 'no'} aria-hidden="true">
          <Icon name={good ? 'check' : 'bar'} size={14} />
        </span>
      ))}
      <span className="probe" data-answer="next" aria-hidden="true" />
      <p>
        {t('setup.waiting.answers', {
          had: waiting.inARow,
          left: Math.max(0, waiting.needed - waiting.inARow),
        })}
      </p>
    </div>
  );
}
