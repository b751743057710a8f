import { useLayoutEffect, type RefObject } from 'react';

/**
 * Empties a field when it goes. React remembers the last field that had the focus, with what was in it; a password
 * or a secret key would stay in the page's memory with it.
 */
export function useEmptied(field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): void {
  useLayoutEffect(() => {
    const element = field.current;
    return () => {
      if (element !== null) element.value = '';
    };
  }, [field]);
}
