import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../electron/contract';
import { takesDrops, useDropped } from '../../app/dropped';
import { call, useAction } from '../../bridge';
import { Button, Dialog, ProblemBox, toast } from '../../components';
import { choicesOf, itemsToAdd, type Choices } from '../authenticator/add/choices';
import { PreviewMany } from '../authenticator/add/preview-many';
import { FilePick, picked, type Picked } from './file-pick';
import { PassphraseField } from './passphrase-field';

/** Ends in the same preview as Add codes: what is here stays. */
export function RestoreDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [file, setFile] = useState<Picked | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const tooLarge = () =>
    void action.act(() =>
      Promise.resolve({ ok: false, problem: { code: 'file-too-large', params: {}, at: Date.now() } }),
    );
  useDropped('restore', ([first]) => {
    again();
    if (first !== undefined) void picked(first).then((one) => (one === null ? tooLarge() : setFile(one)));
  });
  const open = async () => {
    if (file === null || passphrase === '') return;
    const answer = await action.act(() => call('recovery.restore', { contents: file.contents, passphrase }));
    if (answer === null) return;
    setPassphrase('');
    setPreview(answer);
    setChoices(choicesOf(answer, () => null));
  };
  const again = () => {
    if (preview !== null) void call('authenticator.dropPreview', { previewId: preview.previewId });
    setPreview(null);
    setFile(null);
  };
  const close = () => {
    again();
    onClose();
  };
  const items = preview === null ? [] : itemsToAdd(preview, choices);
  const add = async () => {
    if (preview === null) return;
    const done = await action.act(() => call('authenticator.add', { previewId: preview.previewId, items }));
    if (done === null) return;
    toast(t('addCodes.added', { count: done.added }));
    onClose();
  };
  const wrong = action.problem?.code === 'passphrase-wrong';
  return (
    <Dialog
      title={t('recovery.restore.title')}
      subtitle={t('recovery.restore.lead')}
      size="large"
      onClose={close}
      actions={
        <>
          <Button kind="quiet" onPress={close}>
            {t('common.cancel')}
          </Button>
          {file !== null && preview === null && (
            <Button kind="primary" busy={action.busy} onPress={() => void open()}>
              {t('addCodes.open')}
            </Button>
          )}
          {preview !== null && items.length > 0 && (
            <Button kind="primary" autoFocus busy={action.busy} onPress={() => void add()}>
              {t('addCodes.addSome', { count: items.length, total: preview.items.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack" {...takesDrops}>
        {preview === null && (
          <div>
            <FilePick
              kind={file === null ? 'primary' : 'plain'}
              autoFocus={file === null}
              words={t(file === null ? 'recovery.rehearsal.step1' : 'recovery.rehearsal.otherFile')}
              onPick={setFile}
              onTooLarge={tooLarge}
            />
          </div>
        )}
        {preview === null && file !== null && (
          <PassphraseField
            key={file.name}
            autoFocus
            label={t('recovery.rehearsal.fieldNamed', { file: file.name })}
            value={passphrase}
            onChange={setPassphrase}
            onSubmit={() => void open()}
            error={wrong ? t('recovery.rehearsal.wrong') : undefined}
          />
        )}
        {preview !== null && (
          <PreviewMany preview={preview} choices={choices} onChoices={setChoices} onAgain={again} />
        )}
        {action.problem && !wrong && <ProblemBox problem={action.problem} />}
      </div>
    </Dialog>
  );
}
