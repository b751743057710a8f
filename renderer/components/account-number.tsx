import type { ClipboardEvent } from 'react';
import { numberGroups } from '../i18n/format';

/** 4-4-4 with real dashes on screen; copying a selection of it gives the twelve digits alone. */
export function AccountNumber({ id, large }: { readonly id: string; readonly large?: boolean | undefined }) {
  const copy = (event: ClipboardEvent) => {
    event.clipboardData.setData('text/plain', id);
    event.preventDefault();
  };
  return (
    <span className={large ? 'account-number large' : 'account-number'} translate="no" onCopy={copy}>
      {numberGroups(id)}
    </span>
  );
}
