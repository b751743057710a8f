import { createContext, useContext, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { createStore, useStore } from '../app/store';
import { heirOf, wayTo, type Way } from './heir';

/** 0 is the screen; each open layer adds one. */
export const LayerDepth = createContext(0);

const openLayers = createStore<readonly number[]>([]);

export function topDepth(): number {
  return Math.max(0, ...openLayers.get());
}

/** True while a layer covers what stands at `depth`: it must be inert then. */
export function useCovered(depth: number): boolean {
  return useStore(openLayers).some((layer) => layer > depth);
}

/** Something above the screen: sheet, dialog, palette. Focus goes in, and back to the opener on closing. */
export function Layer({
  kind,
  children,
}: {
  readonly kind: 'sheet' | 'dialog' | 'palette';
  readonly children: ReactNode;
}) {
  const depth = useContext(LayerDepth) + 1;
  const covered = useCovered(depth);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    openLayers.set([...openLayers.get(), depth]);
    return () => {
      const rest = [...openLayers.get()];
      rest.splice(rest.lastIndexOf(depth), 1);
      openLayers.set(rest);
    };
  }, [depth]);
  const opener = useRef<Element | null>(null);
  const way = useRef<Way>([]);
  if (opener.current === null) {
    opener.current = document.activeElement;
    way.current = opener.current === null ? [] : wayTo(opener.current);
  }
  useEffect(() => {
    const inside = box.current;
    if (inside && !inside.contains(document.activeElement)) {
      const first =
        inside.querySelector<HTMLElement>('[data-autofocus]') ??
        inside.querySelector<HTMLElement>('input, textarea, select') ??
        inside.querySelector<HTMLElement>('h2[tabindex]');
      first?.focus();
    }
    const back = opener.current;
    const from = way.current;
    return () => {
      // The screen is inert until React has taken the layer away.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
        else if (lost) heirOf(from)?.focus();
      }, 0);
    };
  }, []);
  return createPortal(
    <LayerDepth.Provider value={depth}>
      <div className={`layer layer-${kind}`} ref={box} inert={covered}>
        {children}
      </div>
    </LayerDepth.Provider>,
    document.body,
  );
}
