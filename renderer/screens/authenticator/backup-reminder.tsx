import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { call, run, useAppState } from '../../bridge';
import { announce, Button, Note } from '../../components';
import { reminderWords } from '../recovery/backup-age';

const saidKey = 'offroot.backup-reminder-said';
/** What was just done is said first; both would use the same live region. */
const afterOthersMs = 1500;

function wasSaid(what: string): boolean {
  try {
    if (localStorage.getItem(saidKey) === what) return true;
    localStorage.setItem(saidKey, what);
    return false;
  } catch {
    return true;
  }
}

/** A quiet line that says since when there is no backup of what is here; never a window. Each news is said aloud once. */
export function BackupReminder() {
  const { t } = useTranslation();
  const { age, lastAt } = useAppState().backup;
  const words = reminderWords(age, t);
  const title = words?.title ?? null;
  const news = age.reminder && `${age.reminder} ${String(age.since.added)} ${String(lastAt)}`;
  useEffect(() => {
    if (news === null || title === null) return undefined;
    const timer = setTimeout(() => wasSaid(news) || announce(title), afterOthersMs);
    return () => clearTimeout(timer);
  }, [news, title]);
  if (words === null) return null;
  return (
    <Note
      icon="recovery"
      actions={
        <>
          <Button size="small" onPress={() => go({ screen: 'recovery', section: 'backup' })}>
            {t('problems.actions.backUpNow')}
          </Button>
          <Button size="small" kind="quiet" onPress={() => void run(call('recovery.remindLater', {}))}>
            {t('authenticator.backup.later')}
          </Button>
        </>
      }
    >
      <b>{words.title}</b> {words.text}
    </Note>
  );
}
