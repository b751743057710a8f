import type { TFunction } from 'i18next';
import type { BackupAge } from '../../../electron/contract';

/** Codes that the backup does not have as they are now. */
export const newerCount = ({ since }: BackupAge): number => since.added + since.changed;

const isSame = ({ since }: BackupAge): boolean => since.added + since.changed + since.removed === 0;

/** "Saved 12 days ago." An empty text when nobody can say. */
function savedWords({ days }: BackupAge, t: TFunction): string {
  if (days === null) return '';
  return days === 0 ? t('authenticator.backup.today') : t('authenticator.backup.days', { count: days });
}

/** What was added, changed and removed since, in one sentence. */
export const sinceWords = ({ since }: BackupAge, t: TFunction): string =>
  t('authenticator.backup.since', { ...since });

/** "2 codes are newer than your backup. Saved 12 days ago.", and the rest where it is not only new codes. */
export function newerWords(age: BackupAge, t: TFunction): { title: string; text: string } {
  const { changed, removed } = age.since;
  const more = changed + removed > 0 ? sinceWords(age, t) : '';
  return {
    title: t('authenticator.backup.newer', { count: newerCount(age) }),
    text: [savedWords(age, t), more].filter((words) => words !== '').join(' '),
  };
}

/** What the reminder says: the fact, then what there is to know about it. Null: nothing to remind of. */
export function reminderWords(age: BackupAge, t: TFunction): { title: string; text: string } | null {
  switch (age.reminder) {
    case null:
      return null;
    case 'never':
      return {
        title: t('authenticator.backup.never', { count: age.since.added }),
        text: t('authenticator.backup.neverText'),
      };
    case 'newer':
      return newerWords(age, t);
    case 'old':
      return {
        title: t('authenticator.backup.old', { count: age.days ?? 0 }),
        text: isSame(age) ? t('authenticator.backup.oldSame') : sinceWords(age, t),
      };
    case 'unsure':
      return { title: t('authenticator.backup.unsure'), text: t('authenticator.backup.unsureText') };
  }
}
