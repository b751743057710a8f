import { useTranslation } from 'react-i18next';
import { call, run } from '../../bridge';
import { Empty, announce } from '../../components';
import { ago, dayAndTime } from '../../i18n';
import type { AccountSummary, UserDetail } from '../../../electron/contract';
import { MenuButton } from './menu-button';

export type AccessKey = UserDetail['accessKeys'][number];

type Props = {
  readonly account: AccountSummary;
  readonly user: UserDetail;
  readonly onRemove: (key: AccessKey) => void;
  readonly onSave: (accessKeyId: string) => void;
  readonly onChanged: () => void;
};

/** "1 minute ago, sts", or null when AWS says it was never used. */
export function lastUse(
  key: AccessKey,
  t: (name: string, values: Record<string, string>) => string,
): string | null {
  if (key.lastUsedAt === null) return null;
  if (key.lastUsedService === null) return ago(key.lastUsedAt);
  return t('users.detail.lastUsedBy', { ago: ago(key.lastUsedAt), service: key.lastUsedService });
}

export function AccessKeyTable({ account, user, onRemove, onSave, onChanged }: Props) {
  const { t } = useTranslation();
  const turn = async (key: AccessKey) => {
    const active = !key.active;
    const { accessKeyId } = key;
    const answer = await run(
      call('users.setKeyActive', { accountRef: account.ref, userName: user.userName, accessKeyId, active }),
    );
    if (!answer) return;
    announce(t(active ? 'users.detail.turnedOn' : 'users.detail.turnedOff'));
    onChanged();
  };
  if (user.accessKeys.length === 0) return <Empty title={t('users.detail.noKeys')} />;
  return (
    <table className="table card" aria-label={t('users.detail.accessKeys')}>
      <thead>
        <tr>
          <th scope="col">{t('users.detail.keyId')}</th>
          <th scope="col">{t('users.detail.status')}</th>
          <th scope="col">{t('users.detail.created')}</th>
          <th scope="col">{t('users.detail.lastUsed')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('common.more')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {user.accessKeys.map((key) => (
          <tr key={key.accessKeyId}>
            <th scope="row">
              <span className="mono" translate="no">
                {key.accessKeyId}
              </span>
            </th>
            <td data-label={t('users.detail.status')}>
              <span className={key.active ? 'key-state on' : 'key-state'}>
                {t(key.active ? 'users.detail.active' : 'users.detail.inactive')}
              </span>
            </td>
            <td data-label={t('users.detail.created')}>
              {key.createdAt === null ? t('users.notKnown') : dayAndTime(key.createdAt)}
            </td>
            <td data-label={t('users.detail.lastUsed')}>
              {lastUse(key, (name, values) => t(name, values)) ?? t('users.detail.neverUsed')}
            </td>
            <td className="table-menu">
              <MenuButton
                label={t('users.detail.keyMenu', { key: key.accessKeyId })}
                items={[
                  {
                    id: 'copy',
                    label: t('users.detail.copyKeyId'),
                    onPress: () => void run(call('app.copyText', { text: key.accessKeyId })),
                  },
                  ...(key.held
                    ? [
                        {
                          id: 'save',
                          label: t('users.detail.saveKey'),
                          onPress: () => onSave(key.accessKeyId),
                        },
                      ]
                    : []),
                  {
                    id: 'turn',
                    label: t(key.active ? 'users.detail.turnOff' : 'users.detail.turnOn'),
                    onPress: () => void turn(key),
                  },
                  {
                    id: 'delete',
                    label: t('users.detail.deleteKey'),
                    danger: true,
                    onPress: () => onRemove(key),
                  },
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
