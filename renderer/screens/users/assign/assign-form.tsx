import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../../bridge';
import { Button, Field, ProblemBox, RadioGroup, Sheet, Waiting } from '../../../components';
import { iamNamePattern, limits } from '../../../../electron/contract/constants';
import type { UserDetail } from '../../../../electron/contract';
import type { SheetFrame } from './assign-sheet';

export type AssignChoice = {
  readonly name: string;
  readonly keepHere: boolean;
  /** Who works out the two codes that AWS asks for. */
  readonly how: 'automatic' | 'qr';
};

type Props = {
  readonly frame: SheetFrame;
  readonly user: UserDetail;
  readonly action: Action;
  readonly onMake: (choice: AssignChoice) => void;
  readonly onClose: () => void;
};

function firstFreeName(user: UserDetail): string {
  const taken = new Set(user.mfaDevices.map((device) => device.name));
  const wishes = [
    user.userName,
    `${user.userName}-phone`,
    ...[2, 3, 4, 5, 6, 7, 8].map((n) => `${user.userName}-phone-${n}`),
  ];
  return (wishes.find((name) => !taken.has(name)) ?? user.userName).slice(0, limits.deviceName);
}

export function AssignForm({ frame, user, action, onMake, onClose }: Props) {
  const { t } = useTranslation();
  const [suggested] = useState(() => firstFreeName(user));
  const [name, setName] = useState(suggested);
  const [left, setLeft] = useState(false);
  const [place, setPlace] = useState<'here' | 'phone'>('here');
  const [how, setHow] = useState<AssignChoice['how']>('automatic');
  const [since, setSince] = useState<number | null>(null);
  const error =
    name === '' ? t('users.assign.nameNeed') : iamNamePattern.test(name) ? null : t('users.assign.nameShape');
  const make = () => {
    setLeft(true);
    if (error || action.busy) return;
    setSince(Date.now());
    onMake({ name, keepHere: place === 'here', how });
  };
  return (
    <Sheet
      {...frame}
      onClose={onClose}
      dirty={name !== suggested && !action.busy}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={make}>
            {t(how === 'automatic' ? 'users.assign.make' : 'users.assign.makeQr')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Field
          label={t('users.assign.name')}
          value={name}
          mono
          autoFocus
          maxLength={limits.deviceName}
          onChange={setName}
          onBlur={() => setLeft(true)}
          error={left ? error : null}
          onSubmit={make}
        />
        <RadioGroup
          label={t('users.assign.where')}
          value={place}
          onChange={setPlace}
          options={[
            { value: 'here', label: t('users.assign.keepHere'), hint: t('users.assign.keepHereHint') },
            { value: 'phone', label: t('users.assign.phoneOnly'), hint: t('users.assign.phoneOnlyHint') },
          ]}
        />
        <RadioGroup
          label={t('users.assign.how')}
          value={how}
          onChange={setHow}
          options={[
            { value: 'automatic', label: t('users.assign.automatic'), hint: t('users.assign.automaticHint') },
            { value: 'qr', label: t('users.assign.byQr'), hint: t('users.assign.byQrHint') },
          ]}
        />
        {action.busy && <Waiting words={t('users.assign.making')} since={since} />}
        {action.problem && <ProblemBox problem={action.problem} plain />}
      </div>
    </Sheet>
  );
}
