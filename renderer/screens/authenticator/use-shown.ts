import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export type Shown = { readonly ids: ReadonlySet<string>; readonly show: (id: string) => void };

/** Codes shown on demand while codes are hidden; each hides itself again after so many seconds. */
export function useShown(forSeconds: number): Shown {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const hide = useCallback((id: string) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setIds((old) => new Set([...old].filter((one) => one !== id)));
  }, []);
  const show = useCallback(
    (id: string) => {
      clearTimeout(timers.current.get(id));
      timers.current.set(
        id,
        setTimeout(() => hide(id), forSeconds * 1000),
      );
      setIds((old) => new Set([...old, id]));
    },
    [forSeconds, hide],
  );
  useEffect(() => {
    const held = timers.current;
    return () => {
      for (const timer of held.values()) clearTimeout(timer);
      held.clear();
    };
  }, []);
  return useMemo(() => ({ ids, show }), [ids, show]);
}
