import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { call, run } from '../../bridge';
import { Empty, Fact, Facts, List, Row, Section, Tag, toast } from '../../components';
import { dayAndTime, shortId } from '../../i18n';
import type { UserDetail } from '../../../electron/contract';

type Props = { readonly user: UserDetail };

export function PermissionsTab({ user }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('users.detail.permissions')}>
        {user.policies.length === 0 ? (
          <Empty title={t('users.detail.noPolicies')} />
        ) : (
          <List>
            {user.policies.map((policy) => (
              <Row key={`${policy.name} ${policy.via}`} title={policy.name}>
                {policy.via
                  ? t('users.detail.via', { group: policy.via })
                  : t(policy.arn ? 'users.detail.direct' : 'users.detail.inline')}
                {policy.arn && (
                  <span className="mono user-policy-arn" translate="no">
                    {policy.arn}
                  </span>
                )}
              </Row>
            ))}
          </List>
        )}
      </Section>
      <Section title={t('users.detail.groups')}>
        {user.groups.length === 0 ? (
          <p className="muted">{t('users.detail.noGroups')}</p>
        ) : (
          <div className="cluster">
            {user.groups.map((group) => (
              <Tag key={group}>{group}</Tag>
            ))}
          </div>
        )}
      </Section>
    </>
  );
}

export function TagsTab({ user }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={t('users.detail.tags')}>
      {user.tags.length === 0 ? (
        <Empty title={t('users.detail.noTags')} />
      ) : (
        <div className="card padded">
          <Facts>
            {user.tags.map((tag) => (
              <Fact key={tag.key} label={<span className="mono">{tag.key}</span>}>
                <span className="mono">{tag.value}</span>
              </Fact>
            ))}
          </Facts>
        </div>
      )}
    </Section>
  );
}

export function HistoryTab({ user }: Props) {
  const { t } = useTranslation();
  const copy = async (id: string) => {
    const copied = await run(call('app.copyText', { text: id }));
    if (copied) toast(t('common.copied'));
  };
  return (
    <Section title={t('users.detail.history')}>
      <p className="muted user-history-lead">
        {t('users.detail.historyLead')}{' '}
        {user.madeByRun && t('users.detail.madeByRun', { run: user.madeByRun })}
      </p>
      {user.history.length === 0 ? (
        <Empty title={t('users.detail.noHistory')} />
      ) : (
        <List>
          {user.history.map((line) => {
            const { requestId } = line;
            return (
              <Row
                key={`${line.at} ${line.what} ${requestId}`}
                title={i18next.exists(`users.did.${line.what}`) ? t(`users.did.${line.what}`) : line.what}
                action={
                  requestId && (
                    <button
                      type="button"
                      className="link-button mono"
                      title={t('common.copyRequest', { id: requestId })}
                      onClick={() => void copy(requestId)}
                    >
                      {shortId(requestId)}
                    </button>
                  )
                }
              >
                {dayAndTime(line.at)} · <span className="mono">{line.what}</span>
              </Row>
            );
          })}
        </List>
      )}
    </Section>
  );
}
