import type { TrustedClock } from '../aws';

export type ClockWatch = {
  readonly clocks: readonly Pick<TrustedClock, 'onChange'>[];
  /** Somebody is there and nothing is locked: AWS may be asked. */
  readonly mayAsk: () => boolean;
  /** One question to AWS, whose answer tells the time; rejects when there is nobody to ask. */
  readonly ask: () => Promise<unknown>;
};

/**
 * A jump of this computer's clock (set by hand, or sleep) is settled by asking AWS once. While that is not possible
 * the clock stays suspicious, and the page says so.
 */
export function settleJumps({ clocks, mayAsk, ask }: ClockWatch): void {
  let asking = false;
  const settle = (): void => {
    if (asking || !mayAsk()) return;
    asking = true;
    void ask()
      .catch(() => undefined)
      .finally(() => (asking = false));
  };
  for (const clock of clocks) clock.onChange(({ state }) => void (state === 'suspicious' && settle()));
}
