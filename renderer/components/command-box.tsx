import { useTranslation } from 'react-i18next';
import { call } from '../bridge';
import { IconButton } from './button';
import { announce } from './live';

/** An equivalent command; the only place that may scroll sideways. */
export function CommandBox({ command }: { readonly command: string }) {
  const { t } = useTranslation();
  const copy = async () => {
    const result = await call('app.copyText', { text: command });
    if (result.ok) announce(t('common.copied'));
  };
  return (
    <div className="command">
      <pre aria-label={t('common.command')} translate="no" lang="en">
        <code>
          {command.split(/(\s+)/).map((part, index) =>
            // A line breaks between the words of a command, not at its hyphens.
            part.trim() === '' ? part : <span key={index}>{part}</span>,
          )}
        </code>
      </pre>
      <IconButton icon="copy" label={t('common.copyCommand')} onPress={() => void copy()} />
    </div>
  );
}
