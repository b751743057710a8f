import { useEffect, useRef, useState } from 'react';
import type { Code } from '../../../electron/contract';
import { limits } from '../../../electron/contract/constants';
import { call, useSnapshot } from '../../bridge';
import { onSecond } from '../../clock';

/** Rows in sight must stay the same for so long before their codes are asked for, in ms. */
const restMs = 40;

export type Codes = ReadonlyMap<string, Code>;

/**
 * Codes of the rows in sight, asked for when a row appears and when its window ends.
 * Codes of rows that went out of sight are forgotten.
 */
export function useCodes(ids: readonly string[]): Codes {
  const [codes, setCodes] = useState<Codes>(new Map());
  const held = useRef<Codes>(codes);
  held.current = codes;
  const asking = useRef(false);
  const revision = useSnapshot('authenticator.revision')?.revision ?? 0;
  const seen = useRef(revision);
  const key = ids.join(' ');
  useEffect(() => {
    let wanted = true;
    const sight = key === '' ? [] : key.split(' ');
    const stale = seen.current !== revision;
    seen.current = revision;
    const ask = (nowMs: number, all: boolean) => {
      if (asking.current) return;
      const due = sight.filter((id) => {
        const code = held.current.get(id);
        return all || code === undefined || (code.validUntil > 0 && code.validUntil <= nowMs);
      });
      if (due.length === 0) return;
      asking.current = true;
      void call('authenticator.revealCodes', { ids: due.slice(0, limits.codesPerCall) }).then((result) => {
        asking.current = false;
        if (!wanted || !result.ok) return;
        const fresh = new Map([...held.current].filter(([id]) => sight.includes(id)));
        for (const code of result.value.codes) fresh.set(code.id, code);
        setCodes(fresh);
      });
    };
    const forget = () => {
      if ([...held.current.keys()].every((id) => sight.includes(id))) return;
      held.current = new Map([...held.current].filter(([id]) => sight.includes(id)));
      setCodes(held.current);
    };
    const stop = onSecond((nowMs) => ask(nowMs, false));
    // Zero: nothing has ended yet for rows whose code is here, so only missing ones are asked for.
    // While rows rush by nobody reads their codes; forgetting and asking wait until they rest.
    const rest = setTimeout(
      () => {
        forget();
        ask(0, stale);
      },
      held.current.size === 0 ? 0 : restMs,
    );
    return () => {
      clearTimeout(rest);
      wanted = false;
      asking.current = false;
      stop();
    };
  }, [key, revision]);
  return codes;
}
