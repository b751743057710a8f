import { useRef } from 'react';
import { limits } from '../../../electron/contract/constants';
import { Button } from '../../components';

export type Picked = { readonly name: string; readonly contents: Uint8Array<ArrayBuffer> };

type Props = {
  readonly words: string;
  readonly kind?: 'primary' | 'plain' | 'quiet' | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly onPick: (file: Picked) => void;
  readonly onTooLarge: () => void;
};

/** The file with its bytes; null when it is larger than any backup. */
export const picked = async (file: File): Promise<Picked | null> =>
  file.size > limits.file ? null : { name: file.name, contents: new Uint8Array(await file.arrayBuffer()) };

/** Chooses a backup by the system's dialog; its bytes go to main, which opens a scratch copy. */
export function FilePick({ words, kind, autoFocus, onPick, onTooLarge }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const one = await picked(file);
    if (one === null) onTooLarge();
    else onPick(one);
  };
  return (
    <>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".age,.txt"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button kind={kind} icon="file" autoFocus={autoFocus} onPress={() => input.current?.click()}>
        {words}
      </Button>
    </>
  );
}
