import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { Disc, Tag, useRoving } from '../../components';
import { ago, dayAndTime, span } from '../../i18n';
import type { UserRow } from '../../../electron/contract';

const open = (row: UserRow) => go({ screen: 'users', id: row.userName });

function Mfa({ row }: { readonly row: UserRow }) {
  const { t } = useTranslation();
  if (row.mfaDevices === null) return <>{t('users.notKnown')}</>;
  if (row.mfaDevices > 0) return <>{t('users.mfaCount', { count: row.mfaDevices })}</>;
  return (
    <span className="user-none">
      <Disc state="attention" />
      {t('users.mfaNone')}
    </span>
  );
}

function Keys({ row }: { readonly row: UserRow }) {
  const { t } = useTranslation();
  if (row.accessKeys === null) return <>{t('users.notKnown')}</>;
  if (row.accessKeys === 0) return <>{t('users.keysNone')}</>;
  if (row.oldestKeyAt === null) return <>{t('users.keysOnly', { count: row.accessKeys })}</>;
  return <>{t('users.keysCount', { count: row.accessKeys, age: span(Date.now() - row.oldestKeyAt) })}</>;
}

function LastSignIn({ row }: { readonly row: UserRow }) {
  const { t } = useTranslation();
  if (row.lastSignInAt !== null)
    return <span title={dayAndTime(row.lastSignInAt)}>{ago(row.lastSignInAt)}</span>;
  return <>{t(row.hasPassword === false ? 'users.noPassword' : 'users.never')}</>;
}

/** One Tab stop; arrows move, Enter opens. Becomes stacked cards in narrow windows. */
export function UserTable({ rows }: { readonly rows: readonly UserRow[] }) {
  const { t } = useTranslation();
  const roving = useRoving(rows.length);
  const rights = (row: UserRow) =>
    t(
      row.administrator === null
        ? 'users.notKnown'
        : row.administrator
          ? 'users.administrator'
          : 'users.notAdministrator',
    );
  return (
    <table className="table card" aria-label={t('users.title')}>
      <thead>
        <tr>
          <th scope="col">{t('users.name')}</th>
          <th scope="col">{t('users.rights')}</th>
          <th scope="col">{t('users.mfa')}</th>
          <th scope="col">{t('users.keys')}</th>
          <th scope="col">{t('users.lastSignIn')}</th>
        </tr>
      </thead>
      <tbody {...roving.listProps}>
        {rows.map((row, index) => (
          <tr key={row.userName} className="user-row" onClick={() => open(row)}>
            <th scope="row">
              <button type="button" className="user-name" {...roving.itemProps(index)}>
                {row.userName}
              </button>
              {row.madeByOffroot && <Tag>{t('users.madeByOffroot')}</Tag>}
            </th>
            <td data-label={t('users.rights')}>{rights(row)}</td>
            <td data-label={t('users.mfa')}>
              <Mfa row={row} />
            </td>
            <td data-label={t('users.keys')}>
              <Keys row={row} />
            </td>
            <td data-label={t('users.lastSignIn')}>
              <LastSignIn row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
