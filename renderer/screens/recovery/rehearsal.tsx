import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../electron/contract';
import { call, useAction, type Response } from '../../bridge';
import { Button, Card, CodeText, Disc, Field, Note, ProblemBox, Section } from '../../components';
import { Words } from '../../i18n';
import { FilePick, type Picked } from './file-pick';
import { PassphraseField } from './passphrase-field';

type Opened = Extract<Response<'recovery.rehearse'>, { outcome: 'opened' }>;
const tooLarge = (): Problem => ({ code: 'file-too-large', params: {}, at: Date.now() });

/** Three steps with a scratch copy in memory: file, passphrase, one matching code. Nothing is replaced. */
export function Rehearsal({
  hasBackup,
  onDone,
}: {
  readonly hasBackup: boolean;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const [file, setFile] = useState<Picked | null>(null);
  const [large, setLarge] = useState<Problem | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [works, setWorks] = useState(false);
  const start = () => {
    setFile(null);
    setOpened(null);
    setWorks(false);
  };
  const at = opened !== null ? 3 : file !== null ? 2 : 1;
  return (
    <Section title={t('recovery.rehearsal.title')}>
      <Card>
        <ol className="rehearsal-steps">
          {([1, 2, 3] as const).map((number) => {
            const state = works || number < at ? 'done' : number === at ? 'running' : 'waiting';
            return (
              <li key={number} aria-current={state === 'running' ? 'step' : undefined}>
                <Disc state={state} number={number} />
                <div>
                  <p className="rehearsal-title">
                    <span className="visually-hidden">{t(`recovery.rehearsal.state.${state}`)}: </span>
                    {t(`recovery.rehearsal.step${String(number)}`)}
                  </p>
                  <p className="quiet-text">{t(`recovery.rehearsal.step${String(number)}Text`)}</p>
                </div>
              </li>
            );
          })}
        </ol>
        <div className="rehearsal-now stack">
          {large && <ProblemBox problem={large} />}
          {works && (
            <Note
              tone="ok"
              actions={
                <Button size="small" onPress={start}>
                  {t('recovery.rehearsal.again')}
                </Button>
              }
            >
              <Words k="recovery.rehearsal.success" />
            </Note>
          )}
          {at === 1 && !works && (
            <div>
              <FilePick
                kind={hasBackup ? 'primary' : 'plain'}
                words={t('recovery.rehearsal.step1')}
                onPick={(picked) => {
                  setLarge(null);
                  setFile(picked);
                }}
                onTooLarge={() => setLarge(tooLarge())}
              />
            </div>
          )}
          {at === 2 && file !== null && <OpenStep file={file} onOpened={setOpened} onOther={start} />}
          {at === 3 && opened !== null && !works && (
            <MatchStep
              opened={opened}
              onWorks={() => {
                setWorks(true);
                onDone();
              }}
            />
          )}
        </div>
      </Card>
    </Section>
  );
}

type OpenProps = {
  readonly file: Picked;
  readonly onOpened: (opened: Opened) => void;
  readonly onOther: () => void;
};

function OpenStep({ file, onOpened, onOther }: OpenProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [passphrase, setPassphrase] = useState('');
  const open = async () => {
    if (passphrase === '') return;
    const answer = await action.act(() => call('recovery.rehearse', { contents: file.contents, passphrase }));
    if (answer?.outcome !== 'opened') return;
    setPassphrase('');
    onOpened(answer);
  };
  const wrong = action.problem?.code === 'passphrase-wrong';
  return (
    <>
      <PassphraseLine
        field={
          <PassphraseField
            label={t('recovery.rehearsal.fieldNamed', { file: file.name })}
            value={passphrase}
            autoFocus
            onChange={setPassphrase}
            onSubmit={() => void open()}
            error={wrong ? t('recovery.rehearsal.wrong') : undefined}
            hint={t('recovery.rehearsal.hint')}
          />
        }
        button={
          <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={() => void open()}>
            {t('recovery.rehearsal.open')}
          </Button>
        }
      />
      {action.problem && !wrong && <ProblemBox problem={action.problem} />}
      <div>
        <Button size="small" kind="quiet" onPress={onOther}>
          {t('recovery.rehearsal.otherFile')}
        </Button>
      </div>
    </>
  );
}

/** A field and its button on one line, the button beside the box. */
function PassphraseLine({ field, button }: { readonly field: ReactNode; readonly button: ReactNode }) {
  return (
    <div className="field-line">
      {field}
      {button}
    </div>
  );
}

function MatchStep({ opened, onWorks }: { readonly opened: Opened; readonly onWorks: () => void }) {
  const { t } = useTranslation();
  const action = useAction();
  const [code, setCode] = useState('');
  const [differs, setDiffers] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const { sample, rehearsalId } = opened;
  if (sample === null) return <Note tone="warn">{t('recovery.rehearsal.noSample')}</Note>;
  const compare = async () => {
    const answer = await action.act(() =>
      call('recovery.rehearseMatch', { rehearsalId, code: code.replace(/\s/g, '') }),
    );
    if (answer === null) return;
    if (answer.matches) return onWorks();
    setDiffers(true);
    setCode('');
  };
  const reveal = async () => {
    const answer = await action.act(() => call('recovery.revealRehearsalCode', { rehearsalId }));
    if (answer !== null) setShown(answer.code);
  };
  const name = [sample.issuer, sample.account].filter((part) => part !== '').join(', ');
  return (
    <>
      <p className="choice-text">
        {t('recovery.rehearsal.opened', { count: opened.entryCount })}{' '}
        <Words k="recovery.rehearsal.sample" values={{ name }} />
      </p>
      <PassphraseLine
        field={
          <Field
            label={t('recovery.rehearsal.code')}
            value={code}
            autoFocus
            inputMode="numeric"
            maxLength={12}
            onChange={(value) => {
              setDiffers(false);
              setCode(value);
            }}
            onSubmit={() => void compare()}
            error={differs ? t('recovery.rehearsal.differs') : undefined}
          />
        }
        button={
          <Button kind="primary" keyHint="Enter" busy={action.busy} onPress={() => void compare()}>
            {t('recovery.rehearsal.compare')}
          </Button>
        }
      />
      <div className="row-wrap">
        {shown === null ? (
          <Button size="small" kind="quiet" icon="eye" onPress={() => void reveal()}>
            {t('recovery.rehearsal.reveal')}
          </Button>
        ) : (
          <>
            <span className="choice-text">{t('recovery.rehearsal.restored')}</span>
            <CodeText code={shown} size="inline" />
          </>
        )}
      </div>
      {action.problem && <ProblemBox problem={action.problem} />}
    </>
  );
}
