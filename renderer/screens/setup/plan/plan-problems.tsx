import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../../electron/contract';
import { go } from '../../../app/router';
import { Button } from '../../../components/button';
import { ProblemBox } from '../../../components/problem-box';

type Props = { readonly plan: Plan | null; readonly onRename: () => void };

/** What keeps the whole plan from starting; problems of one step are shown at that step. */
export function PlanProblems({ plan, onRename }: Props) {
  const { t } = useTranslation();
  if (plan === null) return null;
  const atSteps = new Set(plan.steps.map((step) => step.problem?.code));
  return plan.blocking
    .filter((problem) => !atSteps.has(problem.code))
    .map((problem) => (
      <ProblemBox
        key={problem.code}
        problem={problem}
        actions={
          problem.code === 'name-taken' || problem.code === 'name-being-deleted' ? (
            <>
              <Button onPress={onRename}>{t('setup.plan.nameOther')}</Button>
              {problem.code === 'name-taken' && (
                <Button kind="quiet" onPress={() => go({ screen: 'users', id: plan.userName })}>
                  {t('setup.plan.nameLook')}
                </Button>
              )}
            </>
          ) : undefined
        }
      />
    ));
}
