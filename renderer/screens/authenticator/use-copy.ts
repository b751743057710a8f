import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../electron/contract';
import { call, run } from '../../bridge';
import { now } from '../../clock';
import { announce } from '../../components';
import { briefName } from './words';

export type Which = 'fresh' | 'now' | 'next';

/** Seconds left of the entry's window on the corrected clock. */
export function secondsLeft(entry: Pick<Entry, 'period'>, nowMs: number): number {
  return entry.period - (Math.floor(nowMs / 1000) % entry.period);
}

/** Copies a code in main and says what happened. The digits are never in the words. */
export function useCopy(): (entry: Entry, which: Which) => Promise<boolean> {
  const { t } = useTranslation();
  return useCallback(
    async (entry, which) => {
      if (entry.broken) return false;
      const answer = await run(call('authenticator.copy', { id: entry.id, which }));
      if (answer === null) return false;
      const name = briefName(entry, t);
      if (answer.outcome === 'waiting') {
        announce(
          t('authenticator.heard.waiting', {
            seconds: Math.max(1, Math.ceil((answer.until - now()) / 1000)),
          }),
        );
        return true;
      }
      announce(
        which === 'next'
          ? t('authenticator.heard.copiedNext', { name })
          : t('authenticator.heard.copied', { name, seconds: secondsLeft(entry, now()) }),
      );
      return true;
    },
    [t],
  );
}
