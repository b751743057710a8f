import { useTranslation } from 'react-i18next';
import { KeyCap, shortcutLabel } from '../../components';

/** One line under the list: what the keys do. */
export function KeyHelp({ hidden, seconds }: { readonly hidden: boolean; readonly seconds: number }) {
  const { t } = useTranslation();
  return (
    <p className="key-help wide-only">
      <span>
        <KeyCap>1–9</KeyCap> {t('authenticator.keys.copy')}
      </span>
      <span>
        <KeyCap>{shortcutLabel('Enter')}</KeyCap> {t('authenticator.keys.copySelected')}
      </span>
      {hidden && (
        <span>
          <KeyCap>Space</KeyCap> {t('authenticator.keys.show', { seconds })}
        </span>
      )}
      <span>
        <KeyCap>/</KeyCap> {t('authenticator.keys.find')}
      </span>
    </p>
  );
}
