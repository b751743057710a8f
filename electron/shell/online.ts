/** Whether AWS can be expected to answer: the system's word, corrected by what the last request has shown. */
export type Online = {
  state(): boolean;
  /** A request to AWS was answered, whatever the answer. */
  answered(): void;
  /** A request could not reach AWS. */
  unreachable(): void;
  /** The system does not tell when its word changes: it is asked again, and a change is told. */
  look(): void;
};

/** How long what a request has shown outweighs the system's word, ms. */
const trust = 60_000;

/** How often to {@link Online.look}, ms. */
export const lookEveryMs = 3000;

export function createOnline(systemSays: () => boolean, now: () => number, onChange: () => void): Online {
  let last: { readonly reached: boolean; readonly at: number } | null = null;
  let word: boolean | null = null;
  let told: boolean | null = null;
  const state = (): boolean => (last === null || now() - last.at > trust ? systemSays() : last.reached);
  const tell = (): void => {
    const is = state();
    if (is === told) return;
    told = is;
    onChange();
  };
  const note = (reached: boolean): void => {
    last = { reached, at: now() };
    tell();
  };
  return {
    state,
    answered: () => note(true),
    unreachable: () => note(false),
    look() {
      const says = systemSays();
      // What a request has shown before the network came or went says nothing of now.
      if (word !== null && says !== word) last = null;
      word = says;
      tell();
    },
  };
}
