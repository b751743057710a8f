import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, type Response } from '../../../bridge';
import { AccountLine, type DialogProps } from '../../../components';
import type { AccountSummary, UserDetail } from '../../../../electron/contract';
import { AssignForm, type AssignChoice } from './assign-form';
import { PhoneCheck } from './phone-check';
import { PhoneCodes } from './phone-codes';

type Props = { readonly account: AccountSummary; readonly user: UserDetail; readonly onClose: () => void };

type Stage =
  | { readonly step: 'form' }
  | { readonly step: 'check'; readonly made: Response<'users.assignMfa'>; readonly choice: AssignChoice }
  | {
      readonly step: 'codes';
      readonly pending: Response<'users.beginMfaByQr'>;
      readonly choice: AssignChoice;
    };

/** Name and place; made and turned on in one go; scan. */
export function AssignSheet({ account, user, onClose }: Props) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>({ step: 'form' });
  const action = useAction();
  const second = user.mfaDevices.length === 1;
  const frame = {
    title: t(second ? 'users.assign.titleSecond' : 'users.assign.title', { user: user.userName }),
    subtitle: <AccountLine account={account} />,
  };
  const make = async (choice: AssignChoice) => {
    const request = {
      accountRef: account.ref,
      userName: user.userName,
      deviceName: choice.name,
      keepHere: choice.keepHere,
    };
    if (choice.how === 'automatic') {
      const made = await action.act(() => call('users.assignMfa', request));
      if (made) setStage({ step: 'check', made, choice });
      return;
    }
    const pending = await action.act(() => call('users.beginMfaByQr', request));
    if (pending) setStage({ step: 'codes', pending, choice });
  };
  switch (stage.step) {
    case 'form':
      return (
        <AssignForm
          frame={frame}
          user={user}
          action={action}
          onMake={(choice) => void make(choice)}
          onClose={onClose}
        />
      );
    case 'check':
      return <PhoneCheck frame={frame} made={stage.made} choice={stage.choice} onClose={onClose} />;
    case 'codes':
      return <PhoneCodes frame={frame} pending={stage.pending} choice={stage.choice} onClose={onClose} />;
  }
}

export type SheetFrame = Pick<DialogProps, 'title' | 'subtitle'>;
