import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../../electron/contract';
import { limits } from '../../../../electron/contract/constants';
import { useGiven } from '../../../app/dropped';
import { call, useAction } from '../../../bridge';
import { Button, Field, Icon, Note, ProblemBox } from '../../../components';
import { appName } from './choices';
import { bytesOf } from './picture-method';

type Asked = { readonly fileId: string; readonly source: string; readonly wrong: boolean };

/** Another app's file, with its password when it has one. */
export function FileMethod({
  given,
  onFound,
}: {
  /** Dropped somewhere in the window; read right away. */
  readonly given: readonly File[];
  readonly onFound: (preview: Preview) => void;
}) {
  const { t } = useTranslation();
  const action = useAction();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [password, setPassword] = useState('');
  const read = async (contents: Uint8Array<ArrayBuffer> | null, again: string | null) => {
    const given = again === null ? null : password;
    setPassword('');
    const answer = await action.act(() =>
      call('authenticator.previewFile', { contents, again, password: given }),
    );
    if (answer === null) return;
    switch (answer.outcome) {
      case 'canceled':
        return;
      case 'needs-password':
        return setAsked(answer);
      case 'preview':
        return onFound(answer.preview);
    }
  };
  const tooLarge = () =>
    void action.act(() =>
      Promise.resolve({ ok: false, problem: { code: 'file-too-large', params: {}, at: Date.now() } }),
    );
  useGiven(
    given,
    (files) => void bytesOf(files).then(([contents]) => (contents ? read(contents, null) : tooLarge())),
  );
  // andOTP writes no mark, so that it is andOTP's is a guess until it is open.
  const isUnmarked = asked?.source === 'andotp';
  const open = () => {
    if (asked !== null && password !== '') void read(null, asked.fileId);
  };
  return (
    <div className="add-drop stack">
      <h3>{t('addCodes.importTitle')}</h3>
      <p className="choice-text">{t('addCodes.importText')}</p>
      <div>
        <Button
          kind={asked === null ? 'primary' : 'plain'}
          icon="file"
          autoFocus={asked === null}
          busy={action.busy && asked === null}
          onPress={() => void read(null, null)}
        >
          {t('addCodes.chooseFile')}
        </Button>
      </div>
      {asked === null && (
        <p className="quiet-text row-wrap">
          <Icon name="dl" size={14} /> {t('addCodes.drop')}
        </p>
      )}
      {asked !== null && (
        <>
          {isUnmarked && <Note>{t('addCodes.unmarked')}</Note>}
          <Field
            key={`${asked.fileId} ${String(asked.wrong)}`}
            label={
              isUnmarked
                ? t('addCodes.passwordUnmarked')
                : t('addCodes.password', { source: appName(asked.source, t) })
            }
            type="password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={setPassword}
            onSubmit={open}
            maxLength={limits.passphrase}
            error={
              asked.wrong && password === ''
                ? t(`addCodes.${isUnmarked ? 'unmarkedWrong' : 'passwordWrong'}`)
                : undefined
            }
          />
          <div>
            <Button kind="primary" busy={action.busy} onPress={open}>
              {t('addCodes.open')}
            </Button>
          </div>
        </>
      )}
      {action.problem && <ProblemBox problem={action.problem} />}
    </div>
  );
}
