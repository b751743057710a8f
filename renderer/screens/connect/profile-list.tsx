import { useTranslation } from 'react-i18next';
import { call, useCall } from '../../bridge';
import { Button, Empty, List, ProblemWithRetry, Row, Section, Waiting } from '../../components';
import { Words } from '../../i18n';
import type { Profile } from '../../../electron/contract';
import type { Connect } from './connect-form';
import { endpointOf, type EndpointChoice } from './endpoint-fields';

type Props = {
  /** Show what `aws login` made first. */
  readonly login: boolean;
  readonly endpoint: EndpointChoice;
  readonly busy: boolean;
  readonly connect: Connect;
};

/** Profiles of ~/.aws: names and kinds, never a value. */
export function ProfileList({ login, endpoint, busy, connect }: Props) {
  const { t } = useTranslation();
  const profiles = useCall('account.profiles', {});
  if (profiles.problem) return <ProblemWithRetry problem={profiles.problem} onRetry={profiles.reload} />;
  if (!profiles.value) return <Waiting words={t('welcome.connect.profiles')} since={profiles.since} />;
  const rank = (profile: Profile) => Number(login && profile.kind !== 'login') * 2 + Number(!profile.usable);
  const sorted = [...profiles.value].sort((a, b) => rank(a) - rank(b));
  const readAgain = (
    <Button kind="quiet" size="small" icon="refresh" onPress={profiles.reload}>
      {t('common.readAgain')}
    </Button>
  );
  return (
    <Section title={t('welcome.connect.profiles')} aside={readAgain}>
      {sorted.length === 0 ? (
        <Empty title={<Words k="welcome.connect.noProfiles" />} />
      ) : (
        <List label={t('welcome.connect.profiles')}>
          {sorted.map((profile) => (
            <Row
              key={profile.name}
              title={profile.name}
              action={
                <Button
                  size="small"
                  label={`${t('welcome.connect.profileUse')}: ${profile.name}`}
                  busy={busy}
                  disabledReason={
                    profile.usable
                      ? null
                      : t(
                          profile.kind === 'empty'
                            ? 'welcome.connect.profileNot'
                            : 'welcome.connect.profileAsks',
                        )
                  }
                  onPress={() =>
                    connect(() =>
                      call('account.connectProfile', {
                        name: profile.name,
                        endpoint: endpointOf(endpoint),
                        ...(endpoint.partition === 'auto' ? {} : { partition: endpoint.partition }),
                      }),
                    )
                  }
                >
                  {t('welcome.connect.profileUse')}
                </Button>
              }
            >
              {t(`welcome.connect.kind.${profile.kind}`)}
              {profile.keyHint && (
                <>
                  {' · '}
                  <span className="mono">{profile.keyHint}</span>
                </>
              )}
              {profile.region && ` · ${profile.region}`}
            </Row>
          ))}
        </List>
      )}
    </Section>
  );
}
