import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Saved } from '../../../electron/contract';
import { call, useAction } from '../../bridge';
import { Button, Dialog, Note, ProblemBox } from '../../components';
import { Words } from '../../i18n';
import { PassphraseField } from './passphrase-field';

/** Shorter ones are not taken for a file that may lie on a USB stick for years. */
const shortest = 12;

/** An encrypted file of all codes. The passphrase is typed twice and kept nowhere. */
export function BackupDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const isShort = first.length < shortest;
  const differ = first !== second;
  const save = async (despiteGit: boolean) => {
    setTried(true);
    if (isShort || differ) return;
    const answer = await action.act(() => call('recovery.backup', { passphrase: first, despiteGit }));
    if (answer === null || answer.outcome === 'canceled') return;
    if (answer.outcome === 'saved') {
      setFirst('');
      setSecond('');
    }
    setSaved(answer);
  };
  if (saved?.outcome === 'saved') {
    return (
      <Dialog
        title={t('recovery.backup.dialog')}
        onClose={onClose}
        actions={
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('common.done')}
          </Button>
        }
      >
        <Note tone="ok">
          <Words k="recovery.backup.saved" values={{ file: saved.files.join(', '), folder: saved.folder }} />
        </Note>
      </Dialog>
    );
  }
  const inGit = saved?.outcome === 'inside-git' ? saved.repository : null;
  return (
    <Dialog
      title={t('recovery.backup.dialog')}
      dirty={first !== ''}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          {inGit !== null && <Button onPress={() => void save(true)}>{t('recovery.backup.despite')}</Button>}
          <Button kind="primary" busy={action.busy} onPress={() => void save(false)}>
            {t(inGit === null ? 'recovery.backup.save' : 'recovery.backup.otherFolder')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <PassphraseField
          isNew
          autoFocus
          label={t('recovery.backup.passphrase')}
          value={first}
          onChange={setFirst}
          onSubmit={() => void save(false)}
          hint={t('recovery.backup.short', { count: shortest })}
          error={tried && isShort ? t('recovery.backup.short', { count: shortest }) : undefined}
        />
        <PassphraseField
          isNew
          label={t('recovery.backup.repeat')}
          value={second}
          onChange={setSecond}
          onSubmit={() => void save(false)}
          error={tried && !isShort && differ ? t('recovery.backup.differ') : undefined}
        />
        <Note>{t('recovery.backup.advice')}</Note>
        {inGit !== null && (
          <Note tone="danger">
            <Words k="recovery.backup.git" values={{ repository: inGit }} />
          </Note>
        )}
        {action.busy && <p className="quiet-text">{t('recovery.backup.working')}</p>}
        {action.problem && <ProblemBox problem={action.problem} />}
      </div>
    </Dialog>
  );
}
