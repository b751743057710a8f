import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Section } from '../../components';
import { dayAndTime } from '../../i18n';
import { useAppState } from '../../bridge';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import { AccessKeyTable, type AccessKey } from './access-key-table';
import { DeviceTable, type Device } from './device-table';
import { RemoveDeviceDialog } from './remove-device-dialog';
import { RemoveKeyDialog } from './remove-key-dialog';

const mostDevices = 8;

function SignIn({ user }: { readonly user: UserDetail }) {
  const { t } = useTranslation();
  const { password } = user;
  const set =
    password.createdAt === null
      ? t('users.detail.passwordSetNoDate')
      : t('users.detail.passwordSet', { when: dayAndTime(password.createdAt) });
  return (
    <Section title={t('users.detail.signIn')}>
      <dl className="card padded user-sign-in">
        <div>
          <dt>{t('users.detail.password')}</dt>
          <dd>{password.exists ? set : t('users.detail.passwordNone')}</dd>
        </div>
        <div>
          <dt>{t('users.detail.lastSignIn')}</dt>
          <dd>{user.lastSignInAt === null ? t('common.never') : dayAndTime(user.lastSignInAt)}</dd>
        </div>
        <div>
          <dt>{t('users.detail.mustChange')}</dt>
          <dd>{t(password.mustChange ? 'common.yes' : 'common.no')}</dd>
        </div>
      </dl>
    </Section>
  );
}

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly onAssign: () => void;
  readonly onChanged: () => void;
};

/** Console sign-in, MFA devices "1 of 8", access keys "1 of 2". */
export function CredentialsTab({ account, user, onAssign, onChanged }: Props) {
  const { t } = useTranslation();
  const { online } = useAppState();
  const [device, setDevice] = useState<Device | null>(null);
  const [key, setKey] = useState<AccessKey | null>(null);
  const devices = user.mfaDevices.length;
  const full = devices >= mostDevices ? t('users.detail.full') : null;
  return (
    <>
      <SignIn user={user} />
      <Section
        title={t('users.detail.mfaDevices')}
        count={t('users.detail.ofEight', { count: devices })}
        aside={
          <Button
            kind="primary"
            size="small"
            icon="plus"
            disabledReason={full ?? (online ? null : t('common.needsAws'))}
            onPress={onAssign}
          >
            {t('users.detail.assign')}
          </Button>
        }
      >
        <DeviceTable account={account} user={user} onRemove={setDevice} onChanged={onChanged} />
      </Section>
      <Section
        title={t('users.detail.accessKeys')}
        count={t('users.detail.ofTwo', { count: user.accessKeys.length })}
      >
        <AccessKeyTable account={account} user={user} onRemove={setKey} onChanged={onChanged} />
      </Section>
      {device && (
        <RemoveDeviceDialog
          account={account}
          user={user}
          device={device}
          onClose={() => setDevice(null)}
          onDone={() => {
            setDevice(null);
            onChanged();
          }}
        />
      )}
      {key && (
        <RemoveKeyDialog
          account={account}
          user={user}
          shown={key}
          onClose={() => setKey(null)}
          onDone={() => {
            setKey(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}
