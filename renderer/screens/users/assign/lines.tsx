import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Disc } from '../../../components';
import { shortId } from '../../../i18n';
import type { Response } from '../../../bridge';

type Line = Response<'users.assignMfa'>['lines'][number];

/** What was done, as lines with their request ids. */
export function Lines({
  lines,
  deviceName = '',
}: {
  readonly lines: readonly Line[];
  readonly deviceName?: string;
}) {
  const { t } = useTranslation();
  return (
    <ol className="lines" aria-label={t('users.assign.linesTitle')}>
      {lines.map((line) => {
        const known = i18next.exists(`users.line.${line.id}`);
        const words = t(known ? `users.line.${line.id}` : 'users.line.other', {
          id: line.id,
          name: deviceName,
        });
        const id = line.requestId;
        return (
          <li key={line.id} className="line">
            <Disc state={line.state} />
            <span className="line-words">
              <span className="visually-hidden">{t(`common.state.${line.state}`)}: </span>
              {words}
              {line.state === 'done' && line.id === 'mfa-create' && (
                <span className="line-text">{t('users.line.createText')}</span>
              )}
              {line.state === 'done' && line.id === 'mfa-enable' && (
                <span className="line-text">{t('users.line.enableText')}</span>
              )}
            </span>
            {id && (
              <span className="mono line-id" title={id}>
                {shortId(id)}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
