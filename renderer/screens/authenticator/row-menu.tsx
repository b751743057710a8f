import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../electron/contract';
import { call, run } from '../../bridge';
import { announce, Menu, type MenuItem } from '../../components';
import { now } from '../../clock';
import { usedInWindow } from './row-parts';
import type { Which } from './use-copy';
import { spokenName } from './words';

export type Anchor = HTMLElement | { readonly x: number; readonly y: number };

type Props = {
  readonly entry: Entry;
  readonly anchor: Anchor;
  readonly onClose: () => void;
  readonly onCopy: (which: Which) => void;
  readonly onOpen: (what: 'edit' | 'remove' | 'qr') => void;
  readonly onMarkUsed: () => void;
  readonly onMove: (step: -1 | 1) => void;
};

export function RowMenu({ entry, anchor, onClose, onCopy, onOpen, onMarkUsed, onMove }: Props) {
  const { t } = useTranslation();
  const timed = entry.kind !== 'hotp';
  const accountRef = entry.aws?.accountRef ?? null;
  const item = (id: string, key: string, rest: Omit<MenuItem, 'id' | 'label'>): MenuItem => ({
    id,
    label: t(`authenticator.menu.${key}`),
    ...rest,
  });
  const pin = async () => {
    const { id, issuer, account, color, monogram, tags, group, note, pinned } = entry;
    const edit = { id, issuer, account, color, monogram, tags, group, note, pinned: !pinned };
    const done = await run(call('authenticator.edit', edit));
    if (done === null) return;
    announce(t(`authenticator.heard.${done.pinned ? 'pinned' : 'unpinned'}`, { name: spokenName(entry, t) }));
  };
  const items: readonly (MenuItem | null)[] = [
    item('copy', 'copy', { icon: 'copy', shortcut: 'Enter', onPress: () => onCopy('fresh') }),
    timed ? item('next', 'copyNext', { shortcut: 'Mod+Enter', onPress: () => onCopy('next') }) : null,
    item('qr', 'qr', { icon: 'qr', onPress: () => onOpen('qr') }),
    item('edit', 'edit', { icon: 'tag', onPress: () => onOpen('edit') }),
    timed
      ? item('used', usedInWindow(entry, now()) ? 'markFresh' : 'markUsed', {
          icon: 'check',
          shortcut: 'KeyU',
          onPress: onMarkUsed,
        })
      : null,
    item('pin', entry.pinned ? 'unpin' : 'pin', { icon: 'pin', onPress: () => void pin() }),
    item('up', 'up', { shortcut: 'Alt+ArrowUp', onPress: () => onMove(-1) }),
    item('down', 'down', { shortcut: 'Alt+ArrowDown', onPress: () => onMove(1) }),
    accountRef === null
      ? null
      : item('console', 'console', {
          icon: 'ext',
          onPress: () => void run(call('app.openPage', { page: 'sign-in', accountRef })),
        }),
    item('remove', 'remove', { icon: 'trash', danger: true, onPress: () => onOpen('remove') }),
  ];
  return (
    <Menu
      label={t('authenticator.menu.label', { name: spokenName(entry, t) })}
      anchor={anchor}
      onClose={onClose}
      items={items.filter((one) => one !== null)}
    />
  );
}
