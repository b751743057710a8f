import type { Plan, PlanStep } from '../../../../electron/contract';
import { stepSentence, stepTitle, type Said } from '../step-words';

/** The plan as a text file: number, title, sentence, mark and command of each step. No secret is in it. */
export function planText(
  plan: Plan,
  head: string,
  say: (said: Said) => string,
  markOf: (mark: PlanStep['mark']) => string,
  keyIsDeleted: boolean,
): string {
  const steps = plan.steps.map((step, index) =>
    [
      `${String(index + 1)}. ${say(stepTitle(step.id, step.params, plan.userName))} (${markOf(step.mark)})`,
      `   ${say(stepSentence(step.id, step.params, plan.userName, keyIsDeleted))}`,
      ...step.command.split('\n').map((line) => `   ${line}`),
    ].join('\n'),
  );
  return `${[head, ...steps].join('\n\n')}\n`;
}
