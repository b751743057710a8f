import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { later } from '../components/later';
import { Layer } from '../components/layer';
import { ProblemBox } from '../components/problem-box';
import { useShortcuts } from '../components/use-shortcuts';
import { moreWords } from '../i18n';
import { overlay, openOverlay } from './overlay';
import { shownProblem } from './problems-shown';
import { Rail } from './rail';
import { useStore } from './store';

const Palette = later(async () => {
  const [module] = await Promise.all([import('./palette'), moreWords()]);
  return module.Palette;
});
const Switcher = later(async () => (await import('./switcher')).Switcher);
const Help = later(async () => (await import('./help')).Help);
const EditAccount = later(async () => (await import('./edit-account')).EditAccount);

const close = () => openOverlay(null);

function Drawer() {
  useShortcuts({ Escape: close });
  return (
    <div className="drawer-scrim" onPointerDown={(event) => event.target === event.currentTarget && close()}>
      <div className="drawer">
        <Rail onGo={close} />
      </div>
    </div>
  );
}

function ShownProblem() {
  const { t } = useTranslation();
  const problem = useStore(shownProblem);
  if (!problem) return null;
  const dismiss = () => shownProblem.set(null);
  return (
    <Dialog
      title={t('problems.dialogTitle')}
      role="alertdialog"
      size="small"
      onClose={dismiss}
      actions={
        <Button kind="primary" autoFocus onPress={dismiss}>
          {t('common.close')}
        </Button>
      }
    >
      <ProblemBox problem={problem} plain />
    </Dialog>
  );
}

/** What the shell itself opens above the screen; one at a time. */
export function Overlays() {
  const open = useStore(overlay);
  return (
    <>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'switcher' && <Switcher onClose={close} />}
      {open === 'help' && <Help onClose={close} />}
      {open === 'edit-account' && <EditAccount onClose={close} />}
      {open === 'drawer' && (
        <Layer kind="sheet">
          <Drawer />
        </Layer>
      )}
      <ShownProblem />
    </>
  );
}
