import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Made, RunSnapshot, UndoList } from '../../../../electron/contract';
import { call, run as show, seed, useCall } from '../../../bridge';
import {
  announce,
  AsidePart,
  Button,
  Foot,
  Icon,
  Note,
  Page,
  ProgressBar,
  type DiscState,
} from '../../../components';
import { timeOfDay, Words } from '../../../i18n';
import { usePlain } from '../plain';
import { madeWords, type MadeForm } from '../step-words';
import { LeftList } from './left-list';
import { LogDialog } from './log-dialog';
import { MadeList, RunIdentity, ShowLog } from './run-aside';
import { UndoProblem } from './remove-left';
import { Timeline, type TimelineItem } from './timeline';
import { useWaitingTitle } from './waiting-card';

const discs: Readonly<Record<Made['state'], DiscState>> = {
  there: 'waiting',
  removed: 'undone',
  'gone-already': 'undone',
  removing: 'running',
  refused: 'failed',
};
const forms: Readonly<Record<Made['state'], MadeForm>> = {
  there: 'will',
  removed: 'gone',
  'gone-already': 'gone',
  removing: 'going',
  refused: 'will',
};
const heardStates = {
  there: 'waiting',
  removed: 'undone',
  'gone-already': 'undone',
  removing: 'running',
  refused: 'failed',
} as const;

const isGone = (one: Made): boolean => one.state === 'removed' || one.state === 'gone-already';

type Props = {
  readonly account: AccountSummary;
  readonly run: RunSnapshot;
  readonly onPlanAgain: () => void;
};

/** Newest first: what was made and is being removed (ux.md 5.6). */
export function UndoPage({ account, run, onPlanAgain }: Props) {
  const { t } = useTranslation();
  const [log, setLog] = useState(false);
  const list = useCall('setup.undoList', { runId: run.runId });
  const { reload } = list;
  const ended = run.phase !== 'undoing';
  const told = useRef(ended);
  // What is left is read again when the undoing comes to rest.
  useEffect(() => {
    if (ended && !told.current) reload();
    told.current = ended;
  }, [ended, reload]);
  const leave = list.value?.leave ?? [];
  const newestFirst = [...run.made].reverse();
  const gone = newestFirst.filter(isGone).length;
  const still = run.made.filter((one) => !isGone(one));
  const items = useUndoItems(newestFirst, run.waiting);
  useUndoVoice(newestFirst);
  const again = async () => {
    const next = await show(call('setup.resume', { runId: run.runId }));
    if (next !== null) seed('setup.run', next);
  };
  return (
    <Page
      breadcrumb={[t('setup.crumb.section'), t('setup.crumb.undo')]}
      title={
        run.phase === 'undone'
          ? t('setup.undo.doneTitle')
          : run.phase === 'undo-stopped'
            ? t('setup.undo.stoppedTitle')
            : t('setup.undo.title')
      }
      lead={
        run.phase === 'undone'
          ? t('setup.undo.doneText', { time: timeOfDay(run.startedAt) })
          : t('setup.undo.lead')
      }
      accountLine
      titleAside={
        <div className="run-clock">
          <b>{t('setup.undo.count', { done: gone, total: run.made.length })}</b>
          <span>{t('setup.undo.removed')}</span>
        </div>
      }
      aside={
        <>
          <RunIdentity account={account} runId={run.runId} />
          <AsidePart title={t('setup.undo.still')}>
            {still.length === 0 ? (
              <p className="quiet-text">{t('setup.undo.stillNone')}</p>
            ) : (
              <MadeList made={still} />
            )}
          </AsidePart>
          <ShowLog runId={run.runId} />
        </>
      }
      foot={
        <Foot
          note={
            !ended && (
              <p className="foot-line">
                <Icon name="check" size={14} />
                {t('setup.undo.safe')}
              </p>
            )
          }
          actions={
            <>
              {run.phase === 'undone' && (
                <>
                  <Button kind="quiet" onPress={() => setLog(true)}>
                    {t('setup.undo.lookLog')}
                  </Button>
                  <Button kind="primary" autoFocus onPress={onPlanAgain}>
                    {t('setup.undo.planAgain')}
                  </Button>
                </>
              )}
              {run.phase === 'undo-stopped' && (
                <>
                  <SaveList run={run} still={still} />
                  <Button kind="primary" autoFocus onPress={() => void again()}>
                    {t(
                      still.some((one) => one.state === 'refused')
                        ? 'setup.undo.tryAgain'
                        : 'setup.resume.continueUndo',
                    )}
                  </Button>
                </>
              )}
              {run.phase === 'undoing' && (
                <Button icon="pause" onPress={() => void show(call('setup.pause', { runId: run.runId }))}>
                  {t('setup.run.pause')}
                </Button>
              )}
            </>
          }
        />
      }
    >
      <ProgressBar
        value={gone}
        total={run.made.length}
        label={t('setup.undo.title')}
        text={t('setup.undo.count', { done: gone, total: run.made.length })}
      />
      {run.phase === 'undo-stopped' && still.some((one) => one.state === 'refused') && (
        <Note tone="danger">
          <Words k="setup.undo.stoppedText" values={{ count: still.length }} />
        </Note>
      )}
      <UndoProblem account={account} run={run} leave={leave} />
      <Timeline label={t('setup.undo.title')} items={items} />
      <UndoNotes run={run} leave={leave} />
      {log && <LogDialog runId={run.runId} onClose={() => setLog(false)} />}
    </Page>
  );
}

