import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../bridge';
import { Dialog } from '../components/dialog';
import { shortcutLabel } from '../components/key-labels';
import { KeyCap } from '../components/marks';
import { useRoute, type ScreenName } from './router';

type Line = readonly [keys: readonly string[], words: string];

const anywhere: readonly Line[] = [
  [['Mod+KeyK'], 'palette.help.palette'],
  [['Mod+Digit1', 'Mod+Digit6'], 'palette.help.sections'],
  [['Mod+Shift+KeyA'], 'palette.help.switcher'],
  [['Alt+Digit1', 'Alt+Digit9'], 'palette.help.nth'],
  [['Mod+KeyL'], 'palette.help.lock'],
  [['Mod+KeyR'], 'palette.help.readAgain'],
  [['Mod+KeyN'], 'palette.help.addCodes'],
  [['Mod+Shift+KeyM'], 'palette.help.mini'],
  [['Mod+Comma'], 'palette.help.settings'],
  [['F6', 'Shift+F6'], 'palette.help.regions'],
  [['Enter'], 'palette.help.enter'],
  [['ArrowUp', 'ArrowDown'], 'palette.help.arrows'],
  [['Escape'], 'palette.help.escape'],
  [['Shift+Slash'], 'palette.help.help'],
];

const ofScreen: Readonly<Partial<Record<ScreenName, readonly Line[]>>> = {
  setup: [
    [['KeyT'], 'palette.help.setup.t'],
    [['KeyI'], 'palette.help.setup.i'],
    [['KeyP'], 'palette.help.setup.p'],
    [['Digit1', 'Digit4'], 'palette.help.setup.n'],
  ],
  authenticator: [
    [['Digit1', 'Digit9'], 'palette.help.authenticator.n'],
    [['Enter'], 'palette.help.authenticator.enter'],
    [['Mod+Enter'], 'palette.help.authenticator.next'],
    [['Shift+Enter'], 'palette.help.authenticator.now'],
    [['Space'], 'palette.help.authenticator.space'],
    [['Slash'], 'palette.help.authenticator.find'],
    [['KeyH'], 'palette.help.authenticator.hide'],
    [['KeyU'], 'palette.help.authenticator.used'],
    [['Period'], 'palette.help.authenticator.menu'],
    [['Alt+ArrowUp', 'Alt+ArrowDown'], 'palette.help.authenticator.reorder'],
  ],
  users: [
    [['Slash'], 'palette.help.users.find'],
    [['Enter'], 'palette.help.users.open'],
  ],
};

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <dl className="help-lines">
      {lines.map(([keys, words]) => (
        <div key={words} className="help-line">
          <dt>
            {keys.map((key, index) => (
              <Fragment key={key}>
                {index > 0 && key.includes('Digit') && <span>–</span>}
                <KeyCap>{shortcutLabel(key)}</KeyCap>
              </Fragment>
            ))}
          </dt>
          <dd>{t(words)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** "?": the shortcuts of this screen, then those that work anywhere. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { screen } = useRoute();
  const { settings } = useAppState();
  const here = ofScreen[screen];
  return (
    <Dialog title={t('palette.help.title')} onClose={onClose}>
      {here && (
        <>
          <h3>{t('palette.help.screen')}</h3>
          <Lines lines={here} />
          {settings.singleKeys && <p className="field-hint help-note">{t('palette.help.letterOff')}</p>}
        </>
      )}
      <h3>{t('palette.help.anywhere')}</h3>
      <Lines lines={anywhere} />
    </Dialog>
  );
}
