import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Saved } from '../../../electron/contract';
import { call, useAction, type Request } from '../../bridge';
import { Button, Dialog, Note, ProblemBox, RadioGroup } from '../../components';
import { Words } from '../../i18n';
import { PassphraseField } from './passphrase-field';

type Form = Request<'authenticator.exportFile'>['form'];
const forms: readonly Form[] = ['aegis', '2fas', 'otpauth'];

/** Files other apps can read; plain ones with their warning. They do not count as a backup. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [form, setForm] = useState<Form>('aegis');
  const [password, setPassword] = useState('');
  const [saved, setSaved] = useState<Saved | null>(null);
  const isPlain = form === 'otpauth' || (form === '2fas' && password === '');
  const needsPassword = form === 'aegis' && password === '';
  const save = async (despiteGit: boolean) => {
    if (needsPassword) return;
    const answer = await action.act(() =>
      call('authenticator.exportFile', {
        form,
        password: form === 'otpauth' || password === '' ? null : password,
        ids: null,
        despiteGit,
      }),
    );
    if (answer !== null && answer.outcome !== 'canceled') setSaved(answer);
  };
  const inGit = saved?.outcome === 'inside-git' ? saved.repository : null;
  const done = saved?.outcome === 'saved';
  return (
    <Dialog
      title={t('recovery.export.title')}
      onClose={onClose}
      actions={
        done ? (
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('common.done')}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onPress={onClose}>
              {t('common.cancel')}
            </Button>
            {inGit !== null && (
              <Button onPress={() => void save(true)}>{t('recovery.backup.despite')}</Button>
            )}
            <Button
              kind="primary"
              busy={action.busy}
              disabledReason={needsPassword ? t('recovery.export.password') : null}
              onPress={() => void save(false)}
            >
              {t(inGit === null ? 'recovery.export.save' : 'recovery.backup.otherFolder')}
            </Button>
          </>
        )
      }
    >
      {saved?.outcome === 'saved' ? (
        <Note tone="ok">
          {t('recovery.export.saved', { files: saved.files.join(', '), folder: saved.folder })}
        </Note>
      ) : (
        <div className="stack">
          <RadioGroup
            label={t('recovery.export.form')}
            value={form}
            onChange={setForm}
            options={forms.map((value) => ({
              value,
              label: t(`recovery.export.${value}`),
              hint: t(`recovery.export.${value}Hint`),
            }))}
          />
          {form !== 'otpauth' && (
            <PassphraseField
              isNew
              label={t(form === 'aegis' ? 'recovery.export.password' : 'recovery.export.passwordOptional')}
              value={password}
              onChange={setPassword}
              onSubmit={() => void save(false)}
            />
          )}
          {isPlain && (
            <Note tone="warn">
              <Words k="recovery.export.plain" />
            </Note>
          )}
          {inGit !== null && (
            <Note tone="danger">
              <Words k="recovery.backup.git" values={{ repository: inGit }} />
            </Note>
          )}
          <p className="quiet-text">{t('recovery.export.qrHint')}</p>
          {action.problem && <ProblemBox problem={action.problem} />}
        </div>
      )}
    </Dialog>
  );
}
