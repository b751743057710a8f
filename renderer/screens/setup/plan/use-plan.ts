import { useEffect, useRef, useState } from 'react';
import type { Draft, Plan, PlanStep, Problem } from '../../../../electron/contract';
import { call } from '../../../bridge';
import { stepTitle, type Said } from '../step-words';
import { draftIsSendable } from './draft';

/** A pause in typing after which the plan is written anew, in ms. */
const settleMs = 400;
/** How long a rewritten step carries "Changed", in ms (ux.md 5.3). */
const changedMs = 3000;
/** A key meant for the previous screen cannot press Start, in ms (ux.md 5.3). */
const armMs = 500;

export type LivePlan = {
  readonly plan: Plan | null;
  readonly problem: Problem | null;
  /** The plan on screen is the plan of the draft on screen. */
  readonly current: boolean;
  /** The plan has been on screen long enough for Start to be pressed. */
  readonly armed: boolean;
  readonly changed: ReadonlySet<string>;
  readonly again: () => void;
};

/** Steps of `next` that are new or say something else than in `old`: in their title, or in a command's own part. */
export function changedSteps(old: Plan, next: Plan): readonly string[] {
  const before = new Map(old.steps.map((step) => [step.id, meaningOf(step, old)]));
  return next.steps.filter((step) => before.get(step.id) !== meaningOf(step, next)).map((step) => step.id);
}

/** The user's name is part of most commands; its change is told once, by the step that has it in its title. */
function meaningOf(step: PlanStep, plan: Plan): string {
  const title = stepTitle(step.id, step.params, plan.userName);
  const command = step.command.replaceAll(plan.runId, '').replaceAll(plan.userName, '');
  return JSON.stringify([title.k, titleValues(title.k, title.values), command]);
}

/** Only titles that show the name change with it. */
function titleValues(key: string, values: Said['values']): Said['values'] {
  return key === 'setup.step.user.title' || !('user' in values) ? values : {};
}

/** Keeps the plan of a draft on screen up to date. Asks main only when the draft can be planned. */
export function usePlan(
  draft: Draft | null,
  onChanged: (plan: Plan, ids: readonly string[]) => void,
): LivePlan {
  const [state, setState] = useState<{ plan: Plan | null; of: Draft | null; problem: Problem | null }>({
    plan: null,
    of: null,
    problem: null,
  });
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [armed, setArmed] = useState(false);
  const [round, setRound] = useState(0);
  const shown = useRef<Plan | null>(null);
  const tell = useRef(onChanged);
  tell.current = onChanged;

  useEffect(() => {
    if (draft === null || !draftIsSendable(draft)) return;
    let wanted = true;
    const timer = setTimeout(
      () =>
        void call('setup.plan', draft).then((result) => {
          if (!wanted) return;
          if (!result.ok) {
            setState((old) => ({ ...old, of: draft, problem: result.problem }));
            return;
          }
          const ids = shown.current === null ? [] : changedSteps(shown.current, result.value);
          shown.current = result.value;
          setState({ plan: result.value, of: draft, problem: null });
          if (ids.length === 0) return;
          setChanged(new Set(ids));
          tell.current(result.value, ids);
        }),
      shown.current === null ? 0 : settleMs,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [draft, round]);

  // Only the first plan of the screen waits: one that is rewritten replaces a plan that could be pressed already.
  const drawn = state.plan !== null;
  useEffect(() => {
    if (!drawn) return;
    const timer = setTimeout(() => setArmed(true), armMs);
    return () => clearTimeout(timer);
  }, [drawn]);

  useEffect(() => {
    if (changed.size === 0) return;
    const timer = setTimeout(() => setChanged(new Set()), changedMs);
    return () => clearTimeout(timer);
  }, [changed]);

  return {
    plan: state.plan,
    problem: state.problem,
    current: state.of === draft && state.problem === null,
    armed,
    changed,
    again: () => setRound((old) => old + 1),
  };
}
