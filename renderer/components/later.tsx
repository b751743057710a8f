import { useEffect, useState } from 'react';

/** A part of the page whose code comes when it is first wanted. */
export type Later<Props> = React.FunctionComponent<Props> & {
  /** Resolves when the part can be drawn at once. Rejects when its file cannot be read; the next call tries again. */
  readonly arrived: () => Promise<void>;
};

/**
 * Draws nothing until the code of the part is here, and the part at once when it is. React's own lazy parts would hold
 * their content back for 300 ms after they have shown an empty place, and show one even for code that is here.
 */
export function later<Props extends object>(
  load: () => Promise<React.FunctionComponent<Props>>,
): Later<Props> {
  let ready: React.FunctionComponent<Props> | null = null;
  let asked: Promise<void> | null = null;
  const arrived = (): Promise<void> => {
    asked ??= load().then(
      (part) => void (ready = part),
      (error: unknown) => {
        asked = null;
        throw error;
      },
    );
    return asked;
  };
  function Part(props: Props) {
    const [Drawn, setDrawn] = useState(() => ready);
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    const isHere = Drawn !== null;
    useEffect(() => {
      if (isHere) return undefined;
      let wanted = true;
      arrived().then(
        () => wanted && setDrawn(() => ready),
        (error: unknown) => wanted && setFailure({ error }),
      );
      return () => {
        wanted = false;
      };
    }, [isHere]);
    if (failure !== null) throw failure.error;
    return Drawn && <Drawn {...props} />;
  }
  return Object.assign(Part, { arrived });
}
