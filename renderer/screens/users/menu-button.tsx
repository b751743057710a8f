import { useRef, useState } from 'react';
import { IconButton, Menu, type MenuItem } from '../../components';

/** Three dots that open the menu of a row. */
export function MenuButton({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly MenuItem[];
}) {
  const opener = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon="dots"
        label={label}
        hasPopup="menu"
        expanded={open}
        buttonRef={opener}
        onPress={() => setOpen(true)}
      />
      {open && opener.current && (
        <Menu label={label} items={items} anchor={opener.current} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
