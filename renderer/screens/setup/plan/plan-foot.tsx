import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../../electron/contract';
import { Button, Foot } from '../../../components';
import { inSeconds, Words } from '../../../i18n';

type Props = {
  readonly plan: Plan;
  readonly reason: string | null;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onStart: () => void;
};

export function PlanFoot({ plan, reason, busy, onSave, onStart }: Props) {
  const { t } = useTranslation();
  return (
    <Foot
      note={
        <p className="plan-foot">
          <Words
            k="setup.plan.steps"
            values={{ count: plan.steps.length, time: inSeconds(plan.estimateSeconds) }}
          />
          <br />
          {t('setup.plan.changes', { count: plan.changes })}
        </p>
      }
      actions={
        <>
          <Button icon="file" onPress={onSave}>
            {t('setup.plan.save')}
          </Button>
          <Button
            kind="primary"
            autoFocus
            keyHint="Enter"
            busy={busy}
            disabledReason={reason}
            onPress={onStart}
          >
            {t('setup.plan.start')}
          </Button>
        </>
      }
    />
  );
}
