import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWaitingDrop } from '../../app/dropped';
import { go, useRoute } from '../../app/router';
import { call, run, useAppState, useCall, type Response } from '../../bridge';
import { Button, List, Page, ProblemWithRetry, Row, Disc, Waiting } from '../../components';
import { ago, date, Words } from '../../i18n';
import { newerCount, newerWords, sinceWords } from './backup-age';
import { BackupDialog } from './backup-dialog';
import { ExportDialog } from './export-dialog';
import { RecoveryAside } from './recovery-aside';
import { Rehearsal } from './rehearsal';
import { RemovedDialog } from './removed-dialog';
import { RestoreDialog } from './restore-dialog';
import { RunsDialog } from './runs-dialog';

export type RecoveryState = Response<'recovery.state'>;
export type RecoveryLayer = 'backup' | 'restore' | 'export' | 'removed' | 'runs' | null;

/** "If this computer were gone": what would be left, and a rehearsal of it (ux.md 5.14). */
export function RecoveryScreen() {
  const { t } = useTranslation();
  const state = useCall('recovery.state', {});
  const [open, setOpen] = useState<RecoveryLayer>(null);
  const rehearsal = useRef<HTMLDivElement>(null);
  const route = useRoute();
  const ready = state.value !== null;
  useEffect(() => {
    if (!ready || route.section === undefined) return;
    if (route.section === 'backup' || route.section === 'export') setOpen(route.section);
    if (route.section === 'rehearse')
      rehearsal.current?.querySelector<HTMLElement>('button, input:not([type=file])')?.focus();
    go({ screen: 'recovery' });
  }, [route.section, ready]);
  const hasDrop = useWaitingDrop('restore');
  useEffect(() => {
    if (hasDrop) setOpen((now) => now ?? 'restore');
  }, [hasDrop]);
  const close = () => {
    setOpen(null);
    state.reload();
  };
  const { value } = state;
  return (
    <Page
      breadcrumb={[t('recovery.crumb')]}
      title={t('recovery.title')}
      lead={value && t('recovery.lead', { count: value.entryCount })}
      aside={value && <RecoveryAside state={value} onOpen={setOpen} />}
    >
      {state.problem && <ProblemWithRetry problem={state.problem} onRetry={state.reload} />}
      {value === null && state.busy && <Waiting since={state.since} />}
      {value !== null && (
        <>
          <FourFacts
            state={value}
            onBackup={() => setOpen('backup')}
            onRehearse={() =>
              rehearsal.current?.querySelector<HTMLElement>('button, input:not([type=file])')?.focus()
            }
          />
          <div ref={rehearsal}>
            <Rehearsal hasBackup={value.lastBackupAt !== null} onDone={state.reload} />
          </div>
        </>
      )}
      {open === 'backup' && <BackupDialog onClose={close} />}
      {open === 'restore' && <RestoreDialog onClose={close} />}
      {open === 'export' && <ExportDialog onClose={close} />}
      {open === 'removed' && <RemovedDialog onClose={close} />}
      {open === 'runs' && <RunsDialog onClose={close} />}
    </Page>
  );
}

type FactsProps = {
  readonly state: RecoveryState;
  readonly onBackup: () => void;
  readonly onRehearse: () => void;
};

/** Four facts, one action each. */
function FourFacts({ state, onBackup, onRehearse }: FactsProps) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState<string | null>(null);
  const app = useAppState();
  const saved = state.lastBackupAt !== null;
  const rehearsed = state.rehearsedAt !== null;
  const { age } = state;
  const isNewer = newerCount(age) > 0;
  const paper = async () => {
    const answer = await run(call('recovery.savePaper', {}));
    if (answer?.outcome === 'saved') setFolder(answer.folder);
  };
  const backupWords = () => {
    if (state.lastBackupAt === null) return t('recovery.backup.never');
    if (isNewer) return Object.values(newerWords(age, t)).join(' ');
    const count = state.entryCount + age.since.removed;
    return (
      <>
        <Words
          k="recovery.backup.fresh"
          values={{ count, ago: ago(state.lastBackupAt), file: state.lastBackupName ?? '' }}
        />
        {age.since.removed > 0 && ` · ${sinceWords(age, t)}`}
      </>
    );
  };
  const rehearsalWords = (): string => {
    if (state.rehearsedAt !== null) return t('recovery.rehearsal.done', { date: date(state.rehearsedAt) });
    return t(saved ? 'recovery.rehearsal.never' : 'recovery.rehearsal.noBackup');
  };
  return (
    <List label={t('recovery.facts')}>
      <Row
        lead={<Disc state={saved && !isNewer && app.backup.age.reminder === null ? 'done' : 'attention'} />}
        title={t('recovery.backup.title')}
        action={
          <Button size="small" kind={saved ? 'plain' : 'primary'} hasPopup="dialog" onPress={onBackup}>
            {t(saved ? 'recovery.backup.again' : 'recovery.backup.make')}
          </Button>
        }
      >
        {backupWords()}
      </Row>
      <Row
        lead={<Disc state={rehearsed ? 'done' : 'attention'} />}
        title={t('recovery.rehearsal.title')}
        action={
          <Button size="small" kind="quiet" onPress={onRehearse}>
            {t('recovery.rehearsal.openBelow')}
          </Button>
        }
      >
        {rehearsalWords()}
      </Row>
      <Row
        lead={<Disc state="empty" />}
        title={t('recovery.second.title')}
        action={
          <Button
            size="small"
            disabledReason={app.selected === null ? t('setup.noAccount.lead') : null}
            onPress={() => go({ screen: 'users' })}
          >
            {t('recovery.second.button')}
          </Button>
        }
      >
        {t('recovery.second.text')}
      </Row>
      <Row
        lead={<Disc state={folder === null ? 'empty' : 'done'} />}
        title={t('recovery.paper.title')}
        action={
          <Button size="small" onPress={() => void paper()}>
            {t('recovery.paper.button')}
          </Button>
        }
      >
        {folder === null ? t('recovery.paper.text') : t('recovery.paper.saved', { folder })}
      </Row>
    </List>
  );
}
