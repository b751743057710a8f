/** Whether AWS can be expected to answer: the system's word, corrected by what the last request has shown. */
export type Online = {
  state(): boolean;
  /** A request to AWS was answered, whatever the answer. */
  answered(): void;
  /** A request could not reach AWS. */
  unreachable(): void;
};

/** How long what a request has shown outweighs the system's word, ms. */
const trust = 60_000;

export function createOnline(systemSays: () => boolean, now: () => number, onChange: () => void): Online {
  let last: { readonly reached: boolean; readonly at: number } | null = null;
  const note = (reached: boolean): void => {
    const changed = last?.reached !== reached;
    last = { reached, at: now() };
    if (changed) onChange();
  };
  return {
    state() {
      if (last === null || now() - last.at > trust) return systemSays();
      return last.reached;
    },
    answered: () => note(true),
    unreachable: () => note(false),
  };
}
