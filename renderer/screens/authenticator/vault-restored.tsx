import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../electron/contract';
import { go } from '../../app/router';
import { useAppState } from '../../bridge';
import { Button, ProblemBox } from '../../components';

/** An earlier copy of the code file was used, and nothing was backed up since. */
export const isRestored = ({ vaultRestoredFrom: at, backup }: AppState): boolean =>
  at !== null && (backup.lastAt ?? 0) <= at;

/** Says that an earlier copy of the code file was used, until a backup was made since. */
export function VaultRestored() {
  const { t } = useTranslation();
  const state = useAppState();
  const { vaultRestoredFrom: at } = state;
  if (at === null || !isRestored(state)) return null;
  return (
    <ProblemBox
      problem={{ code: 'vault-restored', params: { at }, at }}
      actions={
        <Button size="small" onPress={() => go({ screen: 'recovery', section: 'backup' })}>
          {t('problems.actions.backUpNow')}
        </Button>
      }
    />
  );
}
