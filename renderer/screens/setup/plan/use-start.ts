import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../electron/contract';
import { call, seed, useAction, type Action } from '../../../bridge';
import { announce } from '../../../components';
import type { LivePlan } from './use-plan';

type Start = Pick<Action, 'busy' | 'problem'> & { readonly press: () => void };

/**
 * Start, also when it is pressed while the plan is being rewritten: it then starts the new plan once that is there,
 * unless something in it must be solved first or the draft has changed again.
 */
export function useStart(live: LivePlan, draft: Draft, blocked: boolean): Start {
  const { t } = useTranslation();
  const { act, busy, problem } = useAction();
  const [pressedFor, setPressedFor] = useState<Draft | null>(null);
  const held = pressedFor === draft && live.problem === null;
  const planId = live.current ? (live.plan?.planId ?? null) : null;
  useEffect(() => {
    if (!held || planId === null) return;
    setPressedFor(null);
    if (blocked) return announce(t('setup.plan.startBlocked'));
    void act(() => call('setup.start', { planId })).then((snapshot) => {
      if (snapshot !== null) seed('setup.run', snapshot);
    });
  }, [held, planId, blocked, act, t]);
  const press = () => {
    if (!live.current) announce(t('setup.plan.startRewriting'));
    setPressedFor(draft);
  };
  return { busy: busy || held, problem, press };
}
