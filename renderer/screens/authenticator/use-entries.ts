import { useEffect, useState } from 'react';
import type { Entry, Problem } from '../../../electron/contract';
import { call, useSnapshot } from '../../bridge';

export type Entries = {
  /** Null until the first answer. */
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
  useEffect(() => {
    let wanted = true;
    void call('authenticator.list', {}).then((result) => {
      if (!wanted) return;
      setState((old) =>
        result.ok ? { entries: result.value.entries, problem: null } : { ...old, problem: result.problem },
      );
    });
    return () => {
      wanted = false;
    };
  }, [revision, round]);
  return { ...state, reload: () => setRound((old) => old + 1) };
}
