import { useCallback, useEffect, useState } from 'react';
import type { Problem, Result } from '../../../electron/contract';
import { useAction, useAppState } from '../../bridge';
import { inSeconds, useCountdown } from '../../clock';

export type Secret = { readonly png: string; readonly secretText: string };

export type Revealed = {
  /** In the page only as long as it is shown. */
  readonly secret: Secret | null;
  /** Seconds until it hides by itself; null while hidden. */
  readonly left: number | null;
  /** The passphrase is asked for. */
  readonly asking: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Asks main; what main says against it comes back. */
  readonly show: (passphrase: string | null) => Promise<Problem | null>;
  /** Shows it, or asks for the passphrase first where one is set. */
  readonly begin: () => void;
  readonly hide: () => void;
};

/**
 * A secret of main for a while: at once, or after the passphrase where main asks for one each time. Hides itself and
 * leaves the page after the time set in Settings.
 * @param reveal asks main; must be stable
 * @param unlocksAgain main asks for the passphrase where one is set
 */
export function useReveal(
  reveal: (passphrase: string | null) => Promise<Result<Secret>>,
  unlocksAgain: boolean,
): Revealed {
  const { lock, settings } = useAppState();
  const { qrSeconds } = settings;
  const asks = unlocksAgain && lock.unlock === 'passphrase';
  const { act, busy, problem, clear } = useAction();
  const [asking, setAsking] = useState(asks);
  const [shown, setShown] = useState<{ readonly secret: Secret; readonly until: number } | null>(null);
  const left = useCountdown(shown?.until ?? null);
  const show = useCallback(
    async (passphrase: string | null) => {
      let against: Problem | null = null;
      const secret = await act(async () => {
        const answer = await reveal(passphrase);
        if (!answer.ok) against = answer.problem;
        return answer;
      });
      if (secret !== null) {
        setShown({ secret, until: inSeconds(qrSeconds) });
        setAsking(false);
      }
      return against;
    },
    [act, reveal, qrSeconds],
  );
  useEffect(() => {
    if (!asks) void show(null);
  }, [asks, show]);
  const hide = () => setShown(null);
  useEffect(() => {
    if (left === 0) hide();
  }, [left]);
  const begin = () => {
    clear();
    if (asks) setAsking(true);
    else void show(null);
  };
  return { secret: shown?.secret ?? null, left, asking, busy, problem, show, begin, hide };
}
