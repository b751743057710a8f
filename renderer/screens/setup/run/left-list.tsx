import { useTranslation } from 'react-i18next';
import type { UndoList } from '../../../../electron/contract';
import { shortId, timeOfDay } from '../../../i18n';

type Props = { readonly leave: UndoList['leave']; readonly userName: string };

/** What undoing does not touch: root, and what others made, each with the answer of AWS that says so. */
export function LeftList({ leave, userName }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="undo-list">
        <li>{t('setup.undo.rootNotTouched')}</li>
        {leave.map(({ kind, label, evidence }) => (
          <li key={`${kind} ${label}`}>
            {t(`setup.left.${kind}`, { label })}
            <br />
            <span className="quiet-text" title={evidence.requestId ?? undefined}>
              {t('setup.left.evidence', {
                operation: evidence.operation,
                id: evidence.requestId === null ? '–' : shortId(evidence.requestId),
                time: timeOfDay(evidence.at, true),
              })}
            </span>
          </li>
        ))}
      </ul>
      {leave.some(({ kind }) => kind !== 'user') && <p>{t('setup.left.stays', { user: userName })}</p>}
    </>
  );
}
