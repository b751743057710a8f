import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RunSnapshot } from '../../../../electron/contract';
import { call, run as show, seed } from '../../../bridge';
import { announce, Button, Disc, Note, Page } from '../../../components';
import { timeOfDay } from '../../../i18n';
import { watched } from '../run/watched';
import { KeepACopy } from './keep-a-copy';
import { ResultAside } from './result-aside';
import { SignInCard } from './sign-in-card';

export type Result = NonNullable<RunSnapshot['result']>;
type Props = {
  readonly account: AccountSummary;
  readonly run: RunSnapshot;
  readonly result: Result;
  readonly onAnother: () => void;
};

/** A finding, not a cheer: what works, how it was proven, and everything for the first sign-in (ux.md 5.7). */
export function ResultPage({ account, run, result, onAnother }: Props) {
  const { t } = useTranslation();
  const [signedIn, setSignedIn] = useState(false);
  const user = run.userName;
  useEffect(() => {
    if (watched.get() !== run.runId) return;
    watched.set(null);
    announce(t('setup.run.heardDone', { user }));
  }, [run.runId, t, user]);
  const checkAgain = async () => {
    const next = await show(call('setup.resume', { runId: run.runId }));
    if (next !== null) seed('setup.run', next);
  };
  return (
    <Page
      breadcrumb={[t('setup.crumb.section'), t('setup.crumb.result')]}
      title={t('setup.result.title', { user })}
      lead={t('setup.result.lead', { time: timeOfDay(result.provenAt, true) })}
      lead44={
        <span className="finding-disc">
          <Disc state={result.proof === 'full' ? 'done' : 'attention'} />
        </span>
      }
      accountLine
      aside={<ResultAside account={account} run={run} signedIn={signedIn} onAnother={onAnother} />}
    >
      <div className="stack">
        {result.proof === 'partial' && (
          <Note
            tone="warn"
            actions={<Button onPress={() => void checkAgain()}>{t('setup.result.checkAgain')}</Button>}
          >
            {t('setup.result.partial')}
          </Note>
        )}
        <SignInCard
          account={account}
          run={run}
          result={result}
          signedIn={signedIn}
          onSignedIn={() => setSignedIn(true)}
        />
        <KeepACopy account={account} run={run} result={result} />
        {!result.keyKept && <p className="quiet-text">{t('setup.result.keyGone')}</p>}
      </div>
    </Page>
  );
}