function useUndoItems(made: readonly Made[], waiting: RunSnapshot['waiting']): readonly TimelineItem[] {
  const { t } = useTranslation();
  const waitingTitle = useWaitingTitle(waiting);
  const say = usePlain();
  return made.map((one, index): TimelineItem => {
    const number = made.length - index;
    const words = madeWords(one, forms[one.state]);
    const note = (): string | null => {
      if (one.state === 'gone-already') return t('setup.undo.goneAlready');
      if (one.state === 'removing' && waiting !== null) return waitingTitle;
      if (one.state === 'refused') return t('setup.undo.refused');
      if (one.state !== 'removed') return null;
      if (one.kind === 'access-key') return t('setup.undo.keyNote');
      return one.kind === 'mfa-device' || one.kind === 'mfa-phone' ? t('setup.undo.mfaNote') : null;
    };
    return {
      key: `${one.kind} ${one.label}`,
      state: discs[one.state],
      number,
      title: say(words),
      heard: t(`setup.state.${heardStates[one.state]}`, { number, what: say(words), seconds: '' }),
      note: note(),
      current: one.state === 'removing',
    };
  });
}

function useUndoVoice(made: readonly Made[]): void {
  const { t } = useTranslation();
  const say = usePlain();
  const last = made.filter(isGone).at(-1);
  const words = last === undefined ? '' : say(madeWords(last, 'gone'));
  const heard = useRef(words);
  useEffect(() => {
    if (words === '' || words === heard.current) return;
    heard.current = words;
    announce(t('setup.undo.heard', { what: words }));
  }, [words, t]);
}

function UndoNotes({ run, leave }: { readonly run: RunSnapshot; readonly leave: UndoList['leave'] }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <Note>
        <b>{t('setup.undo.notTouched')}</b>
        <LeftList leave={leave} userName={run.userName} />
      </Note>
      {(run.phase === 'undoing' || run.phase === 'undo-stopped') && (
        <Note icon="file">
          <b>{t('setup.undo.stops')}</b>
          <br />
          {t('setup.undo.stopsText')}
        </Note>
      )}
    </div>
  );
}

function SaveList({ run, still }: { readonly run: RunSnapshot; readonly still: readonly Made[] }) {
  const { t } = useTranslation();
  const say = usePlain();
  const save = () => {
    const lines = still.map((one) => `- ${say(madeWords(one, 'made'))} (${one.label})`);
    const text = `${[t('setup.undo.listHead', { runId: run.runId }), ...lines].join('\n')}\n`;
    void show(call('app.saveText', { suggestedName: t('setup.undo.listName', { runId: run.runId }), text }));
  };
  return (
    <Button icon="file" onPress={save}>
      {t('setup.undo.saveList')}
    </Button>
  );
}
