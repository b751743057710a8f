import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../../electron/contract';
import { isPicture, takesDrops, useDropped } from '../../../app/dropped';
import { foundBeside } from '../../../app/found';
import { useStore } from '../../../app/store';
import { call, useAction, useAppState } from '../../../bridge';
import {
  announce,
  Button,
  Dialog,
  Icon,
  ProblemBox,
  shortcutLabel,
  toast,
  useShortcuts,
  type IconName,
} from '../../../components';
import { FileMethod } from './file-method';
import { ManualMethod } from './manual-method';
import { PictureMethod } from './picture-method';
import { Missing, PreviewMany } from './preview-many';
import { PreviewOne } from './preview-one';
import { choicesOf, itemsToAdd, type Choices } from './choices';

export const methods = ['screen', 'image', 'paste', 'type', 'import'] as const;
export type Method = (typeof methods)[number];

const icons: Readonly<Record<Method, IconName>> = {
  screen: 'screen',
  image: 'image',
  paste: 'clip',
  type: 'keyb',
  import: 'file',
};

const nothingGiven = { files: [], seq: 0 } as const;

/** Five ways in at the left, one preview at the right. Nothing is saved before Add (ux.md 5.11). */
export function AddDialog({ first, onClose }: { readonly first: Method; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [method, setMethod] = useState<Method>(first);
  const [found, setFound] = useState<Preview | null>(null);
  const [waiting, setWaiting] = useState<Preview | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [given, setGiven] = useState<{ readonly files: readonly File[]; readonly seq: number }>(nothingGiven);
  const action = useAction();
  const { accounts } = useAppState();
  const drop = () => {
    if (found !== null) void call('authenticator.dropPreview', { previewId: found.previewId });
    setFound(null);
  };
  /** A batch that lacks parts stays in main: the next picture is joined to it. */
  const again = () => {
    // What was dropped has been looked at; coming back to its method does not look anew.
    setGiven(nothingGiven);
    if (found === null || found.missingParts.length === 0) return drop();
    setWaiting(found);
    setFound(null);
  };
  const change = (next: Method) => {
    again();
    action.clear();
    setMethod(next);
  };
  useDropped('codes', (files) => {
    change(files.every(isPicture) ? 'image' : 'import');
    setGiven({ files, seq: Date.now() });
  });
  const onFound = (preview: Preview) => {
    setFound(preview);
    setChoices(
      choicesOf(
        preview,
        (id) => accounts.find((account) => account.accountId === id && !account.practice)?.ref ?? null,
      ),
    );
    const only = preview.items[0];
    const seen = method === 'screen' || method === 'image';
    announce(
      preview.items.length === 1 && only !== undefined
        ? t(`addCodes.${seen ? 'foundOneHeard' : 'foundEntryHeard'}`, {
            issuer: only.issuer === '' ? only.account : only.issuer,
          })
        : t('addCodes.foundMany', { count: preview.items.length }),
    );
  };
  const beside = useStore(foundBeside);
  const take = useRef(onFound);
  take.current = (preview) => {
    drop();
    onFound(preview);
  };
  const { act } = action;
  useEffect(() => {
    if (beside === null) return;
    foundBeside.set(null);
    void act(() => call('authenticator.preview', { previewId: beside })).then(
      (preview) => preview !== null && take.current(preview),
    );
  }, [beside, act]);
  const close = () => {
    drop();
    if (waiting !== null) void call('authenticator.dropPreview', { previewId: waiting.previewId });
    onClose();
  };
  const items = found === null ? [] : itemsToAdd(found, choices);
  const add = async () => {
    if (found === null || items.length === 0) return;
    const done = await action.act(() => call('authenticator.add', { previewId: found.previewId, items }));
    if (done === null) return;
    toast(t('addCodes.added', { count: done.added }));
    onClose();
  };
  return (
    <Dialog
      title={t('addCodes.title')}
      subtitle={t('addCodes.lead')}
      size="large"
      dirty={items.length > 0}
      onClose={close}
      actions={
        <>
          <span className="add-state">{found !== null && t('addCodes.notSaved')}</span>
          <Button keyHint="Escape" onPress={close}>
            {t('addCodes.cancel')}
          </Button>
          {items.length > 0 && (
            <Button kind="primary" keyHint="Enter" autoFocus busy={action.busy} onPress={() => void add()}>
              {found !== null && found.items.length > 1
                ? t('addCodes.addSome', { count: items.length, total: found.items.length })
                : t('addCodes.add')}
            </Button>
          )}
        </>
      }
    >
      <MethodKeys onChoose={change} />
      <div className="add-columns" {...takesDrops}>
        <nav className="add-methods" aria-label={t('addCodes.methods')}>
          {methods.map((name, index) => (
            <button
              key={name}
              type="button"
              className="add-method"
              aria-pressed={method === name}
              onClick={() => change(name)}
            >
              <Icon name={icons[name]} size={18} />
              <span className="add-method-words">
                <span className="add-method-name">{t(`addCodes.method.${name}`)}</span>
                <span className="add-method-hint">{t(`addCodes.methodHint.${name}`)}</span>
              </span>
              <kbd className="menu-key">{shortcutLabel(`Mod+Digit${String(index + 1)}`)}</kbd>
            </button>
          ))}
        </nav>
        <div className="add-main stack">
          {action.problem && <ProblemBox problem={action.problem} />}
          {found === null && waiting !== null && <Missing preview={waiting} />}
          {found === null ? (
            <MethodView
              key={`${method} ${String(given.seq)}`}
              method={method}
              given={given.files}
              onFound={onFound}
              onOther={() => change('image')}
            />
          ) : (
            <Found preview={found} choices={choices} onChoices={setChoices} onAgain={again} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** Keys belong to the layer in which they are asked for, so this stands inside the dialog. */
function MethodKeys({ onChoose }: { readonly onChoose: (method: Method) => void }) {
  useShortcuts(
    Object.fromEntries(methods.map((name, index) => [`Mod+Digit${String(index + 1)}`, () => onChoose(name)])),
  );
  return null;
}

function MethodView({
  method,
  given,
  onFound,
  onOther,
}: {
  readonly method: Method;
  readonly given: readonly File[];
  readonly onFound: (preview: Preview) => void;
  readonly onOther: () => void;
}) {
  switch (method) {
    case 'screen':
    case 'image':
    case 'paste':
      return <PictureMethod method={method} given={given} onFound={onFound} onOther={onOther} />;
    case 'type':
      return <ManualMethod onFound={onFound} />;
    case 'import':
      return <FileMethod given={given} onFound={onFound} />;
  }
}

type FoundProps = {
  readonly preview: Preview;
  readonly choices: Choices;
  readonly onChoices: (choices: Choices) => void;
  readonly onAgain: () => void;
};

function Found({ preview, choices, onChoices, onAgain }: FoundProps) {
  const { t } = useTranslation();
  const only = preview.items[0];
  if (only === undefined) {
    return (
      <>
        <p className="choice-text">{t('addCodes.nothing')}</p>
        <div>
          <Button autoFocus onPress={onAgain}>
            {t('addCodes.another')}
          </Button>
        </div>
      </>
    );
  }
  return preview.items.length === 1 && preview.missingParts.length === 0 && only.state !== 'unreadable' ? (
    <PreviewOne item={only} choices={choices} onChoices={onChoices} onAgain={onAgain} />
  ) : (
    <PreviewMany preview={preview} choices={choices} onChoices={onChoices} onAgain={onAgain} />
  );
}
