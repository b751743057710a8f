import { useTranslation } from 'react-i18next';
import { go } from '../../app/router';
import { useAppState } from '../../bridge';
import { Button, ProblemBox } from '../../components';

/** Says that an earlier copy of the code file was used, until a backup was made since. */
export function VaultRestored() {
  const { t } = useTranslation();
  const { vaultRestoredFrom: at, backup } = useAppState();
  if (at === null || (backup.lastAt ?? 0) > at) return null;
  return (
    <ProblemBox
      headingLevel={2}
      problem={{ code: 'vault-restored', params: { at }, at }}
      actions={
        <Button size="small" onPress={() => go({ screen: 'recovery', section: 'backup' })}>
          {t('problems.actions.backUpNow')}
        </Button>
      }
    />
  );
}
