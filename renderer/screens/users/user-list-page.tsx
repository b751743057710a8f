import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { useReadAgain } from '../../app/use-read-again';
import { useNow } from '../../clock';
import {
  Button,
  Empty,
  Field,
  Icon,
  KeyCap,
  Page,
  ProblemWithRetry,
  Waiting,
  useShortcuts,
} from '../../components';
import { Words, ago, shortId, timeOfDay } from '../../i18n';
import type { AccountSummary } from '../../../electron/contract';
import { UserTable } from './user-table';
import { useUsers } from './use-users';

/** Name, rights, MFA, keys, last sign-in. Search asks AWS for the prefix when not all users are here. */
export function UserListPage({ account }: { readonly account: AccountSummary }) {
  const { t } = useTranslation();
  const now = useNow();
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const users = useUsers(account.ref, useDeferredValue(text.trim()));
  useReadAgain(users.reload);
  useShortcuts({ Slash: () => search.current?.focus() });
  const none = users.rows.length === 0 && !users.busy && !users.problem;
  const { evidence } = users;
  return (
    <Page accountLine title={t('users.title')} lead={t('users.lead')}>
      <div className="users-tools">
        <Field
          label={t('users.find')}
          hideLabel
          icon="search"
          placeholder={t('users.find')}
          value={text}
          maxLength={128}
          onChange={setText}
          inputRef={search}
          trailing={<KeyCap>/</KeyCap>}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === '') return;
            event.preventDefault();
            setText('');
          }}
        />
        {evidence && (
          <p
            className="users-read"
            title={t('users.evidence', {
              operation: evidence.operation,
              id: evidence.requestId ? shortId(evidence.requestId) : '–',
              time: timeOfDay(evidence.at, true),
            })}
          >
            {t('users.count', { count: users.rows.length })}
            {users.readAt !== null && ` · ${t('common.readAgo', { ago: ago(users.readAt, now) })}`}
          </p>
        )}
      </div>
      {users.problem && <ProblemWithRetry problem={users.problem} onRetry={users.reload} />}
      {users.busy && users.rows.length === 0 && <Waiting since={users.since} />}
      {none && text.trim() === '' && (
        <Empty
          icon={<Icon name="users" size={22} />}
          title={t('users.empty')}
          actions={
            <Button kind="primary" onPress={() => go({ screen: 'setup' })}>
              {t('users.setUp')}
            </Button>
          }
        >
          {t('users.emptyText')}
        </Empty>
      )}
      {none && text.trim() !== '' && (
        <Empty
          title={<Words k="users.nothing" values={{ text: text.trim() }} />}
          actions={
            <Button size="small" onPress={() => setText('')}>
              {t('users.clear')}
            </Button>
          }
        />
      )}
      {users.rows.length > 0 && <UserTable rows={users.rows} />}
      {users.more && (
        <div className="users-more">
          <Button busy={users.busy} onPress={users.more}>
            {t('users.more')}
          </Button>
        </div>
      )}
    </Page>
  );
}
