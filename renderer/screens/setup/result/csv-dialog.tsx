import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Result, Saved } from '../../../../electron/contract';
import { useAction } from '../../../bridge';
import { AccountLine, Button, Dialog, Field, Note, ProblemBox, RadioGroup } from '../../../components';
import { Words } from '../../../i18n';

type Shape = 'import' | 'console';
type Props = {
  readonly account: AccountSummary;
  readonly userName: string;
  /** What the files will hold. */
  readonly holds: 'both' | 'password' | 'key';
  readonly save: (how: { readonly shape: Shape; readonly despiteGit: boolean }) => Promise<Result<Saved>>;
  readonly remove: () => Promise<Result<{ readonly deleted: readonly string[] }>>;
  readonly writeProfile: (name: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
};

/** Plain files with password and key: two shapes, warnings first, and a way to delete them again. */
export function CsvDialog(props: Props) {
  const { account, holds, onClose } = props;
  const keyKept = holds !== 'password';
  const { t } = useTranslation();
  const [shape, setShape] = useState<Shape>(keyKept ? 'import' : 'console');
  const [saved, setSaved] = useState<Saved | null>(null);
  const action = useAction();
  const save = async (despiteGit: boolean) => {
    const answer = await action.act(() => props.save({ shape, despiteGit }));
    if (answer !== null && answer.outcome !== 'canceled') setSaved(answer);
  };
  const isSaved = saved?.outcome === 'saved';
  return (
    <Dialog
      title={t('setup.csv.title')}
      subtitle={<AccountLine account={account} />}
      onClose={onClose}
      actions={
        isSaved ? (
          <Button kind="primary" autoFocus onPress={onClose}>
            {t('setup.csv.close')}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onPress={onClose}>
              {t('setup.csv.cancel')}
            </Button>
            {saved?.outcome === 'inside-git' && (
              <Button onPress={() => void save(true)}>{t('setup.csv.despite')}</Button>
            )}
            <Button kind="primary" autoFocus busy={action.busy} onPress={() => void save(false)}>
              {saved?.outcome === 'inside-git' ? t('setup.csv.otherFolder') : t('setup.csv.save')}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <Note tone="warn">
          <Words k={holds === 'key' ? 'setup.csv.warningKey' : 'setup.csv.warning'} />
        </Note>
        {saved?.outcome === 'inside-git' && (
          <Note tone="danger">
            <Words k="setup.csv.git" values={{ repository: saved.repository }} />
          </Note>
        )}
        {!isSaved && (
          <RadioGroup
            label={t('setup.csv.shape')}
            value={shape}
            onChange={setShape}
            options={[
              ...(keyKept
                ? [
                    {
                      value: 'import' as const,
                      label: t('setup.csv.import'),
                      hint: t('setup.csv.importHint'),
                    },
                  ]
                : []),
              {
                value: 'console',
                label: t('setup.csv.console'),
                hint: t(holds === 'key' ? 'setup.csv.consoleHintKey' : 'setup.csv.consoleHint'),
              },
            ]}
          />
        )}
        {!isSaved && !keyKept && <p className="quiet-text">{t('setup.csv.noKey')}</p>}
        {action.problem && <ProblemBox problem={action.problem} />}
        {saved?.outcome === 'saved' && <AfterSaving {...props} saved={saved} />}
      </div>
    </Dialog>
  );
}

type AfterProps = Props & { readonly saved: Extract<Saved, { outcome: 'saved' }> };

function AfterSaving({ saved, ...props }: AfterProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [deleted, setDeleted] = useState<readonly string[] | null>(null);
  const remove = async () => {
    const answer = await action.act(props.remove);
    if (answer !== null) setDeleted(answer.deleted);
  };
  return (
    <>
      <Note tone="ok">
        {deleted === null ? (
          <Words k="setup.csv.savedAs" values={{ files: saved.files.join(', '), folder: saved.folder }} />
        ) : (
          t('setup.csv.deleted', { files: deleted.join(', ') })
        )}
      </Note>
      {/* A key of the practice account has no place among real profiles. */}
      {props.holds !== 'password' && !props.account.practice && <WriteProfile {...props} />}
      {deleted === null && (
        <div>
          <Button icon="trash" busy={action.busy} onPress={() => void remove()}>
            {t('setup.csv.deleteNow')}
          </Button>
        </div>
      )}
      {action.problem && <ProblemBox problem={action.problem} />}
    </>
  );
}

/** Writes the kept key as a profile of ~/.aws. */
function WriteProfile({ userName, writeProfile }: Pick<Props, 'userName' | 'writeProfile'>) {
  const { t } = useTranslation();
  const action = useAction();
  const [name, setName] = useState(userName.replace(/[^A-Za-z0-9_.-]/g, '-'));
  const [written, setWritten] = useState<string | null>(null);
  const fits = /^[A-Za-z0-9_.-]{1,64}$/.test(name);
  const write = async () => {
    if (!fits) return;
    const done = await action.act(() => writeProfile(name));
    if (done !== null) setWritten(name);
  };
  if (written !== null) return <Note tone="ok">{t('setup.csv.profileDone', { name: written })}</Note>;
  return (
    <div className="stack-s">
      <p className="choice-head">{t('setup.csv.profile')}</p>
      <Field
        label={t('setup.csv.profileName')}
        value={name}
        onChange={setName}
        onSubmit={() => void write()}
        mono
        maxLength={64}
        hint={t('setup.csv.profileHint')}
        error={fits ? undefined : t('setup.csv.profileWrong')}
      />
      <div>
        <Button busy={action.busy} onPress={() => void write()}>
          {t('setup.csv.profileWrite')}
        </Button>
      </div>
      {action.problem && <ProblemBox problem={action.problem} />}
    </div>
  );
}
