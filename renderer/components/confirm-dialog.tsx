import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../electron/contract';
import { AccountLine, type ChipAccount } from './account-chip';
import { Button } from './button';
import { Dialog } from './dialog';
import { ProblemBox } from './problem-box';

type Props = {
  readonly title: ReactNode;
  /** What the change belongs to stands inside its confirmation, not only in the rail. */
  readonly account: ChipAccount & { readonly nickname: string; readonly accountId: string };
  readonly children: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  /** Something is typed here first, so Cancel does not take the focus. */
  readonly typed?: boolean;
  /** Why it cannot be confirmed yet. */
  readonly disabledReason?: string | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** One question about one object of an account: Cancel, or the change. A refusal is shown in place. */
export function ConfirmDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={props.title}
      subtitle={<AccountLine account={props.account} />}
      size="small"
      role="alertdialog"
      onClose={props.onClose}
      actions={
        <>
          <Button autoFocus={!props.typed} onPress={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            kind={props.danger ? 'danger' : 'primary'}
            busy={props.busy}
            disabledReason={props.disabledReason ?? null}
            onPress={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      <div className="stack">
        {props.children}
        {props.problem && <ProblemBox problem={props.problem} plain />}
      </div>
    </Dialog>
  );
}
