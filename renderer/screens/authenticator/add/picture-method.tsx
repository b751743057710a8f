import { useRef, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../../electron/contract';
import { limits } from '../../../../electron/contract/constants';
import { useGiven } from '../../../app/dropped';
import { call, useAction } from '../../../bridge';
import { Button, Icon, Note, ProblemBox } from '../../../components';

type Props = {
  readonly method: 'screen' | 'image' | 'paste';
  /** Dropped somewhere in the window; looked at right away. */
  readonly given: readonly File[];
  readonly onFound: (preview: Preview) => void;
  /** To "Image file", when nothing was seen on the screen. */
  readonly onOther: () => void;
};

const words = {
  screen: { title: 'screenTitle', text: 'screenText', button: 'look' },
  image: { title: 'imageTitle', text: 'imageText', button: 'choosePicture' },
  paste: { title: 'pasteTitle', text: 'pasteText', button: 'pasteButton' },
} as const;

/** Files as bytes; those too large are left to main's own limit by not being read at all. */
export async function bytesOf(files: readonly File[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const small = files.filter((file) => file.size <= limits.file).slice(0, 50);
  return Promise.all(small.map(async (file) => new Uint8Array(await file.arrayBuffer())));
}

/** Screen, picture or clipboard: one press looks once. */
export function PictureMethod({ method, given, onFound, onOther }: Props) {
  const { t } = useTranslation();
  const action = useAction();
  const box = useRef<HTMLDivElement>(null);
  const look = async (files: Uint8Array<ArrayBuffer>[] | null) => {
    const answer = await action.act(() => {
      switch (method) {
        case 'screen':
          return call('authenticator.previewScreen', {});
        case 'image':
          return call('authenticator.previewPictures', { files });
        case 'paste':
          return call('authenticator.previewClipboard', {});
      }
    });
    if (answer !== null) onFound(answer);
  };
  useGiven(given, (files) => void bytesOf(files).then(look));
  const onPaste = (event: ClipboardEvent) => {
    if (method !== 'paste') return;
    event.preventDefault();
    void look(null);
  };
  const none = action.problem?.code === 'picture-without-qr';
  const { title, text, button } = words[method];
  return (
    <div ref={box} className={method === 'image' ? 'add-drop stack' : 'stack'} onPaste={onPaste}>
      <h3>{t(`addCodes.${title}`)}</h3>
      <p className="choice-text">{t(`addCodes.${text}`)}</p>
      <div>
        <Button
          kind="primary"
          autoFocus
          busy={action.busy}
          icon={method === 'screen' ? 'search' : method === 'image' ? 'image' : 'clip'}
          onPress={() => void look(null)}
        >
          {t(`addCodes.${action.problem !== null && method === 'screen' ? 'lookAgain' : button}`)}
        </Button>
      </div>
      {method === 'image' && (
        <p className="quiet-text row-wrap">
          <Icon name="dl" size={14} /> {t('addCodes.drop')}
        </p>
      )}
      {none && method === 'screen' && (
        <Note
          tone="warn"
          actions={
            <Button size="small" onPress={onOther}>
              {t('addCodes.method.image')}
            </Button>
          }
        >
          {t('addCodes.screenNone')}
        </Note>
      )}
      {action.problem && !(none && method === 'screen') && <ProblemBox problem={action.problem} />}
    </div>
  );
}
