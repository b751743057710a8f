import { useEffect, useRef } from 'react';
import { call, run, useSnapshot } from '../bridge';
import { useShortcuts } from '../components/use-shortcuts';
import { foundBeside } from './found';
import { openOverlay } from './overlay';
import { go, sections, type SectionName } from './router';

const regions = ['.rail', '.banners', '.page-main', '.page-aside', '.page-foot'];

/** F6: next region that is on the page. */
function moveRegion(step: 1 | -1): void {
  const present = regions.flatMap((selector) => [
    ...document.querySelectorAll<HTMLElement>(`.shell ${selector}`),
  ]);
  if (present.length === 0) return;
  const at = present.findIndex((region) => region.contains(document.activeElement));
  const next = present[(at + step + present.length) % present.length];
  const target =
    next?.querySelector<HTMLElement>('[aria-current=page], h1[tabindex]') ??
    next?.querySelector<HTMLElement>('button, a, input, select, [tabindex]');
  (target ?? next)?.focus();
}

/** Keys that work anywhere (ux 7), and the same from the menu and the tray. */
export function useGlobalKeys(): void {
  const jumps = Object.fromEntries(
    sections.map((section, index) => [`Mod+Digit${index + 1}`, () => go({ screen: section })]),
  );
  useShortcuts({
    ...jumps,
    'Mod+KeyK': () => openOverlay('palette'),
    'Mod+Shift+KeyA': () => openOverlay('switcher'),
    'Mod+KeyL': () => void run(call('app.lock', {})),
    'Mod+KeyN': addCodes,
    'Mod+Shift+KeyM': () => void run(call('app.openMini', {})),
    'Mod+Comma': () => go({ screen: 'settings' }),
    F6: () => moveRegion(1),
    'Shift+F6': () => moveRegion(-1),
    'Shift+Slash': () => openOverlay('help'),
  });
  useMenuCommands();
}

/** Opens the Authenticator with its dialog "Add codes". */
export function addCodes(): void {
  go({ screen: 'authenticator', section: 'add' });
}

function useMenuCommands(): void {
  const command = useSnapshot('app.command');
  const seen = useRef(command?.seq);
  useEffect(() => {
    if (!command || command.seq === seen.current) return;
    seen.current = command.seq;
    obey(command.name);
  }, [command]);
}

function obey(name: string): void {
  const section = sections.find((candidate): candidate is SectionName => candidate === name);
  if (section) return go({ screen: section });
  const found = /^found (\w+)$/.exec(name)?.[1];
  if (found !== undefined) {
    foundBeside.set(found);
    return addCodes();
  }
  switch (name) {
    case 'palette':
    case 'switcher':
    case 'help':
      return openOverlay(name);
    case 'add-codes':
      return addCodes();
    case 'about':
      return go({ screen: 'settings', section: 'about' });
    case 'connect':
      return go({ screen: 'connect' });
    case 'read-again':
      return void window.dispatchEvent(new Event('offroot:read-again'));
    default:
  }
}
