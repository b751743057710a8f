import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Plan, PlanStep } from '../../../../electron/contract';
import { go, useRoute } from '../../../app/router';
import { CommandBox } from '../../../components/command-box';
import { Icon, type IconName } from '../../../components/icon';
import { Tag } from '../../../components/marks';
import { useRoving } from '../../../components/use-roving';
import { useShortcuts } from '../../../components/use-shortcuts';
import { Words } from '../../../i18n';
import { stepSentence, stepTitle } from '../step-words';
import { StepProblem } from './step-problem';

const markIcons: Readonly<Record<PlanStep['mark'], IconName>> = { reads: 'eye', undo: 'undo', never: 'stop' };

type Props = {
  readonly account: AccountSummary;
  readonly plan: Plan;
  readonly changed: ReadonlySet<string>;
  readonly keyIsDeleted: boolean;
  readonly onRenameDevice: () => void;
  readonly onSolved: () => void;
};

/** The numbered steps. One Tab stop; arrows move among the command buttons, T unfolds. */
export function PlanSteps({ account, plan, changed, keyIsDeleted, onRenameDevice, onSolved }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const route = useRoute();
  const allIds = plan.steps.map((step) => step.id).join(' ');
  useEffect(() => {
    if (route.section !== 'commands') return;
    setOpen(new Set(allIds.split(' ')));
    go({ screen: 'setup' });
  }, [route.section, allIds]);
  const roving = useRoving(plan.steps.length);
  const toggle = (id: string) =>
    setOpen((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  useShortcuts({
    KeyT: () => {
      const step = plan.steps[roving.at];
      if (step !== undefined) toggle(step.id);
    },
  });
  return (
    <ol className="plan-list" aria-label={t('setup.plan.listLabel')} {...roving.listProps}>
      {plan.steps.map((step, index) => {
        const title = stepTitle(step.id, step.params, plan.userName);
        const sentence = stepSentence(step.id, step.params, plan.userName, keyIsDeleted);
        const number = index + 1;
        const unfolded = open.has(step.id);
        return (
          <li key={step.id} className="plan-step">
            <span className="plan-number" aria-hidden="true">
              {number}
            </span>
            <div className="plan-title">
              <span className="visually-hidden">{t('setup.plan.number', { number })}: </span>
              <Words {...title} />
            </div>
            <div className="plan-side">
              {changed.has(step.id) && <Tag tone="info">{t('setup.plan.changed')}</Tag>}
              <span className="plan-mark" data-mark={step.mark}>
                <Icon name={markIcons[step.mark]} size={14} />
                {t(`setup.mark.${step.mark}`)}
              </span>
              <button
                type="button"
                className="plan-toggle"
                aria-expanded={unfolded}
                aria-keyshortcuts="T"
                aria-label={t(unfolded ? 'setup.plan.hideCommand' : 'setup.plan.showCommand', { number })}
                title={`${t(unfolded ? 'setup.plan.hideCommand' : 'setup.plan.showCommand', { number })} (T)`}
                onClick={() => toggle(step.id)}
                {...roving.itemProps(index)}
              >
                <Icon name="term" size={16} />
              </button>
            </div>
            <p className="plan-sentence">
              <Words {...sentence} />
            </p>
            {unfolded && (
              <div className="plan-more">
                <CommandBox command={step.command} />
              </div>
            )}
            {step.problem && (
              <div className="plan-more">
                <StepProblem
                  account={account}
                  problem={step.problem}
                  onRename={onRenameDevice}
                  onSolved={onSolved}
                />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
