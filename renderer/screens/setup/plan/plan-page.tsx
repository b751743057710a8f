import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Plan, Suggestion } from '../../../../electron/contract';
import { go } from '../../../app/router';
import { useReadAgain } from '../../../app/use-read-again';
import { call, run as show, useAppState, useCall } from '../../../bridge';
import { announce, Button, Note, Page, ProblemBox, ProblemWithRetry, Waiting } from '../../../components';
import { numberGroups, Words } from '../../../i18n';
import { usePlain } from '../plain';
import { stepTitle } from '../step-words';
import { Choices } from './choices';
import { draftIsSendable, type Form } from './draft';
import { PlanFoot } from './plan-foot';
import { PlanProblems } from './plan-problems';
import { planText } from './plan-text';
import { PlanSteps } from './plan-steps';
import { usePlan } from './use-plan';
import { useStart } from './use-start';

type Props = { readonly account: AccountSummary; readonly onUnfinished: () => void };

/** Asks what fits this account, then shows plan and choices. */
export function PlanPage({ account, onUnfinished }: Props) {
  const { t } = useTranslation();
  const suggestion = useCall('setup.suggest', { accountRef: account.ref });
  const unfinished = suggestion.value?.unfinishedRunId ?? null;
  useEffect(() => {
    if (unfinished !== null) onUnfinished();
  }, [unfinished, onUnfinished]);
  if (suggestion.value === null || unfinished !== null) {
    return (
      <Page
        breadcrumb={[t('setup.crumb.section'), t('setup.crumb.plan')]}
        title={t('setup.plan.title')}
        lead={t('setup.plan.lead')}
        accountLine
      >
        {suggestion.problem === null ? (
          <Waiting since={suggestion.since} />
        ) : (
          <ProblemWithRetry problem={suggestion.problem} onRetry={suggestion.reload} />
        )}
      </Page>
    );
  }
  return <PlanOf account={account} suggestion={suggestion.value} />;
}

/** What the plan itself says against starting it. */
function isBlocked(plan: Plan): boolean {
  const stops = ({ problem }: Plan['steps'][number]) =>
    problem !== null && problem.code !== 'mfa-orphan-ours';
  return plan.blocking.length > 0 || plan.steps.some(stops);
}

function PlanOf({
  account,
  suggestion,
}: {
  readonly account: AccountSummary;
  readonly suggestion: Suggestion;
}) {
  const { t } = useTranslation();
  const say = usePlain();
  const app = useAppState();
  const [form, setForm] = useState<Form>({
    draft: suggestion.draft,
    deviceTouched: suggestion.draft.deviceName !== suggestion.draft.userName,
  });
  const { draft } = form;
  const live = usePlan(draft, (plan, ids) => {
    const at = plan.steps.findIndex((step) => step.id === ids[0]);
    const step = plan.steps[at];
    if (step === undefined) return;
    const title = say(stepTitle(step.id, step.params, plan.userName));
    announce(t('setup.plan.changedHeard', { number: at + 1, title }));
  });
  useReadAgain(live.again);
  // What is set to go wrong in practice may be in the way of this plan, or no longer.
  const armed = app.practiceArmed.join(' ');
  const planned = useRef(armed);
  const { again } = live;
  useEffect(() => {
    if (planned.current === armed) return;
    planned.current = armed;
    again();
  }, [armed, again]);
  const userField = useRef<HTMLInputElement>(null);
  const deviceField = useRef<HTMLInputElement>(null);
  const { plan } = live;
  const blocked = plan === null || isBlocked(plan);
  const start = useStart(live, draft, blocked);

  const passwordOpen = draft.password.kind === 'typed' && draft.password.passwordId === '';
  const reason = (): string | null => {
    if (!app.online && !account.practice) return t('setup.plan.startOffline');
    if (app.run !== null && (app.run.phase === 'running' || app.run.phase === 'undoing'))
      return t('setup.plan.startBusy');
    if (passwordOpen) return t('setup.plan.startPassword');
    if (!draftIsSendable(draft)) return t('setup.plan.startBlocked');
    // While the plan is rewritten a press is kept for the new one, whatever the old one said.
    if (live.problem !== null || (live.current && blocked)) return t('setup.plan.startBlocked');
    return live.armed ? null : t('setup.plan.startNotYet');
  };

  const save = async () => {
    if (plan === null) return;
    const head = t('setup.plan.textHead', {
      runId: plan.runId,
      account: `${account.nickname} (${numberGroups(account.accountId)})`,
    });
    const text = planText(
      plan,
      head,
      say,
      (mark) => t(`setup.mark.${mark}`),
      draft.accessKey === 'delete-after-proof',
    );
    await show(
      call('app.saveText', { suggestedName: t('setup.plan.fileName', { user: plan.userName }), text }),
    );
  };

  return (
    <Page
      breadcrumb={[t('setup.crumb.section'), t('setup.crumb.plan')]}
      title={t('setup.plan.title')}
      lead={t('setup.plan.lead')}
      accountLine
      focusTitle={false}
      aside={
        <Choices
          account={account}
          suggestion={suggestion}
          form={form}
          onForm={setForm}
          userField={userField}
          deviceField={deviceField}
        />
      }
      foot={
        plan && (
          <PlanFoot
            plan={plan}
            reason={reason()}
            busy={start.busy}
            onSave={() => void save()}
            onStart={start.press}
          />
        )
      }
    >
      <div className="stack">
        {suggestion.administratorsWithMfa[0] !== undefined && (
          <Note
            actions={<Button onPress={() => go({ screen: 'root-key' })}>{t('setup.plan.goRootKey')}</Button>}
          >
            {t('setup.plan.already', { user: suggestion.administratorsWithMfa[0] })}
          </Note>
        )}
        {start.problem && <ProblemBox problem={start.problem} />}
        {live.problem && <ProblemWithRetry problem={live.problem} onRetry={live.again} />}
        <PlanProblems plan={plan} onRename={() => userField.current?.focus()} />
        {plan && (
          <PlanSteps
            account={account}
            plan={plan}
            changed={live.changed}
            keyIsDeleted={draft.accessKey === 'delete-after-proof'}
            onRenameDevice={() => deviceField.current?.focus()}
            onSolved={live.again}
          />
        )}
        <details className="why">
          <summary>{t('setup.plan.why')}</summary>
          <p>
            <Words k="setup.plan.whyText" />
          </p>
        </details>
      </div>
    </Page>
  );
}
