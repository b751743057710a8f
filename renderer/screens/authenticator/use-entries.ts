import { useEffect, useRef, useState } from 'react';
import type { Entry, Problem } from '../../../electron/contract';
import { useSnapshot } from '../../bridge';
import { readEntries } from './read-entries';

export type Entries = {
  /** Null until the first answer; then for a moment the beginning of a long list, then all of it. */
  readonly entries: readonly Entry[] | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
};

/** The whole list without secrets; read again whenever main says that it changed. */
export function useEntries(): Entries {
  const revision = useSnapshot('authenticator.revision')?.revision ?? 0;
  const [state, setState] = useState<{ entries: readonly Entry[] | null; problem: Problem | null }>({
    entries: null,
    problem: null,
  });
  const [round, setRound] = useState(0);
  const read = useRef<number | null>(null);
  useEffect(() => {
    // A new window reads before it hears the number of the list; that number alone is no reason to read again.
    if (read.current === revision) return undefined;
    let wanted = true;
    // What is shown stays until all of the new list is there; where nothing is, its beginning comes first.
    const begin = (entries: readonly Entry[]): void => {
      if (wanted) setState((old) => (old.entries === null ? { entries, problem: null } : old));
    };
    void readEntries(begin).then((result) => {
      if (!wanted) return;
      read.current = result.ok ? result.value.revision : null;
      setState((old) =>
        result.ok ? { entries: result.value.entries, problem: null } : { ...old, problem: result.problem },
      );
    });
    return () => {
      wanted = false;
    };
  }, [revision, round]);
  const reload = (): void => {
    read.current = null;
    setRound((old) => old + 1);
  };
  return { ...state, reload };
}
