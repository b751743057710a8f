import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAccount } from '../../app/candidate';
import { go } from '../../app/router';
import { useAction, type Action } from '../../bridge';
import { Button, CommandBox, Page, ProblemBox, Tabs, Waiting } from '../../components';
import type { Candidate, Result } from '../../../electron/contract';
import { EndpointFields, noEndpoint, type EndpointChoice } from './endpoint-fields';
import { KeyForm } from './key-form';
import { ProfileList } from './profile-list';

export type Way = 'key' | 'admin' | 'browser';
export type Connect = (answer: () => Promise<Result<Candidate | null>>) => void;

/** Runs one connecting call and leads to the confirmation. */
function useConnect(): { readonly action: Action; readonly since: number | null; readonly connect: Connect } {
  const action = useAction();
  const [since, setSince] = useState<number | null>(null);
  const connect: Connect = (answer) => {
    setSince(Date.now());
    void action.act(answer).then((found) => {
      setSince(null);
      if (found) askAccount(found);
    });
  };
  return { action, since, connect };
}

export function ConnectForm({ way }: { readonly way: Way }) {
  const { t } = useTranslation();
  const { action, since, connect } = useConnect();
  const [endpoint, setEndpoint] = useState<EndpointChoice>(noEndpoint);
  const [by, setBy] = useState<'key' | 'profile'>('key');
  const [round, setRound] = useState(0);
  const submit = useRef<() => void>(() => undefined);
  const hasKeyForm = way === 'key' || (way === 'admin' && by === 'key');
  const keyForm = (
    <KeyForm
      key={round}
      forRoot={way === 'key'}
      endpoint={endpoint}
      busy={action.busy}
      problem={action.problem}
      connect={connect}
      submitRef={submit}
    />
  );
  const profiles = (
    <ProfileList login={way === 'browser'} endpoint={endpoint} busy={action.busy} connect={connect} />
  );
  return (
    <Page
      breadcrumb={[{ label: t('common.nav.welcome'), to: { screen: 'welcome' } }, t('common.nav.connect')]}
      title={t(`welcome.connect.${way}Title`)}
      lead={t(way === 'browser' ? 'welcome.connect.browserLead' : 'welcome.connect.lead')}
      focusTitle={way === 'browser'}
    >
      <div className="connect stack">
        {way === 'key' && keyForm}
        {way === 'admin' && (
          <Tabs
            label={t('welcome.connect.how')}
            value={by}
            onChange={setBy}
            tabs={[
              { value: 'key', label: t('welcome.connect.byKey') },
              { value: 'profile', label: t('welcome.connect.byProfile') },
            ]}
          >
            {by === 'key' ? keyForm : profiles}
          </Tabs>
        )}
        {way === 'browser' && (
          <>
            <ol className="connect-steps">
              <li>
                <p>{t('welcome.connect.browserStep1')}</p>
                <CommandBox command="aws login" />
              </li>
              <li>{t('welcome.connect.browserStep2')}</li>
            </ol>
            {profiles}
          </>
        )}
        {action.busy && <Waiting words={t('welcome.connect.asking')} since={since} />}
        {action.problem && (
          <ProblemBox
            problem={action.problem}
            actions={
              <>
                {action.problem.code === 'secret-wrong' && (
                  <Button
                    size="small"
                    onPress={() => {
                      action.clear();
                      setRound(round + 1);
                    }}
                  >
                    {t('problems.actions.pasteAgain')}
                  </Button>
                )}
                <Button kind="quiet" size="small" onPress={() => go({ screen: 'welcome' })}>
                  {t('common.back')}
                </Button>
              </>
            }
          />
        )}
        <EndpointFields
          value={endpoint}
          onChange={setEndpoint}
          startOpen={action.problem?.code === 'endpoint-not-loopback'}
          onSubmit={hasKeyForm ? () => submit.current() : undefined}
        />
      </div>
    </Page>
  );
}
