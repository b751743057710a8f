import { useCallback, useEffect, useState } from 'react';
import { call } from '../../bridge';
import type { Evidence, Problem, UserRow } from '../../../electron/contract';

export type Users = {
  readonly rows: readonly UserRow[];
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly since: number | null;
  readonly readAt: number | null;
  readonly evidence: Evidence | null;
  readonly reload: () => void;
  /** Loads the next page; null when all are here. */
  readonly more: (() => void) | null;
};

type Pages = {
  readonly prefix: string;
  readonly rows: readonly UserRow[];
  readonly marker: string | null;
  readonly readAt: number | null;
  readonly evidence: Evidence | null;
};

const nobody: Pages = { prefix: '', rows: [], marker: null, readAt: null, evidence: null };

const byName = (a: UserRow, b: UserRow) =>
  a.userName.localeCompare(b.userName, 'en', { sensitivity: 'base' });

/**
 * Users page by page, sorted by name. While all users are here a prefix is looked for in them;
 * otherwise AWS is asked for it, 250 ms after the last key.
 */
export function useUsers(accountRef: string, prefix: string): Users {
  const [pages, setPages] = useState<Pages>(nobody);
  const [asking, setAsking] = useState<{ readonly marker: string | null; readonly seq: number }>({
    marker: null,
    seq: 0,
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [since, setSince] = useState<number | null>(Date.now);
  const complete = pages.readAt !== null && pages.marker === null && prefix.startsWith(pages.prefix);
  const wanted = complete ? pages.prefix : prefix;
  useEffect(() => {
    let current = true;
    const ask = async () => {
      setSince(Date.now());
      setProblem(null);
      const result = await call('users.list', { accountRef, prefix: wanted, marker: asking.marker });
      if (!current) return;
      setSince(null);
      if (!result.ok) return setProblem(result.problem);
      const { users, marker, readAt, evidence } = result.value;
      setPages((old) => {
        const before = asking.marker === null ? [] : old.rows;
        return { prefix: wanted, rows: [...before, ...users].sort(byName), marker, readAt, evidence };
      });
    };
    const timer = setTimeout(() => void ask(), wanted === '' ? 0 : 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [accountRef, wanted, asking]);
  const reload = useCallback(() => setAsking((old) => ({ marker: null, seq: old.seq + 1 })), []);
  const { marker } = pages;
  const lower = prefix.toLowerCase();
  return {
    rows: pages.rows.filter((row) => row.userName.toLowerCase().startsWith(lower)),
    problem,
    busy: since !== null,
    since,
    readAt: pages.readAt,
    evidence: pages.evidence,
    reload,
    more: marker === null ? null : () => setAsking((old) => ({ marker, seq: old.seq + 1 })),
  };
}
