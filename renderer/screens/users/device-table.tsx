import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { call, run } from '../../bridge';
import { Disc, Icon, announce } from '../../components';
import { dayAndTime } from '../../i18n';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import { MenuButton } from './menu-button';

export type Device = UserDetail['mfaDevices'][number];

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly onRemove: (device: Device) => void;
  readonly onChanged: () => void;
};

function Codes({ device }: { readonly device: Device }) {
  const { t } = useTranslation();
  if (device.entryId === null) return <>{t('users.detail.elsewhere')}</>;
  return (
    <span className="user-here">
      <Icon name="check" size={16} />
      {t('users.detail.here')}
    </span>
  );
}

export function DeviceTable({ account, user, onRemove, onChanged }: Props) {
  const { t } = useTranslation();
  const resync = async (device: Device) => {
    const { serialNumber } = device;
    const answer = await run(
      call('users.resyncMfa', { accountRef: account.ref, userName: user.userName, serialNumber }),
    );
    if (!answer) return;
    announce(t('users.detail.resyncDone'));
    onChanged();
  };
  if (user.mfaDevices.length === 0) {
    const risky = user.password.exists;
    return (
      <div className="card padded user-no-mfa">
        <Disc state={risky ? 'attention' : 'empty'} />
        <p>{t(risky ? 'users.detail.noMfa' : 'users.detail.noMfaNoPassword')}</p>
      </div>
    );
  }
  return (
    <>
      <table className="table card" aria-label={t('users.detail.mfaDevices')}>
        <thead>
          <tr>
            <th scope="col">{t('users.detail.deviceName')}</th>
            <th scope="col">{t('users.detail.deviceType')}</th>
            <th scope="col">{t('users.detail.assigned')}</th>
            <th scope="col">{t('users.detail.codes')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('common.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {user.mfaDevices.map((device) => (
            <tr key={device.serialNumber}>
              <th scope="row">{device.name}</th>
              <td data-label={t('users.detail.deviceType')}>
                {t(device.virtual ? 'users.detail.virtual' : 'users.detail.hardware')}
              </td>
              <td data-label={t('users.detail.assigned')}>
                {device.enabledAt === null ? t('users.notKnown') : dayAndTime(device.enabledAt)}
              </td>
              <td data-label={t('users.detail.codes')}>
                <Codes device={device} />
              </td>
              <td className="table-menu">
                <MenuButton
                  label={t('users.detail.deviceMenu', { name: device.name })}
                  items={[
                    ...(device.entryId === null
                      ? []
                      : [
                          {
                            id: 'code',
                            label: t('users.detail.showCode'),
                            onPress: () => go({ screen: 'authenticator' }),
                          },
                          {
                            id: 'resync',
                            label: t('users.detail.resync'),
                            onPress: () => void resync(device),
                          },
                        ]),
                    {
                      id: 'remove',
                      label: t('users.detail.removeDevice'),
                      danger: true,
                      onPress: () => onRemove(device),
                    },
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {user.mfaDevices.length === 1 && <p className="table-note">{t('users.detail.oneIsEnough')}</p>}
    </>
  );
}
