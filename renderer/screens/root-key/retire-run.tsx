import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, RetireSnapshot } from '../../../electron/contract';
import { go } from '../../app/router';
import { call, seed, useAction } from '../../bridge';
import { announce, Button, Disc, Foot, Note, Page, ProblemBox, type Crumb } from '../../components';
import { shortId, timeOfDay } from '../../i18n';
import { paramText } from '../setup/step-words';

type Props = {
  readonly account: AccountSummary;
  readonly run: RetireSnapshot;
  readonly crumbs: readonly Crumb[];
  readonly onClose: () => void;
};

/** Running, sent without an answer, failed, or done: always with what AWS said. */
export function RetireRun({ account, run, crumbs, onClose }: Props) {
  const { t } = useTranslation();
  const action = useAction();
  const user =
    run.steps
      .map((step) => paramText(step.params, 'userName', paramText(step.params, 'user', '')))
      .find((name) => name !== '') ?? '';
  const title = (): string => {
    switch (run.phase) {
      case 'running':
        return t('rootkey.run.title');
      case 'done':
        return t('rootkey.run.doneTitle');
      case 'unknown':
        return t('rootkey.run.unknownTitle');
      case 'failed':
        return t('rootkey.run.failed');
    }
  };
  const words = title();
  const said = useRef(run.phase);
  useEffect(() => {
    if (said.current === run.phase) return;
    said.current = run.phase;
    announce(words, run.phase === 'failed' || run.phase === 'unknown' ? 'assertive' : 'polite');
  }, [run.phase, words]);
  const ask = async () => {
    const next = await action.act(() => call('account.retireResume', { accountRef: account.ref }));
    if (next !== null) seed('account.retirement', next);
  };
  const confirmed = run.steps.find((step) => step.id === 'confirm-none');
  const problem = action.problem ?? run.problem;
  const time = timeOfDay(confirmed?.at ?? Date.now(), true);
  return (
    <Page
      breadcrumb={crumbs}
      title={words}
      lead={run.phase === 'unknown' ? t('rootkey.run.unknown', { user }) : undefined}
      accountLine
      foot={
        run.phase !== 'running' && (
          <Foot
            actions={
              <>
                {run.phase === 'failed' && (
                  <Button kind="quiet" onPress={onClose}>
                    {t('common.back')}
                  </Button>
                )}
                {run.phase === 'done' ? (
                  <Button kind="primary" autoFocus onPress={() => go({ screen: 'account' })}>
                    {t('rootkey.run.overview')}
                  </Button>
                ) : (
                  <Button kind="primary" autoFocus busy={action.busy} onPress={() => void ask()}>
                    {t(run.phase === 'unknown' ? 'rootkey.run.askAgain' : 'common.tryAgain')}
                  </Button>
                )}
              </>
            }
          />
        )
      }
    >
      <div className="stack">
        {run.phase === 'done' && (
          <Note tone="ok">
            {confirmed?.requestId
              ? t('rootkey.run.done', { time, user, request: shortId(confirmed.requestId) })
              : t('rootkey.run.donePlain', { time, user })}
          </Note>
        )}
        {problem && <ProblemBox problem={problem} />}
        <ol className="timeline" aria-label={t('rootkey.run.list')}>
          {run.steps.map((step, index) => (
            <li
              key={step.id}
              className="tl-item"
              data-state={step.state}
              aria-current={step.state === 'running' ? 'step' : undefined}
            >
              <Disc state={step.state} number={index + 1} />
              <p className="tl-title">
                <span className="visually-hidden">{t(`rootkey.run.state.${step.state}`)}: </span>
                {t(`rootkey.run.steps.${step.id}`, { user })}
              </p>
              <span className="tl-side">
                {step.requestId && (
                  <span className="mono" translate="no">
                    {shortId(step.requestId)}
                  </span>
                )}
                {step.at !== null && <span>{timeOfDay(step.at, true)}</span>}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </Page>
  );
}
